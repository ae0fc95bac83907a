"""Variants and pictures of many pieces at once, each in the order they are offered and shown."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Select, Uuid, any_, bindparam, select

from luxeverse.core.db import ReadSession
from luxeverse.models.catalogue import ProductVariant
from luxeverse.models.media import ProductMedia

_PIECES: Any = bindparam("pieces", type_=ARRAY(Uuid))
THESE: Any = any_(_PIECES)
"""One parameter however many pieces, so that one statement serves every page and is planned once."""

_OF_A_VARIANT: tuple[Any, ...] = (
    ProductVariant.id,
    ProductVariant.product_id,
    ProductVariant.sku,
    ProductVariant.color,
    ProductVariant.color_hex,
    ProductVariant.material,
    ProductVariant.size,
    ProductVariant.price,
    ProductVariant.compare_at_price,
    ProductVariant.inventory_quantity,
    ProductVariant.inventory_reserved,
    ProductVariant.is_available,
)
"""Columns, not rows: what a card, a list or a choice tells of a variant."""
_VARIANTS = (
    select(*_OF_A_VARIANT)
    .where(ProductVariant.product_id == THESE)
    .order_by(ProductVariant.display_order, ProductVariant.sku)
)

_PICTURES = (
    select(
        ProductMedia.product_id,
        ProductMedia.variant_id,
        ProductMedia.asset,
        ProductMedia.alt_text,
        ProductMedia.zoom,
        ProductMedia.focus_x,
        ProductMedia.focus_y,
    )
    .where(ProductMedia.product_id == THESE, ProductMedia.asset.is_not(None))
    .order_by(ProductMedia.is_primary.desc(), ProductMedia.display_order)
)


async def variants_of(session: ReadSession, product_ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    """By piece, each as a row of what is said of a variant; a piece without any is left out."""
    return await _by_piece(session, _VARIANTS, product_ids)


async def pictures_of(session: ReadSession, product_ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    """Pictures of the media manifest by piece, the first one first, as rows of name, words and crop; turns and models
    are none.
    """
    return await _by_piece(session, _PICTURES, product_ids)


async def _by_piece(
    session: ReadSession, query: Select[Any], product_ids: Sequence[UUID]
) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in await session.execute(query, {"pieces": list(product_ids)}):
        found.setdefault(row.product_id, []).append(row)
    return found
