"""The houses: read often, changed rarely, so each process remembers them for a moment."""

import time
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from luxeverse.core.actor import House
from luxeverse.core.db import EVERY_HOUSE, read_session
from luxeverse.core.errors import Broken
from luxeverse.core.ids import TenantId
from luxeverse.models.houses import Tenant

REMEMBERED_SECONDS = 1.0
"""How long a page may be older than the catalogue after an edit."""


@dataclass(frozen=True, slots=True)
class HouseRecord:
    """A house, its own hosts, its content settings, and the version of its catalogue."""

    house: House
    hosts: frozenset[str]
    settings: dict[str, object]
    data_version: int

    @property
    def position(self) -> tuple[int, str]:
        """The house at the root of a shared host comes first."""
        return int(str(self.settings.get("position", 99))), self.house.slug


_remembered: tuple[float, tuple[HouseRecord, ...]] = (0.0, ())
_is_reading = False
_times_forgotten = 0


async def all_houses() -> tuple[HouseRecord, ...]:
    """Every house, the marketplace first."""
    global _remembered, _is_reading  # noqa: PLW0603  one memory per process is the point
    read_at, records = _remembered
    # While one reads again, the others go on with what is known: a crowd must not ask all at once.
    if records and (_is_reading or time.monotonic() - read_at < REMEMBERED_SECONDS):
        return records
    _is_reading = True
    began, forgotten = time.monotonic(), _times_forgotten
    try:
        async with read_session(EVERY_HOUSE) as session:
            rows = (await session.scalars(select(Tenant))).all()
    finally:
        _is_reading = False
    records = tuple(sorted((_record(row) for row in rows), key=lambda r: r.position))
    # What changed while they were read may be missing, so their age counts from before; told to forget, keep nothing.
    if forgotten == _times_forgotten:
        _remembered = (began, records)
    return records


async def record_of(house: House) -> HouseRecord:
    """The record of a house that exists, also when it was added a moment ago. Raises Broken for any other."""
    for _ in range(2):
        for record in await all_houses():
            if record.house.tenant_id == house.tenant_id:
                return record
        forget()
    raise Broken(f"there is no house {house.slug}")


async def filter_keys(house: House) -> frozenset[str]:
    """The keys by which a house filters its lists."""
    facets: Any = (await record_of(house)).settings.get("facets", [])
    return frozenset(facet["key"] for facet in facets)


def forget() -> None:
    """Read again on the next call; tests that change houses need it."""
    global _remembered, _times_forgotten  # noqa: PLW0603
    _remembered = (0.0, ())
    _times_forgotten += 1


def _record(row: Tenant) -> HouseRecord:
    house = House(
        tenant_id=TenantId(row.id),
        slug=row.slug,
        name=row.name,
        currency=row.currency,
        locale=row.locale,
        order_prefix=row.order_prefix,
    )
    return HouseRecord(house, frozenset(row.hosts), row.settings, row.data_version)
