"""Pieces as cards in a grid."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, func, select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Brand, Product, ProductVariant
from luxeverse.models.media import ProductMedia
from luxeverse.schemas.catalogue import ProductCard, Swatch
from luxeverse.schemas.common import PriceLabel
from luxeverse.services.media import Crop, picture

SWATCHES_SHOWN = 5
FEW = 3
"""From this number of pieces on a card says how many are left."""


def label(amount: Money, house: House) -> PriceLabel:
    """Money as the browser gets it."""
    return PriceLabel(amount.minor, amount.currency, amount.text(house.locale))


async def cards(
    session: ReadSession, house: House, product_ids: Sequence[UUID]
) -> list[ProductCard]:
    """Cards of these pieces, in the order given; unknown ids are left out. Two queries."""
    if not product_ids:
        return []
    primary = and_(ProductMedia.product_id == Product.id, ProductMedia.is_primary)
    rows = await session.execute(
        select(Product, Brand.name, ProductMedia)
        .outerjoin(Brand, Brand.id == Product.brand_id)
        .outerjoin(ProductMedia, primary)
        .where(Product.id.in_(product_ids))
    )
    variants = await _variants(session, product_ids)
    made = {
        product.id: _card(house, product, maker, media, variants.get(product.id, []))
        for product, maker, media in rows
    }
    return [made[product_id] for product_id in product_ids if product_id in made]


async def _variants(
    session: ReadSession, product_ids: Sequence[UUID]
) -> dict[UUID, list[ProductVariant]]:
    query = (
        select(ProductVariant)
        .where(ProductVariant.product_id.in_(product_ids))
        .order_by(ProductVariant.display_order)
    )
    grouped: dict[UUID, list[ProductVariant]] = {}
    for variant in (await session.scalars(query)).all():
        grouped.setdefault(variant.product_id, []).append(variant)
    return grouped


def _card(
    house: House,
    product: Product,
    maker: str | None,
    media: ProductMedia | None,
    variants: list[ProductVariant],
) -> ProductCard:
    left = sum(v.inventory_quantity - v.inventory_reserved for v in variants if v.is_available)
    prices = {v.price for v in variants} or {product.price}
    lowest = label(Money.of(min(prices), product.currency), house)
    if len(prices) > 1:
        lowest = PriceLabel(lowest.minor, lowest.currency, f"from {lowest.text}")
    colours = list({v.color_hex: v.color for v in variants if v.color_hex and v.color}.items())
    compare_at = product.compare_at_price
    attributes = product.attributes
    return ProductCard(
        slug=product.slug,
        url=f"{house.prefix}/product/{product.slug}",
        name=product.name,
        maker=maker or "",
        attribute=product.one_line or "",
        price=lowest,
        compare_at=label(Money.of(compare_at, product.currency), house)
        if compare_at
        else PriceLabel(),
        picture=picture(media.asset, media.alt_text, Crop(media.zoom, media.focus_x, media.focus_y))
        if media
        else picture(None, product.name),
        badge=_badge(product, left),
        swatches=[Swatch(name, value) for value, name in colours[:SWATCHES_SHOWN]]
        if len(colours) > 1
        else [],
        swatch_text=f"{len(colours)} colours" if len(colours) > 1 else "",
        available=left > 0,
        number=str(attributes.get("folio", "")),
        latin=str(attributes.get("latin", "")),
        season=_words(attributes.get("season")),
        tint=str(attributes.get("tint", "")),
    )


def _words(value: object) -> str:
    text = ", ".join(str(v) for v in value) if isinstance(value, list) else str(value or "")
    return text[:1].upper() + text[1:]


def _badge(product: Product, left: int) -> str:
    if left <= 0:
        return "Sold out"
    if left == 1:
        return "The last one"
    if left <= FEW:
        return f"{left} left"
    return "Limited edition" if product.is_limited_edition else ""


async def related_ids(session: ReadSession, product: Product, limit: int) -> list[UUID]:
    """Other pieces of the same category, then of the same maker, nearest in price first."""
    distance = func.abs(Product.price - product.price)
    same = (Product.category_id == product.category_id).desc()
    query = (
        select(Product.id)
        .where(
            Product.id != product.id,
            Product.status.in_(VISIBLE),
            Product.deleted_at.is_(None),
            (Product.category_id == product.category_id) | (Product.brand_id == product.brand_id),
        )
        .order_by(same, distance, Product.id)
        .limit(limit)
    )
    return list((await session.scalars(query)).all())
