"""The catalogue for programs: whole pieces with their variants, page by page."""

import base64
import binascii
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, case, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import (
    Brand,
    Category,
    Collection,
    CollectionProduct,
    Product,
    ProductVariant,
)
from luxeverse.services import identity
from luxeverse.services.catalogue import listing_query
from luxeverse.services.catalogue.parts import THESE, VARIANTS, VariantFacts, variants_in
from luxeverse.services.catalogue.sellable import is_sold

_SAID = (
    select(
        Product.id,
        Product.slug,
        Product.name,
        Product.description,
        Product.price,
        Product.currency,
        Product.launch_date,
        Product.pre_order_enabled,
        Product.pre_order_end_date,
        Product.is_exclusive,
        Category.slug.label("category"),
        Brand.name.label("maker"),
        VARIANTS,
    )
    .join(Category, Category.id == Product.category_id)
    .outerjoin(Brand, Brand.id == Product.brand_id)
)
"""A piece has fifty columns; the API tells of these."""
_SHOWN = _SAID.where(Product.status.in_(VISIBLE), Product.deleted_at.is_(None))
_NAMED = _SHOWN.where(Product.slug == bindparam("slug"))
_THESE_PIECES = _SAID.where(Product.id == THESE)

_LEFT = select(
    func.array_agg(
        aggregate_order_by(
            case(
                (
                    ProductVariant.is_available,
                    ProductVariant.inventory_quantity - ProductVariant.inventory_reserved,
                ),
                else_=0,
            ),
            ProductVariant.id,
        )
    )
).where(ProductVariant.product_id == THESE)
"""How many are left of every variant of some pieces, in the order of their keys: one row, whatever the page."""


@dataclass(frozen=True, slots=True)
class PieceVariant:
    """``available`` is what can be bought now."""

    id: UUID
    sku: str
    title: str
    price: Money
    available: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece on sale; ``price`` is that of its cheapest variant."""

    slug: str
    url: str
    name: str
    maker: str
    category: str
    description: str
    price: Money
    variants: list[PieceVariant]


@dataclass(frozen=True, slots=True, eq=False)
class PiecePage:
    """Told apart by identity: whoever got the same page again has been told nothing new."""

    pieces: list[Piece]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class _Read:
    """A page with the keys of its pieces and what was left of each variant when it was read."""

    page: PiecePage
    ids: list[UUID]
    left: list[int]


KEPT_PAGES = 512
_kept: dict[tuple[House, int, date, "Part", int, str | None], _Read] = {}
"""Pages as they were last read, by house as it was addressed, version of its catalogue, day, part, limit and cursor."""


@dataclass(frozen=True, slots=True)
class Part:
    """Of a catalogue: a category with all below it, or a collection, by slug; both narrow it to what is in both."""

    category: str | None = None
    collection: str | None = None


async def browse(house: House, part: Part, limit: int, cursor: str | None) -> PiecePage:
    """Pieces of a house, newest first, with what can be bought of each at this moment.

    What a page says changes with the catalogue's version, the day and the stock. The last is read every time, and the
    page again if it differs. Raises NotFound for an unknown category or collection, Invalid for a cursor that is not ours.
    """
    version = (await identity.record_of(house)).data_version
    key = (house, version, clock.now().date(), part, limit, cursor)
    kept = _kept.get(key)
    async with read_session(house.tenant_id) as session:
        if kept is not None and kept.left == await _left(session, kept.ids):
            return kept.page
        read = await _page(session, house, part, limit, cursor)
    _kept.pop(key, None)
    while len(_kept) >= KEPT_PAGES:
        del _kept[next(iter(_kept))]
    _kept[key] = read
    return read.page


async def _left(session: ReadSession, ids: Sequence[UUID]) -> list[int]:
    return await session.scalar(_LEFT, {"pieces": list(ids)}) or []


async def _page(
    session: ReadSession, house: House, part: Part, limit: int, cursor: str | None
) -> _Read:
    query = _SHOWN
    if part.category:
        found = await listing_query.category_by_slug(session, part.category)
        if found is None:
            raise NotFound("This house has no such category.", code="unknown_category")
        inside = await listing_query.with_descendants(session, found.id)
        query = query.where(Product.category_id.in_(inside))
    if part.collection:
        query = query.where(Product.id.in_(await _members(session, part.collection)))
    if cursor:
        query = query.where(Product.id < _decoded(cursor))
    one_more = (await session.execute(query.order_by(Product.id.desc()).limit(limit + 1))).all()
    rows = one_more[:limit]
    ids = [row.id for row in rows]
    variants = [variants_in(row.variants) for row in rows]
    shown = [_piece(house, row, own) for row, own in zip(rows, variants, strict=True)]
    following = _encoded(ids[-1]) if len(one_more) > limit else None
    return _Read(PiecePage(shown, following), ids, _left_in(variants))


async def _members(session: ReadSession, collection: str) -> Any:
    """The pieces of a collection, as a query. Raises NotFound."""
    named = select(Collection.id).where(Collection.slug == collection, Collection.is_active)
    key = await session.scalar(named)
    if key is None:
        raise NotFound("This house has no such collection.", code="unknown_collection")
    return select(CollectionProduct.product_id).where(CollectionProduct.collection_id == key)


def _left_in(variants: Iterable[Sequence[VariantFacts]]) -> list[int]:
    """As ``_LEFT`` says it: PostgreSQL and Python put keys in the same order."""
    by_key = sorted((one.id, one.left) for of_piece in variants for one in of_piece)
    return [left for _, left in by_key]


async def piece(house: House, slug: str) -> Piece:
    """One piece on sale. Raises NotFound."""
    async with read_session(house.tenant_id) as session:
        row = (await session.execute(_NAMED, {"slug": slug})).first()
        if row is None:
            raise NotFound("This house has no such piece.", code="unknown_product")
    return _piece(house, row, variants_in(row.variants))


async def pieces(session: ReadSession, house: House, ids: Sequence[UUID]) -> list[Piece]:
    """These pieces, in the order given; unknown ids are left out."""
    rows = {row.id: row for row in await session.execute(_THESE_PIECES, {"pieces": list(ids)})}
    return [_piece(house, rows[key], variants_in(rows[key].variants)) for key in ids if key in rows]


def _piece(house: House, row: Row[Any], variants: Sequence[VariantFacts]) -> Piece:
    return Piece(
        slug=row.slug,
        url=f"{house.prefix}/product/{row.slug}",
        name=row.name,
        maker=row.maker or "",
        category=row.category,
        description=row.description or "",
        price=Money.of(min((v.price for v in variants), default=row.price), row.currency),
        variants=[_variant(variant, row) for variant in variants],
    )


def _variant(row: VariantFacts, product: Row[Any]) -> PieceVariant:
    return PieceVariant(
        id=row.id,
        sku=row.sku,
        title=", ".join(part for part in (row.color, row.material, row.size) if part),
        price=Money.of(row.price, product.currency),
        available=row.left if is_sold(product) else 0,
    )


def _encoded(last: UUID) -> str:
    return base64.urlsafe_b64encode(last.bytes).decode().rstrip("=")


def _decoded(cursor: str) -> UUID:
    try:
        return UUID(bytes=base64.b64decode(cursor + "==", altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        raise Invalid(
            "This cursor is not one of ours: take next_cursor as it is.", code="invalid_cursor"
        ) from None
