"""The picture a link to a piece shows where it is shared."""

import asyncio
from typing import Any

from sqlalchemy import Select, and_, select

from luxeverse.core.actor import House
from luxeverse.core.db import read_session
from luxeverse.core.errors import NotFound
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.integrations.link_picture import Look, draw
from luxeverse.models.catalogue import Brand, Product
from luxeverse.models.media import ProductMedia
from luxeverse.services.media import ROOT, large_on_disk

FONTS = ROOT / "assets" / "fonts"
LOOKS = {
    "luxe": Look(FONTS / "fraunces-latin-opsz-normal.woff2", "#0b0b0c", "#f1efea"),
    "arome": Look(FONTS / "cormorant-garamond-latin-wght-normal.woff2", "#f4eddf", "#2b2118"),
    "luma": Look(FONTS / "instrument-sans-latin-wght-normal.woff2", "#f3f4f1", "#1d211d"),
}
"""Ground and ink are those of the tokens of each house, in the theme it leads with."""


async def shared_picture(house: House, slug: str) -> bytes:
    """JPEG bytes. Raises NotFound for a piece the house does not sell."""
    async with read_session(house.tenant_id) as session:
        row = (await session.execute(_piece(slug))).one_or_none()
    if row is None:
        raise NotFound("This house has no such piece.", code="unknown_product")
    return await asyncio.to_thread(
        draw,
        large_on_disk(row.asset),
        LOOKS[house.slug],
        house=house.name,
        name=row.name,
        maker=row.maker or "",
    )


def _piece(slug: str) -> Select[Any]:
    primary = and_(ProductMedia.product_id == Product.id, ProductMedia.is_primary)
    return (
        select(Product.name, Brand.name.label("maker"), ProductMedia.asset)
        .outerjoin(Brand, Brand.id == Product.brand_id)
        .outerjoin(ProductMedia, primary)
        .where(Product.slug == slug, Product.status.in_(VISIBLE), Product.deleted_at.is_(None))
    )
