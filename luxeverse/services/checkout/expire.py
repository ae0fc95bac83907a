"""Holds end: pieces that were promised to a payment that never came go back on the shelf."""

import structlog

from luxeverse.core import clock
from luxeverse.core.db import EVERY_HOUSE, read_session
from luxeverse.core.errors import Unavailable
from luxeverse.core.ids import TenantId
from luxeverse.services import orders, payments

log = structlog.get_logger(__name__)
BATCH = 50


async def expire_holds() -> int:
    """Give up unpaid orders whose hold has ended; returns how many were given up.

    The supplier is asked to cancel first. Only when it says that nothing was taken is the stock freed; if the buyer
    was quicker, the order is settled as paid instead.
    """
    async with read_session(EVERY_HOUSE) as session:
        expired = await orders.unpaid_expired(session, clock.now(), BATCH)
    given_up = 0
    for tenant, order_id in expired:
        tenant_id = TenantId(tenant)
        try:
            is_given_up = await payments.give_up(tenant_id, order_id)
        except Unavailable:
            log.warning("checkout.supplier_away", order_id=str(order_id))
            continue
        if is_given_up:
            given_up += await orders.cancel(tenant_id, order_id, "not paid in time")
    return given_up
