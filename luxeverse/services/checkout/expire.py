"""Holds end: pieces that were promised to a payment that never came go back on the shelf."""

from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.db import EVERY_HOUSE, read_session
from luxeverse.core.ids import TenantId
from luxeverse.services import orders, payments

BATCH = 50


async def expire_holds() -> int:
    """Give up unpaid orders whose hold has ended; returns how many were given up.

    The supplier is asked to cancel first. Only when it says that nothing was taken is the stock freed; if the buyer
    was quicker, the order is settled as paid instead. An order that cannot be decided rests and stops no other.
    """
    async with read_session(EVERY_HOUSE) as session:
        expired = await orders.unpaid_expired(session, clock.now(), BATCH)
    return await payments.each(expired, _expire)


async def _expire(tenant_id: TenantId, order_id: UUID) -> bool:
    if not await payments.give_up(tenant_id, order_id):
        return False
    return await orders.cancel(tenant_id, order_id, "not paid in time")
