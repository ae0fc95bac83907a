"""What shopping engines are told of the pieces of a house: one offer for each variant."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import select

from luxeverse.core.actor import House
from luxeverse.core.db import read_session
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.selling import SOLD, Stage
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Brand, Category, Product
from luxeverse.services.catalogue.parts import PictureFacts, VariantFacts, pictures_of, variants_of
from luxeverse.services.catalogue.sellable import stage_today
from luxeverse.services.media import picture
from luxeverse.services.storefront.product_words import summary

BATCH = 500


@dataclass(frozen=True, slots=True)
class Offer:
    """A variant for sale; ``path`` and ``picture`` are paths on the shared host, prices are "42.00 EUR".

    ``availability`` is as Google's product data specification names it; ``available_from`` is the day a piece that is
    ordered ahead leaves, ISO 8601, else empty. ``sale_price`` is empty unless the variant costs less than it did.
    """

    sku: str
    group: str
    title: str
    description: str
    path: str
    picture: str
    price: str
    sale_price: str
    availability: str
    available_from: str
    maker: str
    category: str
    colour: str
    size: str
    material: str


async def merchant_offers(house: House) -> AsyncIterator[Offer]:
    """Every variant of every piece that is shown, each batch read in a transaction of its own. An offer needs a picture."""
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
        variants, pictures = await variants_of(session, ids), await pictures_of(session, ids)
    offers = [
        _offer(house, row, variant, asset)
        for row in rows
        for variant in variants.get(row.Product.id, ())
        if (asset := _asset(variant, pictures.get(row.Product.id, ())))
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


def _asset(variant: VariantFacts, pictures: Sequence[PictureFacts]) -> str | None:
    """The variant's own picture, or else the first that all variants share."""
    for owner in (variant.id, None):
        for one in pictures:
            if one.variant_id == owner:
                return one.asset
    return None


def _offer(house: House, row: Any, variant: VariantFacts, asset: str) -> Offer:
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
        **_available(product, variant),
        maker=row.maker or house.name,
        category=row.category,
        colour=variant.color or "",
        size=variant.size or "",
        material=variant.material or "",
    )


def _available(product: Product, variant: VariantFacts) -> dict[str, str]:
    stage = stage_today(product)
    if variant.left <= 0 or stage not in SOLD:
        return {"availability": "out_of_stock", "available_from": ""}
    if stage is Stage.PRE_ORDER and product.launch_date:
        return {"availability": "preorder", "available_from": product.launch_date.isoformat()}
    return {"availability": "in_stock", "available_from": ""}


def _amount(money: Money) -> str:
    return f"{money.major} {money.currency}"
