"""Pieces as cards in a grid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession
from luxeverse.core.money import Money
from luxeverse.models.catalogue import Brand, Product
from luxeverse.schemas.catalogue import ProductCard, Swatch
from luxeverse.schemas.common import Picture, PriceLabel
from luxeverse.services.catalogue.parts import (
    PICTURES,
    THESE,
    VARIANTS,
    PictureFacts,
    VariantFacts,
    pictures_in,
    variants_in,
)
from luxeverse.services.catalogue.sellable import is_sold
from luxeverse.services.media import Crop, picture

SWATCHES_SHOWN = 5
FEW = 3
"""From this number of pieces on a card says how many are left."""


def label(amount: Money, house: House) -> PriceLabel:
    """Money as the browser gets it."""
    return PriceLabel(amount.minor, amount.currency, amount.text(house.locale))


async def cards(
    session: ReadSession, house: House, product_ids: Sequence[UUID], *, of_a_list: bool = False
) -> list[ProductCard]:
    """Cards of these pieces, in the order given; unknown ids are left out. One query.

    In a list a card has a third view to swipe to; elsewhere nobody would see it.
    """
    made = await cards_by_id(session, house, product_ids, of_a_list=of_a_list)
    return [made[product_id] for product_id in product_ids if product_id in made]


async def cards_by_id(
    session: ReadSession, house: House, product_ids: Sequence[UUID], *, of_a_list: bool = False
) -> dict[UUID, ProductCard]:
    """The same by the key of the piece."""
    if not product_ids:
        return {}
    rows = await session.execute(_PIECES, {"pieces": list(product_ids)})
    return {
        row.id: _card(
            house, row, _views(pictures_in(row.pictures), of_a_list), variants_in(row.variants)
        )
        for row in rows
    }


_PIECES = (
    select(
        Product.id,
        Product.slug,
        Product.name,
        Product.one_line,
        Product.currency,
        Product.price,
        Product.compare_at_price,
        Product.attributes,
        Product.is_limited_edition,
        Product.launch_date,
        Product.pre_order_enabled,
        Product.pre_order_end_date,
        Product.is_exclusive,
        Brand.name.label("maker"),
        VARIANTS,
        PICTURES,
    )
    .outerjoin(Brand, Brand.id == Product.brand_id)
    .where(Product.id == THESE)
)
"""What a card tells of a piece, of the fifty columns it has."""


@dataclass(slots=True)
class _Views:
    """What a card shows of a piece: its first picture, other views, and one for each variant that has its own."""

    first: PictureFacts | None = None
    second: PictureFacts | None = None
    third: PictureFacts | None = None
    variants: dict[UUID, PictureFacts] = field(default_factory=dict)


def _views(media: Sequence[PictureFacts], of_a_list: bool) -> _Views:
    views = _Views()
    for one in media:
        if one.variant_id:
            views.variants.setdefault(one.variant_id, one)
        elif views.first is None:
            views.first = one
        elif views.second is None:
            views.second = one
        elif of_a_list:
            views.third = views.third or one
    return views


def _shown(media: PictureFacts | None, name: str) -> Picture:
    if media is None:
        return picture(None, name)
    return picture(media.asset, media.alt_text, Crop(media.zoom, media.focus_x, media.focus_y))


def _swatches(
    url: str, variants: Sequence[VariantFacts], views: Mapping[UUID, PictureFacts]
) -> list[Swatch]:
    """The colours of a piece, each once, by its first variant; none when there is no choice."""
    first: dict[str, VariantFacts] = {}
    for variant in variants:
        if variant.color_hex and variant.color:
            first.setdefault(variant.color_hex, variant)
    if len(first) <= 1:
        return []
    return [
        Swatch(
            label=variant.color or "",
            value=value,
            url=f"{url}?variant={variant.sku}",
            picture=_shown(views.get(variant.id), ""),
        )
        for value, variant in first.items()
    ]


def _card(house: House, product: Any, views: _Views, variants: list[VariantFacts]) -> ProductCard:
    left = sum(variant.left for variant in variants)
    prices = {v.price for v in variants} or {product.price}
    lowest = label(Money.of(min(prices), product.currency), house)
    if len(prices) > 1:
        lowest = PriceLabel(lowest.minor, lowest.currency, f"from {lowest.text}")
    url = f"{house.prefix}/product/{product.slug}"
    colours = _swatches(url, variants, views.variants)
    compare_at = product.compare_at_price
    attributes = product.attributes
    return ProductCard(
        slug=product.slug,
        url=url,
        name=product.name,
        maker=product.maker or "",
        attribute=product.one_line or "",
        price=lowest,
        compare_at=label(Money.of(compare_at, product.currency), house)
        if compare_at
        else PriceLabel(),
        picture=_shown(views.first, product.name),
        second=_shown(views.second, ""),
        third=_shown(views.third, ""),
        badge=_badge(product, left),
        swatches=colours[:SWATCHES_SHOWN],
        swatch_text=f"{len(colours)} colours" if colours else "",
        available=left > 0,
        number=str(attributes.get("folio", "")),
        latin=str(attributes.get("latin", "")),
        season=_words(attributes.get("season")),
        humour=_words(attributes.get("humour")),
        tint=str(attributes.get("tint", "")),
        variant_id=_only_variant(product, variants),
    )


def _only_variant(product: Any, variants: list[VariantFacts]) -> str:
    """The one way to have a piece, if there is just one and it can be had now."""
    if len(variants) != 1 or not is_sold(product):
        return ""
    return str(variants[0].id) if variants[0].left > 0 else ""


def _words(value: object) -> str:
    text = ", ".join(str(v) for v in value) if isinstance(value, list) else str(value or "")
    return text[:1].upper() + text[1:]


def _badge(product: Any, left: int) -> str:
    if left <= 0:
        return "Sold out"
    if left == 1:
        return "The last one"
    if left <= FEW:
        return f"{left} left"
    return "Limited edition" if product.is_limited_edition else ""
