"""Variants as the bag and the order need them: what it is, what it costs now, how many are left."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Row, Uuid, and_, any_, bindparam, select

from luxeverse.core import clock
from luxeverse.core.db import ReadSession
from luxeverse.core.errors import NotFound
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.choice import choice_text
from luxeverse.domain.catalogue.selling import SOLD, Stage, is_sold_to, stage_of
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Brand, Category, Product, ProductVariant
from luxeverse.models.media import ProductMedia
from luxeverse.schemas.common import Picture
from luxeverse.services.catalogue.parts import THESE
from luxeverse.services.media import Crop, picture

GRAMS_PER_UNIT = {"g": 1.0, "kg": 1000.0, "oz": 28.349523125, "lb": 453.59237}
"""Source: international yard and pound agreement, 1959."""


@dataclass(frozen=True, slots=True)
class Sellable:
    """A variant of a piece.

    ``choice`` is its options as one phrase ("black calf, 40 mm"). ``left`` is what can be bought now; 0 when sold out,
    withdrawn, not launched yet or for members other than the buyer. ``bespoke`` is what may be made of it for one person. ``grams`` is
    what it weighs, as packed by its maker; None where neither the variant nor the maker says.
    """

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
    bespoke: Mapping[str, Any]
    stage: Stage
    launch: date | None
    category: str
    grams: int | None


async def sellables(
    session: ReadSession, variant_ids: Iterable[UUID], tier: str = ""
) -> list[Sellable]:
    """Those of the variants that this house knows, in no particular order; withdrawn ones have nothing left.

    ``tier`` is the buyer's: what is for members alone has something left for them.
    """
    rows = await session.execute(_THESE_VARIANTS, {"variants": list(variant_ids)})
    return [_sellable(row, tier) for row in rows]


async def sellables_of(
    session: ReadSession, product_ids: Iterable[UUID]
) -> dict[UUID, list[Sellable]]:
    """All variants of these pieces that this house knows, by piece, as they are offered."""
    found: dict[UUID, list[Sellable]] = {}
    for row in await session.execute(_OF_THESE_PIECES, {"pieces": list(product_ids)}):
        found.setdefault(row.product_id, []).append(_sellable(row))
    return found


def among(pieces: Sequence[Sellable], variant_id: UUID) -> Sellable:
    """The piece of a variant that was asked for. Raises NotFound when this house does not know it."""
    for piece in pieces:
        if piece.variant_id == variant_id:
            return piece
    raise NotFound("This piece is not in our catalogue (any more).", code="unknown_variant")


_SAID: tuple[Any, ...] = (
    ProductVariant.id,
    ProductVariant.product_id,
    ProductVariant.sku,
    ProductVariant.color,
    ProductVariant.material,
    ProductVariant.size,
    ProductVariant.price,
    ProductVariant.compare_at_price,
    ProductVariant.is_available,
    ProductVariant.inventory_quantity,
    ProductVariant.inventory_reserved,
    ProductVariant.low_stock_threshold,
    ProductVariant.weight_value,
    ProductVariant.weight_unit,
    Product.footprint["grams"].astext.label("packed_grams"),
    Category.slug.label("category"),
    Product.slug,
    Product.name,
    Product.currency,
    Product.status,
    Product.deleted_at,
    Product.bespoke,
    Product.launch_date,
    Product.pre_order_enabled,
    Product.pre_order_end_date,
    Product.is_exclusive,
    Product.pre_loved_of,
    Brand.name.label("maker"),
    ProductMedia.asset,
    ProductMedia.alt_text,
    ProductMedia.zoom,
    ProductMedia.focus_x,
    ProductMedia.focus_y,
)

_SELLABLES = (
    select(*_SAID)
    .join(Product, Product.id == ProductVariant.product_id)
    .join(Category, Category.id == Product.category_id)
    .outerjoin(Brand, Brand.id == Product.brand_id)
    .outerjoin(ProductMedia, and_(ProductMedia.product_id == Product.id, ProductMedia.is_primary))
)
"""Columns, not rows: a piece has fifty, its story and attributes among them, and every change of a bag reads these."""
_THESE_VARIANTS = _SELLABLES.where(
    ProductVariant.id == any_(bindparam("variants", type_=ARRAY(Uuid)))
)
_OF_THESE_PIECES = _SELLABLES.where(ProductVariant.product_id == THESE).order_by(
    ProductVariant.display_order, ProductVariant.sku
)


def stage_today(piece: Any) -> Stage:
    """The stage of a product, or of a row with its columns."""
    return stage_of(
        piece.launch_date,
        piece.pre_order_enabled,
        piece.pre_order_end_date,
        piece.is_exclusive,
        clock.now().date(),
    )


def is_sold(piece: Any) -> bool:
    """Whether anybody may buy the product today."""
    return stage_today(piece) in SOLD


def _sellable(row: Row[Any], tier: str = "") -> Sellable:
    stage = stage_today(row)
    is_shown = row.status in VISIBLE or row.pre_loved_of is not None
    on_sale = row.is_available and is_shown and row.deleted_at is None and is_sold_to(stage, tier)
    choice = choice_text(row.color, row.material, row.size)
    compare_at = row.compare_at_price
    return Sellable(
        variant_id=row.id,
        product_id=row.product_id,
        sku=row.sku,
        slug=row.slug,
        name=row.name,
        maker=row.maker or "",
        choice=choice,
        price=Money.of(row.price, row.currency),
        compare_at=Money.of(compare_at, row.currency) if compare_at else None,
        left=row.inventory_quantity - row.inventory_reserved if on_sale else 0,
        low_stock_threshold=row.low_stock_threshold,
        picture=picture(row.asset, row.alt_text, Crop(row.zoom, row.focus_x, row.focus_y))
        if row.asset
        else picture(None, row.name),
        bespoke=row.bespoke,
        stage=stage,
        launch=row.launch_date,
        category=row.category,
        grams=_grams(row),
    )


def _grams(row: Row[Any]) -> int | None:
    """The variant's own weight, else what its maker states of the parcel."""
    if row.weight_value is not None and row.weight_unit in GRAMS_PER_UNIT:
        return round(row.weight_value * GRAMS_PER_UNIT[row.weight_unit])
    return int(row.packed_grams) if row.packed_grams else None
