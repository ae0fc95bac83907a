"""Charging an order, in steps that may each be the last before a crash.

The attempt is committed before the supplier is called, with everything the call consists of; its idempotency key is
made of it. Whoever comes back to an attempt, after any crash, repeats the call and gets the same intent.
"""

from typing import Any
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.db import ReadSession, WriteSession, read_session, transaction
from luxeverse.core.errors import Broken, Conflict, PaymentRefused
from luxeverse.core.ids import OrderId, TenantId
from luxeverse.core.money import Money
from luxeverse.domain.payments.status import TransactionStatus as T
from luxeverse.integrations import payments as gateway
from luxeverse.integrations.payments import Intent, RequestRejected, UnknownIntent
from luxeverse.models.payments import PaymentTransaction
from luxeverse.services.outbox import emit
from luxeverse.services.payments import store
from luxeverse.services.payments.events import PaymentCancelled, PaymentSucceeded
from luxeverse.services.payments.unknown import abandon

SETTLED = frozenset({T.COMPLETED, T.REFUNDED, T.PARTIALLY_REFUNDED})


def open_attempt(
    session: WriteSession, order_id: UUID, amount: Money, payment_method: str | None
) -> None:
    """Write down what will be asked of the supplier; part of the transaction that makes the order."""
    session.add(
        PaymentTransaction(
            order_id=order_id,
            amount=amount.major,
            currency=amount.currency,
            provider=store.PROVIDER,
            provider_response={"request": {"payment_method": payment_method}},
        )
    )


async def method_asked_for(session: ReadSession, order_id: UUID) -> str | None:
    """The card the newest attempt of an order charges at once; None when the browser confirms."""
    attempt = await store.latest_attempt(session, order_id)
    found: str | None = _request(attempt)["payment_method"]
    return found


async def intent_of(tenant_id: TenantId, order_id: UUID) -> Intent:
    """The supplier's present view of the payment of an order, made there if it does not exist yet.

    Raises Unavailable when the supplier cannot be reached (asking again later is safe), PaymentRefused when it does
    not know the card or refuses it at sight, UnknownIntent when it does not know the payment.
    """
    async with read_session(tenant_id) as session:
        attempt = await store.latest_attempt(session, order_id)
    if attempt.provider_transaction_id:
        return await gateway.retrieve_intent(attempt.provider_transaction_id)
    try:
        return await _make(tenant_id, attempt, _request(attempt)["payment_method"])
    except RequestRejected as rejected:
        if rejected.param != "payment_method":
            raise
        raise PaymentRefused(
            "This payment method is not known. Use another card.", code="unknown_payment_method"
        ) from rejected


async def refuse(tenant_id: TenantId, order_id: UUID) -> None:
    """The supplier refused to begin: there is no payment and there will be none. Emits PaymentCancelled."""
    async with transaction(tenant_id) as session:
        attempt = await store.latest_attempt(session, order_id)
        ended = SETTLED | {T.FAILED, T.CANCELLED}
        if await store.claim(session, attempt.id, T.FAILED, ended):
            await emit(session, PaymentCancelled(order_id))


async def settle(tenant_id: TenantId, order_id: UUID) -> None:
    """Ask the supplier how the payment stands and let that be true here."""
    try:
        intent = await intent_of(tenant_id, order_id)
    except PaymentRefused:
        await refuse(tenant_id, order_id)
    else:
        await apply(tenant_id, intent)


async def give_up(tenant_id: TenantId, order_id: UUID) -> bool:
    """Cancel the payment unless it was quicker; true when nothing was and nothing will be taken.

    Raises MayBePaid when the supplier does not know a payment that may have been taken.
    """
    try:
        found = await _uncharged(tenant_id, order_id)
        intent = await gateway.cancel_intent(found.id)
    except PaymentRefused:
        await refuse(tenant_id, order_id)
        return True
    except UnknownIntent:
        await abandon(tenant_id, order_id)
        return True
    await apply(tenant_id, intent)
    return intent.status == "canceled"


async def _uncharged(tenant_id: TenantId, order_id: UUID) -> Intent:
    """The payment to give up. One the supplier was never asked for is made without its card: it must not charge now."""
    async with read_session(tenant_id) as session:
        attempt = await store.latest_attempt(session, order_id)
    if not attempt.provider_transaction_id:
        try:
            return await _make(tenant_id, attempt, None)
        except Conflict:
            # It had been asked for, with the card, under the same key: repeating that only reads the answer.
            pass
    return await intent_of(tenant_id, order_id)


async def _make(
    tenant_id: TenantId, attempt: PaymentTransaction, payment_method: str | None
) -> Intent:
    intent = await gateway.create_intent(
        OrderId(attempt.order_id),
        Money.of(attempt.amount, attempt.currency),
        f"order:{attempt.order_id}:charge:{attempt.attempt}",
        payment_method=payment_method,
    )
    async with transaction(tenant_id) as session:
        attached = await store.charge_for_update(session, attempt.order_id)
        attached.provider_transaction_id = intent.id
        _note(attached, intent)
    return intent


def _note(attempt: PaymentTransaction, intent: Intent) -> None:
    """Keep the supplier's last word: should it forget the payment, this decides whether money may have moved."""
    known = attempt.provider_response or {}
    if known.get("said") != intent.status:
        attempt.provider_response = {**known, "said": intent.status}


def _request(attempt: PaymentTransaction) -> dict[str, Any]:
    asked: dict[str, Any] = (attempt.provider_response or {})["request"]
    return asked


async def apply(tenant_id: TenantId, intent: Intent) -> None:
    """Make the supplier's word true here, in any order and any number of times.

    Emits PaymentSucceeded or PaymentCancelled once. Raises Broken when the amount is not the one asked for.
    """
    if intent.order_id is None:
        raise Broken(f"intent {intent.id} names no order")
    async with transaction(tenant_id) as session:
        attempt = await store.charge_for_update(session, intent.order_id)
        if intent.amount != Money.of(attempt.amount, attempt.currency):
            raise Broken(f"intent {intent.id} is over {intent.amount}, not {attempt.amount}")
        _note(attempt, intent)
        if intent.status == "succeeded":
            await _succeeded(session, attempt, intent)
        elif intent.status == "canceled":
            await _cancelled(session, attempt)
        elif intent.status == "processing":
            await store.claim(session, attempt.id, T.PROCESSING, SETTLED | {T.PROCESSING})
        elif intent.last_error_code:
            attempt.failure_reason = f"{intent.last_error_code}: {intent.last_error_message}"


async def _succeeded(session: WriteSession, attempt: PaymentTransaction, intent: Intent) -> None:
    card = {"brand": intent.card_brand, "last4": intent.card_last4}
    moved = await store.claim(
        session,
        attempt.id,
        T.COMPLETED,
        SETTLED,
        provider_transaction_id=intent.id,
        provider_response={**(attempt.provider_response or {}), "card": card},
        processed_at=clock.now(),
    )
    if moved:
        amount = intent.amount
        await emit(session, PaymentSucceeded(attempt.order_id, amount.minor, amount.currency))


async def _cancelled(session: WriteSession, attempt: PaymentTransaction) -> None:
    if await store.claim(session, attempt.id, T.CANCELLED, SETTLED | {T.CANCELLED}):
        await emit(session, PaymentCancelled(attempt.order_id))
