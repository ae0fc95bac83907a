"""Idempotency keys: a request that is sent again gets the answer of the first, and nobody else's."""

import hashlib
import json
from uuid import UUID

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.errors import Conflict, Invalid, PaymentRefused
from luxeverse.models.orders import Order
from luxeverse.services import orders
from luxeverse.services.checkout import store
from luxeverse.services.checkout.purchase import Purchase

LONGEST_KEY = 255


async def placed_before(session: WriteSession, actor: Actor, purchase: Purchase) -> Order | None:
    """The order a key of this buyer already led to.

    Raises Conflict when the key came with something else, PaymentRefused when the first request was refused so.
    """
    key = purchase.idempotency_key
    if key is None:
        return None
    if not 1 <= len(key) <= LONGEST_KEY:
        raise Invalid("An Idempotency-Key has 1 to 255 characters.", code="invalid_idempotency_key")
    row = await store.claim_key(session, _scope(actor), key, _hash(purchase))
    if row.request_hash != _hash(purchase):
        raise Conflict(
            "This Idempotency-Key was used for another request; use a new one.",
            code="idempotency_mismatch",
        )
    if row.response_body is None:
        return None
    if refused := row.response_body.get("refused"):
        raise PaymentRefused(refused["message"], code=refused["code"])
    return await orders.order(session, UUID(row.response_body["order_id"]))


async def remember(session: WriteSession, actor: Actor, purchase: Purchase, order_id: UUID) -> None:
    """Let the key of this purchase, if it has one, lead to the order."""
    if purchase.idempotency_key:
        row = await store.key_row(session, _scope(actor), purchase.idempotency_key)
        row.response_body = {"order_id": str(order_id)}


async def remember_refusal(actor: Actor, purchase: Purchase, refusal: PaymentRefused) -> None:
    """The order is given up by now; whoever asks again is told why, not that it is gone."""
    if purchase.idempotency_key:
        async with transaction(actor.tenant_id) as session:
            row = await store.key_row(session, _scope(actor), purchase.idempotency_key)
            said = {"code": refusal.code, "message": refusal.message}
            row.response_status = refusal.status
            row.response_body = {**(row.response_body or {}), "refused": said}


def _scope(actor: Actor) -> str:
    """Keys belong to whoever sends them: two buyers may think of the same one."""
    return f"orders:{actor.user_id or actor.session_hash}"


def _hash(purchase: Purchase) -> str:
    """Of everything the request says."""
    said = [
        purchase.email,
        dict(purchase.address),
        purchase.delivery_method,
        purchase.payment_method,
        purchase.shown_total_minor,
        purchase.contributes,
        purchase.rounds_up,
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()
