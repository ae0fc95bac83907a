"""Variants and pictures of many pieces at once, each in the order they are offered and shown."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select

from luxeverse.core.db import ReadSession
from luxeverse.models.catalogue import ProductVariant
from luxeverse.models.media import ProductMedia

_PIECES: Any = bindparam("pieces", type_=ARRAY(Uuid))
THESE: Any = any_(_PIECES)
"""One parameter however many pieces, so that one statement serves every page and is planned once."""


class VariantFacts(NamedTuple):
    """What a card, a list or a choice tells of a variant: these columns, in this order, of all it has."""

    id: UUID
    product_id: UUID
    sku: str
    color: str | None
    color_hex: str | None
    material: str | None
    size: str | None
    price: Decimal
    compare_at_price: Decimal | None
    inventory_quantity: int
    inventory_reserved: int
    is_available: bool

    @property
    def left(self) -> int:
        """How many can be bought now."""
        return self.inventory_quantity - self.inventory_reserved if self.is_available else 0


class PictureFacts(NamedTuple):
    """A picture of the media manifest with its words and its crop."""

    product_id: UUID
    variant_id: UUID | None
    asset: str
    alt_text: str
    zoom: float
    focus_x: float
    focus_y: float


_VARIANTS = (
    select(*(getattr(ProductVariant, name) for name in VariantFacts._fields))
    .where(ProductVariant.product_id == THESE)
    .order_by(ProductVariant.display_order, ProductVariant.sku)
)

_PICTURES = (
    select(*(getattr(ProductMedia, name) for name in PictureFacts._fields))
    .where(ProductMedia.product_id == THESE, ProductMedia.asset.is_not(None))
    .order_by(ProductMedia.is_primary.desc(), ProductMedia.display_order)
)


async def variants_of(
    session: ReadSession, product_ids: Sequence[UUID]
) -> dict[UUID, list[VariantFacts]]:
    """By piece; one without any is left out."""
    found: dict[UUID, list[VariantFacts]] = {}
    for row in await session.execute(_VARIANTS, {"pieces": list(product_ids)}):
        found.setdefault(row.product_id, []).append(VariantFacts(*row))
    return found


async def pictures_of(
    session: ReadSession, product_ids: Sequence[UUID]
) -> dict[UUID, list[PictureFacts]]:
    """By piece, the first one first; turns and models are none."""
    found: dict[UUID, list[PictureFacts]] = {}
    for row in await session.execute(_PICTURES, {"pieces": list(product_ids)}):
        found.setdefault(row.product_id, []).append(PictureFacts(*row))
    return found
