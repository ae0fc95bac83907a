"""The rows of a product page."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select

from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Brand, Category, Product, ProductVariant
from luxeverse.models.media import ProductMedia
from luxeverse.services import delivery
from luxeverse.services.storefront.greener import like_it
from luxeverse.services.storefront.product_loaded import Loaded

_PIECE = (
    select(Product, Category, Brand)
    .join(Category, Category.id == Product.category_id)
    .outerjoin(Brand, Brand.id == Product.brand_id)
    .where(
        Product.slug == bindparam("slug"),
        Product.status.in_(VISIBLE),
        Product.deleted_at.is_(None),
    )
)
_VARIANTS = (
    select(ProductVariant)
    .where(ProductVariant.product_id == bindparam("piece"))
    .order_by(ProductVariant.display_order, ProductVariant.sku)
)
_OF_MEDIA: tuple[Any, ...] = (
    ProductMedia.variant_id,
    ProductMedia.media_type,
    ProductMedia.url,
    ProductMedia.alt_text,
    ProductMedia.width,
    ProductMedia.height,
    ProductMedia.model_format,
    ProductMedia.file_size_bytes,
    ProductMedia.is_360_image,
    ProductMedia.sequence_index,
    ProductMedia.is_primary,
    ProductMedia.asset,
    ProductMedia.zoom,
    ProductMedia.focus_x,
    ProductMedia.focus_y,
    ProductMedia.annotations,
)
"""Columns, not rows: the turn of a piece alone has dozens of frames."""
_MEDIA = (
    select(*_OF_MEDIA)
    .where(ProductMedia.product_id == bindparam("piece"))
    .order_by(ProductMedia.is_primary.desc(), ProductMedia.display_order)
)


async def load(session: ReadSession, slug: str, settings: Mapping[str, Any]) -> Loaded | None:
    """A piece of this name that the session's house shows, with what its page tells of it; five queries."""
    row = (await session.execute(_PIECE, {"slug": slug})).first()
    if row is None:
        return None
    product, category, brand = row
    key = {"piece": product.id}
    return Loaded(
        product,
        brand,
        category,
        list((await session.scalars(_VARIANTS, key)).all()),
        (await session.execute(_MEDIA, key)).all(),
        await delivery.by_country(session),
        settings,
        await like_it(session, product),
    )
