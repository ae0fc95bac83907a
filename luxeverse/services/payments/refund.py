"""Giving money back."""

from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.db import read_session, transaction
from luxeverse.core.ids import TenantId
from luxeverse.core.money import Money
from luxeverse.domain.payments.status import TransactionStatus, TransactionType
from luxeverse.integrations import payments as gateway
from luxeverse.models.payments import PaymentTransaction
from luxeverse.services.outbox import Delivered, emit
from luxeverse.services.payments import store
from luxeverse.services.payments.events import PaymentRefunded


async def refund_late_payment(delivered: Delivered) -> None:
    """Handler of PaidTooLate: the whole amount goes back, once however often this runs."""
    assert delivered.tenant_id is not None
    await refund_order(delivered.tenant_id, UUID(delivered.payload["order_id"]))


async def refund_order(tenant_id: TenantId, order_id: UUID) -> None:
    """Give back the whole charge of an order. The supplier's key makes repetition harmless.

    Emits PaymentRefunded once.
    """
    async with read_session(tenant_id) as session:
        charged = await store.latest_attempt(session, order_id)
    if charged.status != TransactionStatus.COMPLETED or not charged.provider_transaction_id:
        return
    amount = Money.of(charged.amount, charged.currency)
    refund = await gateway.refund(
        charged.provider_transaction_id, amount, f"order:{order_id}:refund:1"
    )
    async with transaction(tenant_id) as session:
        claimed = await store.claim(
            session,
            charged.id,
            TransactionStatus.REFUNDED,
            frozenset({TransactionStatus.REFUNDED}),
        )
        if claimed:
            session.add(
                PaymentTransaction(
                    order_id=order_id,
                    type=TransactionType.REFUND,
                    status=TransactionStatus.COMPLETED,
                    amount=charged.amount,
                    currency=charged.currency,
                    provider=store.PROVIDER,
                    provider_transaction_id=refund.id,
                    processed_at=clock.now(),
                )
            )
            await emit(session, PaymentRefunded(order_id))
