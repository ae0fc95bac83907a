"""Tell the pages when what they say about stock is no longer true."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import exists, or_, update

from luxeverse.core.db import WriteSession
from luxeverse.models.catalogue import ProductVariant
from luxeverse.models.houses import Tenant

PRECISE = ("exact", "range")
"""Values of the setting ``stock_display`` with which a page says more of a large stock than that there is one."""


async def stock_changed(session: WriteSession, variant_ids: Iterable[UUID]) -> None:
    """Raise the house's data version if a variant is now at or under the number from which pages name it.

    Above the threshold a page says only "in stock", so most sales leave the cached pages alone; in a house that says
    numbers every sale counts.
    """
    left = ProductVariant.inventory_quantity - ProductVariant.inventory_reserved
    near = exists().where(
        ProductVariant.id.in_(list(variant_ids)),
        left <= ProductVariant.low_stock_threshold + 1,
    )
    says_numbers = Tenant.settings["stock_display"].astext.in_(PRECISE)
    await session.execute(
        update(Tenant)
        .where(Tenant.id == session.info["scope"], or_(near, says_numbers))
        .values(data_version=Tenant.data_version + 1)
    )
