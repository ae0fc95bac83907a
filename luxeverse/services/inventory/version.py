"""Tell the pages when what they say about stock is no longer true."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select, update

from luxeverse.core.db import WriteSession
from luxeverse.models.catalogue import ProductVariant
from luxeverse.models.houses import Tenant


async def stock_changed(session: WriteSession, variant_ids: Iterable[UUID]) -> None:
    """Raise the house's data version if a variant is now at or under the number from which pages name it.

    Above the threshold a page says only "in stock", so most sales leave the cached pages alone.
    """
    left = ProductVariant.inventory_quantity - ProductVariant.inventory_reserved
    near = await session.scalar(
        select(func.count())
        .select_from(ProductVariant)
        .where(
            ProductVariant.id.in_(list(variant_ids)),
            left <= ProductVariant.low_stock_threshold + 1,
        )
    )
    if near:
        await session.execute(
            update(Tenant)
            .where(Tenant.id == session.info["scope"])
            .values(data_version=Tenant.data_version + 1)
        )
