"""What shopping engines are told of the pieces of a house: one offer for each variant."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.errors import NotFound
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Brand, Category, Product, ProductVariant
from luxeverse.models.media import ProductMedia
from luxeverse.services.catalogue.sellable import is_sold
from luxeverse.services.media import picture
from luxeverse.services.storefront.product_loaded import left_of
from luxeverse.services.storefront.product_words import summary
from luxeverse.services.storefront.sitemap import shared_houses

BATCH = 500


@dataclass(frozen=True, slots=True)
class Offer:
    """A variant for sale; ``path`` and ``picture`` are paths on the shared host, prices are "42.00 EUR".

    ``sale_price`` is empty unless the variant costs less than it did.
    """

    sku: str
    group: str
    title: str
    description: str
    path: str
    picture: str
    price: str
    sale_price: str
    is_available: bool
    maker: str
    category: str
    colour: str
    size: str
    material: str


async def feed_house(slug: str) -> House:
    """The house of a feed as the shared host serves it. Raises NotFound."""
    for house in await shared_houses():
        if house.slug == slug:
            return house
    raise NotFound("There is no such house.", code="unknown_house")


async def merchant_offers(house: House) -> AsyncIterator[Offer]:
    """Every variant of every piece on sale, each batch read in a transaction of its own."""
    last: UUID | None = None
    while True:
        offers, ids = await _read(house, last)
        for offer in offers:
            yield offer
        if len(ids) < BATCH:
            return
        last = ids[-1]


async def _read(house: House, last: UUID | None) -> tuple[list[Offer], list[UUID]]:
    """The offers of the next pieces, and the keys of these."""
    async with read_session(house.tenant_id) as session:
        rows = (await session.execute(_batch(last))).all()
        ids = [row.Product.id for row in rows]
        variants, pictures = await _variants(session, ids), await _pictures(session, ids)
    offers = [
        _offer(house, row, variant, pictures.get(variant.id) or pictures.get(row.Product.id))
        for row in rows
        for variant in variants.get(row.Product.id, ())
    ]
    return offers, ids


def _batch(last: UUID | None) -> Any:
    query = (
        select(Product, Brand.name.label("maker"), Category.name.label("category"))
        .outerjoin(Brand, Brand.id == Product.brand_id)
        .join(Category, Category.id == Product.category_id)
        .where(Product.status.in_(VISIBLE), Product.deleted_at.is_(None))
        .order_by(Product.id)
        .limit(BATCH)
    )
    return query.where(Product.id > last) if last else query


async def _variants(
    session: ReadSession, product_ids: Sequence[UUID]
) -> dict[UUID, list[ProductVariant]]:
    query = (
        select(ProductVariant)
        .where(ProductVariant.product_id.in_(product_ids))
        .order_by(ProductVariant.display_order)
    )
    found: dict[UUID, list[ProductVariant]] = {}
    for variant in (await session.scalars(query)).all():
        found.setdefault(variant.product_id, []).append(variant)
    return found


async def _pictures(session: ReadSession, product_ids: Sequence[UUID]) -> dict[UUID, str]:
    """The picture of a variant that has its own, and of each piece."""
    query = (
        select(ProductMedia.product_id, ProductMedia.variant_id, ProductMedia.asset)
        .where(ProductMedia.product_id.in_(product_ids), ProductMedia.asset.is_not(None))
        .order_by(ProductMedia.is_primary.desc(), ProductMedia.display_order)
    )
    found: dict[UUID, str] = {}
    for product_id, variant_id, asset in await session.execute(query):
        found.setdefault(variant_id or product_id, asset)
    return found


def _offer(house: House, row: Any, variant: ProductVariant, asset: str | None) -> Offer:
    product: Product = row.Product
    choice = ", ".join(v for v in (variant.color, variant.material, variant.size) if v)
    price = Money.of(variant.price, product.currency)
    was = variant.compare_at_price
    is_sale = was is not None and was > variant.price
    regular = Money.of(was, product.currency) if was is not None and is_sale else price
    return Offer(
        sku=variant.sku,
        group=product.sku,
        title=f"{product.name}, {choice}" if choice else product.name,
        description=product.description or summary(product),
        path=f"{house.prefix}/product/{product.slug}?{urlencode({'variant': variant.sku})}",
        picture=picture(asset, "").src,
        price=_amount(regular),
        sale_price=_amount(price) if is_sale else "",
        is_available=left_of(variant) > 0 and is_sold(product),
        maker=row.maker or house.name,
        category=row.category,
        colour=variant.color or "",
        size=variant.size or "",
        material=variant.material or "",
    )


def _amount(money: Money) -> str:
    return f"{money.major} {money.currency}"
