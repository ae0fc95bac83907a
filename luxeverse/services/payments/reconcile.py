"""The net under the webhooks: payments nobody told us about are asked for."""

from datetime import timedelta

import structlog

from luxeverse.core import clock
from luxeverse.core.db import EVERY_HOUSE, read_session
from luxeverse.core.errors import Unavailable
from luxeverse.core.ids import TenantId
from luxeverse.services.payments import charge, store

log = structlog.get_logger(__name__)
QUIET = timedelta(minutes=1)
"""How long an attempt may stay without news before it is asked about."""
BATCH = 50


async def reconcile(quiet: timedelta = QUIET) -> int:
    """Settle attempts that have been open for a while; returns how many were asked about."""
    async with read_session(EVERY_HOUSE) as session:
        attempts = await store.undecided_since(session, clock.now() - quiet, BATCH)
    for attempt in attempts:
        try:
            await charge.settle(TenantId(attempt.tenant_id), attempt.order_id)
        except Unavailable:
            log.warning("payments.supplier_away", order_id=str(attempt.order_id))
    return len(attempts)
