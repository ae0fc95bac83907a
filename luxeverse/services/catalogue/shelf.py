"""The catalogue of a house as columns in the memory of this process, and what lists ask of them.

A house's columns are as old as its ``data_version``. A small catalogue is read whole when that rises; of a large one only what
changed since, and the whole every ten minutes, should an edit have left no date behind.
"""

import asyncio
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.columns import SORTS, Columns, Mask, Piece, Value
from luxeverse.domain.catalogue.filters import Filter
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import (
    Brand,
    Category,
    CollectionProduct,
    Product,
    ProductVariant,
)
from luxeverse.services.catalogue import listing_query as query

READ_WHOLE_UP_TO = 5_000
READ_WHOLE_AFTER_SECONDS = 600.0
LOOK_BACK = timedelta(seconds=60)
"""A transaction may commit this long after the moment it wrote down."""


@dataclass
class _Kept:
    version: int
    columns: Columns
    newest: datetime | None
    read_whole_at: float


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

    async def price_range(self, wanted: Filter) -> tuple[Decimal, Decimal] | None:
        """Lowest and highest price of what the other filters find, in major units."""
        open_prices = replace(wanted, price_from=None, price_to=None)
        return self.columns.price_range(await self._fitting(open_prices))

    async def found_ids(self, wanted: Filter, sort: str, offset: int, limit: int) -> list[UUID]:
        """Pieces in order, from ``offset`` on. Orders of a collection, a search or a house alone are the database's."""
        if sort not in SORTS or (sort == "curated" and wanted.collection_id):
            return await query.found_ids(self.session, wanted, sort, offset, limit)
        return self.columns.first(await self._fitting(wanted), sort, offset, limit)

    async def _fitting(self, wanted: Filter) -> Mask:
        for one in (wanted, wanted.base):
            if one and one.collection_id and one.collection_id not in self._members:
                inside = select(CollectionProduct.product_id).where(
                    CollectionProduct.collection_id == one.collection_id
                )
                self._members[one.collection_id] = (await self.session.scalars(inside)).all()
        return self.columns.fitting(wanted, self._members)


async def shelf(session: ReadSession, house: House, version: int) -> Shelf:
    """What a house whose ``data_version`` is this has on sale."""
    kept = _kept.get(house.tenant_id)
    if kept is None or kept.version != version:
        async with _locks.setdefault(house.tenant_id, asyncio.Lock()):
            kept = _kept.get(house.tenant_id)
            if kept is None or kept.version != version:
                kept = _kept[house.tenant_id] = await _read(session, version, kept)
    return Shelf(session, kept.columns)


async def _read(session: ReadSession, version: int, before: _Kept | None) -> _Kept:
    now = time.monotonic()
    is_whole = (
        before is None
        or len(before.columns.pieces) <= READ_WHOLE_UP_TO
        or now - before.read_whole_at > READ_WHOLE_AFTER_SECONDS
    )
    since = None if is_whole or before is None or before.newest is None else before.newest
    changed = await _changed(session, since - LOOK_BACK) if since else None
    found, newest = await _pieces(session, changed)
    known: dict[UUID, Piece] = {}
    if changed is not None and before is not None:
        known = {p.id: p for p in before.columns.pieces if p.id not in changed}
    known |= {piece.id: piece for piece in found}
    columns = await asyncio.to_thread(lambda: Columns(sorted(known.values(), key=lambda p: p.id)))
    latest = max((m for m in (newest, since) if m), default=None)
    return _Kept(
        version, columns, latest, now if is_whole or before is None else before.read_whole_at
    )


async def _changed(session: ReadSession, since: datetime) -> set[UUID]:
    """Pieces that changed, or of which a variant did."""
    own = select(Product.id).where(Product.updated_at >= since)
    by_variant = select(ProductVariant.product_id).where(ProductVariant.updated_at >= since)
    return {*(await session.scalars(own)).all(), *(await session.scalars(by_variant)).all()}


async def _pieces(
    session: ReadSession, only: Iterable[UUID] | None
) -> tuple[list[Piece], datetime | None]:
    """Pieces on sale, all or these, and when the youngest of them last changed."""
    is_wanted = and_(Product.status.in_(VISIBLE), Product.deleted_at.is_(None))
    variants_of = ProductVariant.product_id.in_(select(Product.id).where(is_wanted))
    if only is not None:
        keys = query.array(list(only))
        is_wanted = and_(is_wanted, Product.id == func.any(keys))
        variants_of = ProductVariant.product_id == func.any(keys)
    makers = {row.id: (row.slug, row.name, "") for row in await session.execute(_named(Brand))}
    kinds = {row.id: (row.slug, row.name, "") for row in await session.execute(_named(Category))}
    variants: dict[UUID, list[Any]] = {}
    newest: list[datetime] = []
    for row in await session.execute(_VARIANTS.where(variants_of)):
        variants.setdefault(row.product_id, []).append(row)
        newest.append(row.updated_at)
    shared: dict[Any, Any] = {}
    found = []
    for row in await session.execute(_PIECES.where(is_wanted)):
        own = variants.get(row.id, ())
        facets = {
            **_said(row.attributes),
            "occasion": tuple((tag, _capital(tag), "") for tag in dict.fromkeys(row.style_tags)),
            "maker": (makers[row.brand_id],) if row.brand_id in makers else (),
            "category": (kinds[row.category_id],),
            "colour": tuple(
                {
                    v.color: (v.color, _capital(v.color), v.color_hex or "") for v in own if v.color
                }.values()
            ),
            "size": tuple({v.size: (v.size, _capital(v.size), "") for v in own if v.size}.values()),
        }
        found.append(
            Piece(
                row.id,
                row.category_id,
                row.brand_id,
                row.price,
                any(v.is_available and v.left > 0 for v in own),
                row.is_featured,
                row.featured_at.timestamp() if row.featured_at else None,
                row.published_at.timestamp() if row.published_at else None,
                row.purchase_count,
                # Many pieces say the same: equal tuples are kept once.
                {key: shared.setdefault(said, said) for key, said in facets.items() if said},
            )
        )
        newest.append(row.updated_at)
    return found, max(newest, default=None)


def _named(table: Any) -> Any:
    return select(table.id, table.slug, table.name)


_PIECES = select(
    Product.id,
    Product.category_id,
    Product.brand_id,
    Product.price,
    Product.is_featured,
    Product.featured_at,
    Product.published_at,
    Product.purchase_count,
    Product.attributes,
    Product.style_tags,
    Product.updated_at,
)
_VARIANTS = select(
    ProductVariant.product_id,
    ProductVariant.color,
    ProductVariant.color_hex,
    ProductVariant.size,
    ProductVariant.is_available,
    (ProductVariant.inventory_quantity - ProductVariant.inventory_reserved).label("left"),
    ProductVariant.updated_at,
)


def _said(attributes: Mapping[str, Any]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Attributes as facets: a text is one value, a list several, anything else none."""
    said = {}
    for key, value in attributes.items():
        listed = value if isinstance(value, list) else [value]
        texts = dict.fromkeys(text for text in listed if isinstance(text, str))
        said[key] = tuple((text, _capital(text), "") for text in texts)
    return said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
