"""Variants and pictures of many pieces at once, each in the order they are offered and shown."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.sql.base import ExecutableOption

from luxeverse.core.db import ReadSession
from luxeverse.models.catalogue import ProductVariant
from luxeverse.models.media import ProductMedia


async def variants_of(
    session: ReadSession, product_ids: Sequence[UUID], *options: ExecutableOption
) -> dict[UUID, list[ProductVariant]]:
    """By piece; one without any is left out. ``options`` may name the columns that are needed."""
    query = (
        select(ProductVariant)
        .where(ProductVariant.product_id.in_(product_ids))
        .order_by(ProductVariant.display_order, ProductVariant.sku)
        .options(*options)
    )
    found: dict[UUID, list[ProductVariant]] = {}
    for variant in (await session.scalars(query)).all():
        found.setdefault(variant.product_id, []).append(variant)
    return found


async def pictures_of(
    session: ReadSession, product_ids: Sequence[UUID]
) -> dict[UUID, list[ProductMedia]]:
    """Pictures of the media manifest by piece, the first one first; turns and models are none."""
    query = (
        select(ProductMedia)
        .where(ProductMedia.product_id.in_(product_ids), ProductMedia.asset.is_not(None))
        .order_by(ProductMedia.is_primary.desc(), ProductMedia.display_order)
    )
    found: dict[UUID, list[ProductMedia]] = {}
    for media in (await session.scalars(query)).all():
        found.setdefault(media.product_id, []).append(media)
    return found
