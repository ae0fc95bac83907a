"""Variants as the bag and the order need them: what it is, what it costs now, how many are left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, select

from luxeverse.core.db import ReadSession
from luxeverse.core.errors import NotFound
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Brand, Product, ProductVariant
from luxeverse.models.media import ProductMedia
from luxeverse.schemas.common import Picture
from luxeverse.services.media import Crop, picture


@dataclass(frozen=True, slots=True)
class Sellable:
    """A variant of a piece. ``left`` is what can be bought now; 0 when sold out or withdrawn."""

    variant_id: UUID
    product_id: UUID
    sku: str
    slug: str
    name: str
    maker: str
    choice: str
    price: Money
    compare_at: Money | None
    left: int
    low_stock_threshold: int
    picture: Picture


async def sellable(session: ReadSession, variant_id: UUID) -> Sellable:
    """A variant of a piece on sale in this house. Raises NotFound."""
    found = await sellables(session, [variant_id])
    if not found:
        raise NotFound("This piece is not in our catalogue (any more).", code="unknown_variant")
    return found[0]


async def sellables(session: ReadSession, variant_ids: Sequence[UUID]) -> list[Sellable]:
    """Those of the variants that this house knows, in no particular order; withdrawn ones have nothing left."""
    found = await session.execute(_query().where(ProductVariant.id.in_(variant_ids)))
    rows: list[Any] = list(found)
    return [_sellable(*row) for row in rows]


def choice_text(variant: ProductVariant) -> str:
    """The chosen options as one phrase: "black calf, 40 mm"."""
    return ", ".join(part for part in (variant.color, variant.material, variant.size) if part)


def _query() -> Select[Any]:
    primary = and_(ProductMedia.product_id == Product.id, ProductMedia.is_primary)
    return (
        select(ProductVariant, Product, Brand.name, ProductMedia)
        .join(Product, Product.id == ProductVariant.product_id)
        .outerjoin(Brand, Brand.id == Product.brand_id)
        .outerjoin(ProductMedia, primary)
    )


def _sellable(
    variant: ProductVariant, product: Product, maker: str | None, media: ProductMedia | None
) -> Sellable:
    on_sale = variant.is_available and product.status in VISIBLE and product.deleted_at is None
    compare_at = variant.compare_at_price
    return Sellable(
        variant_id=variant.id,
        product_id=product.id,
        sku=variant.sku,
        slug=product.slug,
        name=product.name,
        maker=maker or "",
        choice=choice_text(variant),
        price=Money.of(variant.price, product.currency),
        compare_at=Money.of(compare_at, product.currency) if compare_at else None,
        left=variant.inventory_quantity - variant.inventory_reserved if on_sale else 0,
        low_stock_threshold=variant.low_stock_threshold,
        picture=picture(media.asset, media.alt_text, Crop(media.zoom, media.focus_x, media.focus_y))
        if media
        else picture(None, product.name),
    )
