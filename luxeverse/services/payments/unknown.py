"""Payments the supplier does not know: whether the order may be given up without its word (ADR 29)."""

from uuid import UUID

import structlog

from luxeverse.core.db import ReadSession, transaction
from luxeverse.core.errors import Conflict
from luxeverse.core.ids import TenantId
from luxeverse.domain.payments.status import TransactionStatus as T
from luxeverse.models.payments import PaymentTransaction
from luxeverse.services.outbox import emit
from luxeverse.services.payments import store
from luxeverse.services.payments.events import PaymentCancelled

log = structlog.get_logger(__name__)
NOTHING_TAKEN = frozenset({"requires_payment_method", "requires_confirmation", "requires_action"})
"""The supplier's words for a payment that waits for its buyer."""
GIVEN_UP = frozenset({T.FAILED, T.CANCELLED})


class MayBePaid(Conflict):
    """The supplier does not know a payment that may have been taken; a person has to look."""

    default_code = "payment_unclear"


async def abandon(tenant_id: TenantId, order_id: UUID) -> None:
    """Give up a payment that the supplier says it does not know, unless anything speaks for money.

    Emits PaymentCancelled once. Raises MayBePaid, with nothing changed.
    """
    async with transaction(tenant_id) as session:
        attempt = await store.charge_for_update(session, order_id)
        if attempt.status in GIVEN_UP:
            return
        if await _may_be_paid(session, attempt):
            raise MayBePaid(
                "We are looking into the payment of your last order. Please do not pay again; write to us if"
                " you hear nothing within a day."
            )
        attempt.status = T.CANCELLED
        attempt.failure_reason = "unknown to the supplier"
        await emit(session, PaymentCancelled(order_id))
    log.warning("payments.abandoned", order_id=str(order_id))


async def _may_be_paid(session: ReadSession, attempt: PaymentTransaction) -> bool:
    """Judged by what the supplier itself said before: of the attempt, when it was asked, and by message."""
    told = (attempt.provider_response or {}).get("said")
    if attempt.status != T.PENDING or told not in NOTHING_TAKEN:
        return True
    intent_id = attempt.provider_transaction_id
    return intent_id is not None and await store.message_waits(
        session, intent_id, attempt.created_at
    )
