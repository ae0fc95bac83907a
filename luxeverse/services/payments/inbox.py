"""Webhooks: verify, store once, answer, and leave the rest to the worker."""

import json
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.db import EVERY_HOUSE, read_session, transaction
from luxeverse.core.ids import TenantId
from luxeverse.integrations import payments as gateway
from luxeverse.integrations.payments import Intent
from luxeverse.models.payments import ExternalEvent, PaymentTransaction
from luxeverse.services.outbox import Delivered, emit
from luxeverse.services.payments import charge, refund, store
from luxeverse.services.payments.events import OtherPaymentSpoke, SupplierSpoke

PAYMENT_PREFIX, REFUNDED = "payment_intent.", "charge.refunded"


async def receive(payload: bytes, signature: str) -> bool:
    """Keep a signed message of the supplier; false when it was kept before. Raises BadSignature."""
    event = gateway.verify_event(payload, signature)
    async with transaction(EVERY_HOUSE) as session:
        kept = await store.keep_external_event(session, event.id, event.type, payload)
        if kept:
            await emit(session, SupplierSpoke(kept))
    return kept is not None


async def read_message(delivered: Delivered) -> None:
    """Handler of SupplierSpoke: look up what the message is about and apply its state as it is now.

    The message itself is only a hint; that is why order and repetition of messages do not matter. Emits
    OtherPaymentSpoke for a payment that is not an order's.
    """
    async with read_session(EVERY_HOUSE) as session:
        message = await session.get(ExternalEvent, UUID(delivered.payload["external_event_id"]))
    if message is None or message.processed_at:
        return
    about = json.loads(message.payload)["data"]["object"]
    if message.type.startswith(PAYMENT_PREFIX):
        await _apply_payment(about["id"])
    elif message.type == REFUNDED and about["payment_intent"]:
        await _apply_refunds(about["payment_intent"])
    async with transaction(EVERY_HOUSE) as session:
        stored = await session.get(ExternalEvent, message.id)
        if stored:
            stored.processed_at = clock.now()


async def _apply_payment(intent_id: str) -> None:
    intent, attempt = await _known(intent_id)
    if attempt is not None:
        await charge.apply(TenantId(attempt.tenant_id), intent)
    elif intent.order_id is not None:
        async with transaction(EVERY_HOUSE) as session:
            await emit(session, OtherPaymentSpoke(intent.order_id, intent.id))


async def _apply_refunds(intent_id: str) -> None:
    """The payment first: what is said of it may still be on its way."""
    intent, attempt = await _known(intent_id)
    if attempt is not None and intent.status == "succeeded":
        house = TenantId(attempt.tenant_id)
        await charge.apply(house, intent)
        await refund.hear_refunds(house, attempt.order_id, intent.id)


async def _known(intent_id: str) -> tuple[Intent, PaymentTransaction | None]:
    """A payment as the supplier has it now, and an attempt of its order, if it is an order's."""
    intent = await gateway.retrieve_intent(intent_id)
    async with read_session(EVERY_HOUSE) as session:
        return intent, await store.attempt_of_order(session, intent.order_id)
