"""Giving money back, and hearing of what was given back elsewhere."""

from collections.abc import Sequence
from uuid import UUID

from luxeverse.core.db import WriteSession, read_session, transaction
from luxeverse.core.ids import TenantId
from luxeverse.core.money import Money, zero
from luxeverse.domain.payments.status import TransactionStatus, TransactionType
from luxeverse.integrations import payments as gateway
from luxeverse.integrations.payments import Refund
from luxeverse.models.payments import PaymentTransaction
from luxeverse.services.outbox import Delivered, emit
from luxeverse.services.payments import store
from luxeverse.services.payments.events import PaymentPartlyRefunded, PaymentRefunded

HAVE_THE_REST = frozenset({TransactionStatus.COMPLETED, TransactionStatus.PARTIALLY_REFUNDED})
STAYED = frozenset({"failed", "canceled"})
"""What the supplier calls a refund that did not happen."""


async def refund_late_payment(delivered: Delivered) -> None:
    """Handler of PaidTooLate: the whole amount goes back, once however often this runs."""
    assert delivered.tenant_id is not None
    await refund_order(delivered.tenant_id, UUID(delivered.payload["order_id"]))


async def refund_order(tenant_id: TenantId, order_id: UUID) -> None:
    """Give back whatever the house still has of the charge of an order. The supplier's key makes repetition harmless.

    Emits PaymentRefunded once. Raises RequestRejected, with nothing changed, when a part went back that was not heard
    of yet: the supplier gives no more than it took.
    """
    async with read_session(tenant_id) as session:
        charged = await store.latest_attempt(session, order_id)
        known = await store.refunds(session, [order_id])
    if charged.status not in HAVE_THE_REST or not charged.provider_transaction_id:
        return
    rest = Money.of(charged.amount, charged.currency) - _sum(known, charged.currency)
    key = f"order:{order_id}:refund:{len(known) + 1}"
    made = await gateway.refund(charged.provider_transaction_id, rest, key)
    await _write_down(tenant_id, order_id, [made])


async def hear_refunds(tenant_id: TenantId, order_id: UUID, intent_id: str) -> None:
    """Let what the supplier gave back be true here, in any order and any number of times.

    Emits PaymentPartlyRefunded or PaymentRefunded when there is something new.
    """
    await _write_down(tenant_id, order_id, await gateway.refunds_of(intent_id))


async def _write_down(tenant_id: TenantId, order_id: UUID, refunds: Sequence[Refund]) -> None:
    """A row for each refund that has none yet. The charge is locked: of two that are heard at once, the second sees both."""
    async with transaction(tenant_id) as session:
        charged = await store.charge_for_update(session, order_id)
        known = await store.refunds(session, [order_id])
        heard = {one.provider_transaction_id for one in known}
        new = [one for one in refunds if one.id not in heard and one.status not in STAYED]
        if not new:
            return
        rows = [_row(order_id, one, number) for number, one in enumerate(new, len(known) + 1)]
        session.add_all(rows)
        whole = Money.of(charged.amount, charged.currency)
        await _announce(session, charged, is_whole=_sum([*known, *rows], charged.currency) == whole)


async def _announce(session: WriteSession, charged: PaymentTransaction, *, is_whole: bool) -> None:
    if is_whole:
        charged.status = TransactionStatus.REFUNDED
        await emit(session, PaymentRefunded(charged.order_id))
    else:
        charged.status = TransactionStatus.PARTIALLY_REFUNDED
        await emit(session, PaymentPartlyRefunded(charged.order_id))


def _row(order_id: UUID, refund: Refund, number: int) -> PaymentTransaction:
    return PaymentTransaction(
        order_id=order_id,
        type=TransactionType.REFUND,
        status=TransactionStatus.COMPLETED,
        amount=refund.amount.major,
        currency=refund.amount.currency,
        provider=store.PROVIDER,
        provider_transaction_id=refund.id,
        processed_at=refund.created,
        attempt=number,
    )


def _sum(rows: Sequence[PaymentTransaction], currency: str) -> Money:
    return sum((Money.of(row.amount, row.currency) for row in rows), zero(currency))
