"""The catalogue for programs: whole pieces with their variants, page by page."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import case, select
from sqlalchemy.orm import load_only

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Brand, Category, Product, ProductVariant
from luxeverse.services import identity
from luxeverse.services.catalogue import listing_query
from luxeverse.services.catalogue.parts import VariantFacts, variants_of
from luxeverse.services.catalogue.sellable import is_sold

SAID = load_only(
    Product.slug,
    Product.name,
    Product.brand_id,
    Product.category_id,
    Product.description,
    Product.price,
    Product.currency,
    Product.launch_date,
    Product.pre_order_enabled,
    Product.pre_order_end_date,
    Product.is_exclusive,
    raiseload=True,
)
"""A piece has fifty columns; the API tells of these."""

_LEFT = select(
    ProductVariant.id,
    case(
        (
            ProductVariant.is_available,
            ProductVariant.inventory_quantity - ProductVariant.inventory_reserved,
        ),
        else_=0,
    ).label("left"),
    Product.launch_date,
    Product.pre_order_enabled,
    Product.pre_order_end_date,
    Product.is_exclusive,
).join(Product, Product.id == ProductVariant.product_id)


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


@dataclass(frozen=True, slots=True)
class PiecePage:
    pieces: list[Piece]
    next_cursor: str | None


KEPT_PAGES = 512
_kept: dict[tuple[UUID, int, str | None, int, str | None], PiecePage] = {}
"""Pages as they were last read, by house, version of its catalogue, category, limit and cursor."""


async def browse(house: House, category: str | None, limit: int, cursor: str | None) -> PiecePage:
    """Pieces of a house, newest first, with what can be bought of each at this moment.

    What a page says changes only with the catalogue's version, so it is kept; how many are left is read every time.
    Raises NotFound for an unknown category, Invalid for a cursor that is not ours.
    """
    version = (await identity.record_of(house)).data_version
    key = (house.tenant_id, version, category, limit, cursor)
    page = _kept.get(key)
    async with read_session(house.tenant_id) as session:
        if page is not None:
            return await _with_stock(session, page)
        page = await _page(session, house, category, limit, cursor)
    while len(_kept) >= KEPT_PAGES:
        del _kept[next(iter(_kept))]
    _kept[key] = page
    return page


async def _with_stock(session: ReadSession, page: PiecePage) -> PiecePage:
    ids = [variant.id for piece in page.pieces for variant in piece.variants]
    rows = await session.execute(_LEFT.where(ProductVariant.id.in_(ids)))
    left = {row.id: row.left if is_sold(row) else 0 for row in rows}
    pieces = [
        replace(
            piece,
            variants=[replace(v, available=left.get(v.id, 0)) for v in piece.variants],
        )
        for piece in page.pieces
    ]
    return PiecePage(pieces, page.next_cursor)


async def _page(
    session: ReadSession, house: House, category: str | None, limit: int, cursor: str | None
) -> PiecePage:
    query = select(Product).where(Product.status.in_(VISIBLE), Product.deleted_at.is_(None))
    if category:
        found = await listing_query.category_by_slug(session, category)
        if found is None:
            raise NotFound("This house has no such category.", code="unknown_category")
        inside = await listing_query.with_descendants(session, found.id)
        query = query.where(Product.category_id.in_(inside))
    if cursor:
        query = query.where(Product.id < _decoded(cursor))
    query = query.order_by(Product.id.desc()).limit(limit + 1).options(SAID)
    rows = list((await session.scalars(query)).all())
    pieces = await _pieces(session, house, rows[:limit])
    return PiecePage(pieces, _encoded(rows[limit - 1].id) if len(rows) > limit else None)


async def piece(house: House, slug: str) -> Piece:
    """One piece on sale. Raises NotFound."""
    async with read_session(house.tenant_id) as session:
        found = await session.scalar(
            select(Product)
            .where(
                Product.slug == slug,
                Product.status.in_(VISIBLE),
                Product.deleted_at.is_(None),
            )
            .options(SAID)
        )
        if found is None:
            raise NotFound("This house has no such piece.", code="unknown_product")
        return (await _pieces(session, house, [found]))[0]


async def pieces(session: ReadSession, house: House, ids: Sequence[UUID]) -> list[Piece]:
    """These pieces, in the order given; unknown ids are left out."""
    rows = (await session.scalars(select(Product).where(Product.id.in_(ids)).options(SAID))).all()
    by_id = {row.id: row for row in rows}
    return await _pieces(session, house, [by_id[key] for key in ids if key in by_id])


async def _pieces(session: ReadSession, house: House, products: list[Product]) -> list[Piece]:
    ids = [product.id for product in products]
    makers = {
        key: name
        for key, name in await session.execute(
            select(Brand.id, Brand.name).where(Brand.id.in_({p.brand_id for p in products}))
        )
    }
    categories = {
        key: slug
        for key, slug in await session.execute(
            select(Category.id, Category.slug).where(
                Category.id.in_({p.category_id for p in products})
            )
        )
    }
    variants = await variants_of(session, ids)
    return [
        Piece(
            slug=product.slug,
            url=f"{house.prefix}/product/{product.slug}",
            name=product.name,
            maker=makers.get(product.brand_id, "") if product.brand_id else "",
            category=categories[product.category_id],
            description=product.description or "",
            price=Money.of(product.price, product.currency),
            variants=[_variant(v, product) for v in variants.get(product.id, [])],
        )
        for product in products
    ]


def _variant(row: VariantFacts, product: Product) -> PieceVariant:
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
