"""The rows of a product page."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import defer, load_only

from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Brand, Category, Product
from luxeverse.services import delivery
from luxeverse.services.catalogue.parts import MEDIA, VARIANTS, media_in, variants_in
from luxeverse.services.storefront.greener import like_it
from luxeverse.services.storefront.product_loaded import Loaded

_PIECE = (
    select(Product, Category, Brand, VARIANTS, MEDIA)
    .join(Category, Category.id == Product.category_id)
    .outerjoin(Brand, Brand.id == Product.brand_id)
    .where(
        Product.slug == bindparam("slug"),
        Product.status.in_(VISIBLE),
        Product.deleted_at.is_(None),
    )
    .options(
        defer(Product.product_embedding, raiseload=True),
        load_only(Category.slug, Category.name, raiseload=True),
        load_only(Brand.slug, Brand.name, Brand.certificates, raiseload=True),
    )
)
"""A page shows no vector of 1536 numbers, and little of the category and the maker."""


async def load(session: ReadSession, slug: str, settings: Mapping[str, Any]) -> Loaded | None:
    """A piece of this name that the session's house shows, with what its page tells of it; three queries.

    One that nobody has given a variant yet has no price and so no page.
    """
    row = (await session.execute(_PIECE, {"slug": slug})).first()
    if row is None:
        return None
    product, category, brand, variants, media = row
    if not variants:
        return None
    return Loaded(
        product,
        brand,
        category,
        variants_in(variants),
        media_in(media),
        await delivery.by_country(session),
        settings,
        await like_it(session, product),
    )
