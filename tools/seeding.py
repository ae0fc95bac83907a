"""Putting rows where they belong: made when missing, changed where the files say something else."""

from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select

from luxeverse.core.db import WriteSession
from luxeverse.models.base import Timed

Row = TypeVar("Row", bound=Timed)


@dataclass
class Tally:
    """What a run did to one house."""

    added: int = 0
    changed: int = 0
    kept: int = 0
    pieces: dict[str, UUID] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return self.added + self.changed


@dataclass(frozen=True)
class Run:
    """One transaction of one house and the count of what it did."""

    session: WriteSession
    tally: Tally


async def put(
    run: Run,
    table: type[Row],
    keys: dict[str, Any],
    values: dict[str, Any],
    only_when_new: dict[str, Any] | None = None,
) -> Row:
    """The row, made or brought up to date; untouched when nothing differs."""
    row = (await run.session.execute(select(table).filter_by(**keys))).scalar_one_or_none()
    if row is None:
        row = table(**values, **(only_when_new or {}))
        run.session.add(row)
        await run.session.flush()
        run.tally.added += 1
        return row
    differing = {key: value for key, value in values.items() if getattr(row, key) != value}
    for key, value in differing.items():
        setattr(row, key, value)
    if differing:
        run.tally.changed += 1
    else:
        run.tally.kept += 1
    return row
