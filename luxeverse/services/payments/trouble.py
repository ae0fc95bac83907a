"""Payments that give trouble: one is noted and rests for a while, and no other waits for it."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta
from uuid import UUID

import structlog

from luxeverse.core import clock
from luxeverse.core.db import EVERY_HOUSE, read_session, transaction
from luxeverse.core.errors import Unavailable
from luxeverse.core.ids import TenantId
from luxeverse.services.payments import store

log = structlog.get_logger(__name__)
FIRST_REST = timedelta(minutes=1)
LONGEST_REST = timedelta(hours=1)


async def each(
    orders: Iterable[tuple[UUID, UUID]], act: Callable[[TenantId, UUID], Awaitable[bool]]
) -> int:
    """Do this for every order, given as (tenant, order); returns for how many it was so.

    While the supplier is away nothing is held against an order: it is only asked about again.
    """
    done = 0
    for tenant, order_id in orders:
        tenant_id = TenantId(tenant)
        try:
            done += await act(tenant_id, order_id)
        except Unavailable:
            log.warning("payments.supplier_away", order_id=str(order_id))
        except Exception:
            # A loop of the worker: whatever one order meets, the next has its turn.
            log.exception("payments.trouble", tenant_id=str(tenant_id), order_id=str(order_id))
            await _rest(tenant_id, order_id)
    return done


async def _rest(tenant_id: TenantId, order_id: UUID) -> None:
    """Twice as long each time, so that orders in trouble do not fill the batch of the others."""
    async with transaction(tenant_id) as session:
        attempt = await store.charge_for_update(session, order_id)
        known = attempt.provider_response or {}
        tries = known.get("trouble", {}).get("tries", 0)
        rest = min(FIRST_REST * 2 ** min(tries, 10), LONGEST_REST)
        until = int((clock.now() + rest).timestamp())
        attempt.provider_response = {
            **known,
            "trouble": {"tries": tries + 1, "rests_until": until},
        }


async def at_rest() -> int:
    """How many open payments of all houses rest because they gave trouble; somebody should look at them."""
    async with read_session(EVERY_HOUSE) as session:
        return await store.count_at_rest(session, clock.now())
