"""The catalogue of a house as columns in the memory of this process, and what lists ask of them.

A house's columns are as old as its ``data_version``. A small catalogue is read whole when that rises; of a large one only what
changed since, and the whole every ten minutes, should an edit have left no date behind.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.columns import SORTS, Columns, Mask, Piece, Value
from luxeverse.domain.catalogue.filters import Filter
from luxeverse.domain.recommend.leaning import Leaning
from luxeverse.models.catalogue import CollectionProduct
from luxeverse.services.catalogue import listing_query as query
from luxeverse.services.catalogue.shelf_rows import Rows, changed_since, made_of, read_rows

READ_WHOLE_UP_TO = 5_000
READ_WHOLE_AFTER_SECONDS = 600.0
LOOK_BACK = timedelta(seconds=60)
"""A transaction may commit this long after the moment it wrote down."""


@dataclass
class _Kept:
    version: int
    day: date
    columns: Columns
    newest: datetime | None
    read_whole_at: float

    def is_of(self, version: int) -> bool:
        """Not older than this version, and of today: a launch needs no change of the data."""
        return self.version >= version and self.day == clock.now().date()


_kept: dict[UUID, _Kept] = {}
_locks: dict[UUID, asyncio.Lock] = {}


def forget() -> None:
    """Read again on the next call; tests that change the catalogue beside the services need it."""
    _kept.clear()


@dataclass
class Shelf:
    """The columns of a house at one moment, asked within one session."""

    session: ReadSession
    columns: Columns
    _members: dict[UUID, Sequence[UUID]] = field(default_factory=dict)

    async def count(self, wanted: Filter) -> int:
        return int((await self._fitting(wanted)).sum())

    async def values(self, wanted: Filter, facet: str) -> list[Value]:
        """The values of a facet, each with how many pieces choosing it would find."""
        return self.columns.values(facet, await self._fitting(wanted.without(facet)))

    async def choices(
        self, base: Filter, wanted: Filter, facets: Sequence[str]
    ) -> dict[str, list[Value]]:
        """For each facet every value that pieces of the base have or that is chosen, counted as in ``values``."""
        held = await self._fitting(base)
        return {
            facet: self.columns.values(
                facet,
                await self._fitting(wanted.without(facet)),
                held,
                wanted.facets.get(facet, ()),
            )
            for facet in facets
        }

    async def price_range(self, wanted: Filter) -> tuple[Decimal, Decimal] | None:
        """Lowest and highest price of what the other filters find, in major units."""
        open_prices = replace(wanted, price_from=None, price_to=None)
        return self.columns.price_range(await self._fitting(open_prices))

    async def found_ids(self, wanted: Filter, sort: str, offset: int, limit: int) -> list[UUID]:
        """Pieces in order, from ``offset`` on. Orders of a collection or a house alone are the database's."""
        if sort == query.RELEVANCE and wanted.ids is not None:
            return self.columns.ranked(await self._fitting(wanted), wanted.ids, offset, limit)
        if sort not in SORTS or (sort == "curated" and wanted.collection_id):
            return await query.found_ids(self.session, wanted, sort, offset, limit)
        return self.columns.first(await self._fitting(wanted), sort, offset, limit)

    async def leaned_ids(
        self, wanted: Filter, leaning: Leaning, offset: int, limit: int
    ) -> list[UUID]:
        """Pieces as somebody leans, from ``offset`` on; the same leaning always gives the same order."""
        return self.columns.leaned(await self._fitting(wanted), leaning, offset, limit)

    async def _fitting(self, wanted: Filter) -> Mask:
        for one in (wanted, wanted.base):
            if one and one.collection_id and one.collection_id not in self._members:
                inside = select(CollectionProduct.product_id).where(
                    CollectionProduct.collection_id == one.collection_id
                )
                self._members[one.collection_id] = (await self.session.scalars(inside)).all()
        return self.columns.fitting(wanted, self._members)


async def shelf(session: ReadSession, house: House, version: int) -> Shelf:
    """What a house has on sale, as of this ``data_version`` or a later one."""
    kept = _kept.get(house.tenant_id)
    if kept is None or not kept.is_of(version):
        async with _locks.setdefault(house.tenant_id, asyncio.Lock()):
            kept = _kept.get(house.tenant_id)
            if kept is None or not kept.is_of(version):
                kept = _kept[house.tenant_id] = await _read(session, version, kept)
    return Shelf(session, kept.columns)


async def _read(session: ReadSession, version: int, before: _Kept | None) -> _Kept:
    now = time.monotonic()
    today = clock.now().date()
    is_partial = before is not None and before.day == today and not _is_stale(before, now)
    since = before.newest if before and is_partial else None
    changed = await changed_since(session, since - LOOK_BACK) if since else None
    rows = await read_rows(session, changed)
    # A hundred thousand pieces take seconds to lay out: nobody else shall wait for them.
    columns = await asyncio.to_thread(_laid_out, rows, changed, before)
    newest = max((m for m in (rows.newest, since) if m), default=None)
    read_whole_at = before.read_whole_at if before and since else now
    return _Kept(version, today, columns, newest, read_whole_at)


def _is_stale(before: _Kept, now: float) -> bool:
    """Whether everything is to be read again."""
    is_small = len(before.columns.pieces) <= READ_WHOLE_UP_TO
    return is_small or now - before.read_whole_at > READ_WHOLE_AFTER_SECONDS


def _laid_out(rows: Rows, changed: set[UUID] | None, before: _Kept | None) -> Columns:
    """The new columns, with every facet and order that was asked of those before."""
    known = {piece.id: piece for piece in made_of(rows)}
    if before is None:
        return Columns(sorted(known.values(), key=_key))
    if changed is not None:
        known |= {p.id: p for p in before.columns.pieces if p.id not in changed}
    columns = Columns(sorted(known.values(), key=_key))
    columns.lay_out_as(before.columns)
    return columns


def _key(piece: Piece) -> UUID:
    return piece.id
