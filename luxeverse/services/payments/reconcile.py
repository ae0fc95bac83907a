"""The net under the webhooks: payments nobody told us about are asked for."""

from datetime import timedelta
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.db import EVERY_HOUSE, read_session
from luxeverse.core.ids import TenantId
from luxeverse.services.payments import charge, store, trouble

QUIET = timedelta(minutes=1)
"""How long an attempt may stay without news before it is asked about."""
BATCH = 50


async def reconcile(quiet: timedelta = QUIET) -> int:
    """Settle attempts that have been open for a while; returns how many answers came."""
    async with read_session(EVERY_HOUSE) as session:
        attempts = await store.undecided_since(session, clock.now() - quiet, BATCH)
    return await trouble.each(((a.tenant_id, a.order_id) for a in attempts), _settle)


async def _settle(tenant_id: TenantId, order_id: UUID) -> bool:
    await charge.settle(tenant_id, order_id)
    return True
