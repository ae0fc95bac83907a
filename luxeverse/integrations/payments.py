"""The one door to Stripe, and to the payment sandbox, which speaks the same protocol.

No shop words here: an intent, a refund, an event. Amounts are ``Money``; Stripe's own units and lower-case currencies
exist only inside this module. Every network call has a timeout, is refused inside a transaction, and may be repeated
safely: the SDK repeats it twice, this module once more, always under the same idempotency key.

Raises, besides what each function names:
    Unavailable       no usable answer after all repeats; the outcome is unknown, call again with the same key
    RequestRejected   Stripe understood and said no (wrong amount, unknown id, key reused, bad credentials)
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4
from weakref import WeakKeyDictionary

import stripe

from luxeverse.core.config import Settings, settings
from luxeverse.core.db import forbid_in_transaction
from luxeverse.core.errors import Broken, Conflict, PaymentRefused, Refused, Unavailable
from luxeverse.core.ids import OrderId, parse_id
from luxeverse.core.money import CurrencyMismatch, Money, exponent

SDK_RETRIES = 2
SIGNATURE_TOLERANCE_SECONDS = 300
"""The SDK's default: an older signed body is taken for a replay."""

PER_PAGE = 100

ZERO_DECIMAL = frozenset(
    {
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "JPY",
        "KMF",
        "KRW",
        "MGA",
        "PYG",
        "RWF",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    }
)
THREE_DECIMAL = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})
"""docs.stripe.com/currencies. Everything else counts in hundredths, ISK and UGX included, whatever CLDR says."""

Reply = dict[str, Any]


class RequestRejected(Broken):
    """Stripe refused what we sent; repeating it cannot help. ``code`` and ``param`` are Stripe's."""

    def __init__(self, message: str, *, code: str | None, param: str | None) -> None:
        super().__init__(message)
        self.code = code
        self.param = param


class UnknownIntent(RequestRejected):
    """Stripe has no payment of this id: it is of another account or mode, or its memory is gone."""


class BadSignature(Refused):
    """A webhook body that Stripe did not sign, or signed too long ago."""

    status = 400
    default_code = "bad_signature"


class BadEvent(Refused):
    """A webhook body that is signed and no event."""

    status = 400
    default_code = "malformed"


@dataclass(frozen=True, slots=True)
class Intent:
    """A payment as Stripe knows it. ``status`` is Stripe's word; the card is the last one used, if any."""

    id: str
    client_secret: str
    status: str
    amount: Money
    order_id: OrderId | None
    last_error_code: str | None
    last_error_message: str | None
    next_action: Reply | None
    charge_id: str | None
    payment_method_id: str | None
    card_brand: str | None
    card_last4: str | None


@dataclass(frozen=True, slots=True)
class Refund:
    """``status`` is pending, succeeded, failed or canceled; a succeeded one may still fail days later."""

    id: str
    status: str
    amount: Money
    created: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """A hint that something happened to ``object_id`` (empty for the balance); retrieve its state."""

    id: str
    type: str
    object_id: str
    created: datetime


async def create_intent(
    order_id: OrderId,
    amount: Money,
    idempotency_key: str,
    *,
    payment_method: str | None = None,
    return_url: str | None = None,
) -> Intent:
    """Ask for a payment; with ``payment_method`` also try to take it in the same call.

    No ``receipt_email`` is sent: the shop writes its own letters.

    A declined card is an Intent with status ``requires_payment_method`` and the reason, not an error. Raises
    PaymentRefused when the card was refused before an intent existed.
    """
    params: Reply = {
        "amount": _to_stripe(amount),
        "currency": amount.currency.lower(),
        "metadata": {"order_id": str(order_id)},
        "automatic_payment_methods": {"enabled": True},
        "expand": ["payment_method"],
    }
    if payment_method:
        params |= {"payment_method": payment_method, "confirm": True}
        if return_url:
            params["return_url"] = return_url
        else:
            params["automatic_payment_methods"]["allow_redirects"] = "never"
    try:
        made = await _send(
            lambda v1, how: v1.payment_intents.create_async(params, how), idempotency_key
        )
    except stripe.CardError as refusal:
        error: Reply = refusal.json_body["error"]  # type: ignore[index]  # a CardError always has one
        if "payment_intent" not in error:
            raise PaymentRefused(error["message"], code=error.get("code")) from refusal
        made = error["payment_intent"]
    return _intent(made)


async def retrieve_intent(intent_id: str) -> Intent:
    """The state of a payment now. Raises UnknownIntent."""
    return _intent(await _retrieve(intent_id))


async def cancel_intent(intent_id: str) -> Intent:
    """Give a payment up and release its hold. One that is past cancelling comes back as it truly stands.

    Raises UnknownIntent.
    """
    params = {"expand": ["payment_method"]}
    try:
        reply = await _send(lambda v1, how: v1.payment_intents.cancel_async(intent_id, params, how))
    except RequestRejected as refusal:
        if refusal.code != "payment_intent_unexpected_state":
            raise _rejected(refusal) from refusal
        reply = await _retrieve(intent_id)
    return _intent(reply)


async def refund(
    intent_id: str, amount: Money, idempotency_key: str, reason: str | None = None
) -> Refund:
    """Give money back. ``reason`` is duplicate, fraudulent or requested_by_customer. Raises CurrencyMismatch.

    The currency is checked first because Stripe's call takes a bare number.
    """
    await _check_currency(intent_id, amount)
    params: Reply = {"payment_intent": intent_id, "amount": _to_stripe(amount)}
    if reason:
        params["reason"] = reason
    made = await _send(lambda v1, how: v1.refunds.create_async(params, how), idempotency_key)
    return _refund(made)


async def refunds_of(intent_id: str) -> list[Refund]:
    """Every refund of a payment, oldest first, whoever asked for it."""
    found = await _every(
        lambda v1, how, params: v1.refunds.list_async(params, how), {"payment_intent": intent_id}
    )
    return [_refund(one) for one in reversed(found)]


def verify_event(payload: bytes, signature: str) -> Event:
    """The event of a webhook body. Raises BadEvent; BadSignature, also when no secret is set: nothing could be proved."""
    secret = settings().stripe_webhook_secret
    if not secret:
        raise BadSignature("No webhook secret is set.")
    try:
        stripe.WebhookSignature.verify_header(
            payload.decode(), signature, secret, SIGNATURE_TOLERANCE_SECONDS
        )
    except (stripe.SignatureVerificationError, ValueError) as problem:
        raise BadSignature("The signature does not fit the body.") from problem
    try:
        return _event(json.loads(payload))
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as problem:
        raise BadEvent("This is signed and says nothing of an event.") from problem


async def close() -> None:
    """Let go of this event loop's connections."""
    known = _clients.pop(asyncio.get_running_loop(), None)
    if known:
        await known[2].close_async()  # type: ignore[no-untyped-call]  # of the SDK


Call = Callable[[Any, Any], Awaitable[Any]]
_clients: WeakKeyDictionary[
    asyncio.AbstractEventLoop, tuple[Settings, stripe.StripeClient, stripe.HTTPXClient]
] = WeakKeyDictionary()
"""One client per event loop, because pooled connections belong to theirs."""


def _client() -> stripe.StripeClient:
    loop, now = asyncio.get_running_loop(), settings()
    known = _clients.get(loop)
    if known is None or known[0] is not now:
        transport = stripe.HTTPXClient(timeout=now.stripe_timeout_seconds)
        client = stripe.StripeClient(
            now.stripe_secret_key,
            base_addresses={"api": now.stripe_base},
            max_network_retries=SDK_RETRIES,
            http_client=transport,
        )
        known = _clients[loop] = (now, client, transport)
    return known[1]


async def _send(call: Call, key: str | None = None) -> Reply:
    """Make the call, once more if the answer was lost. A card's refusal passes through as it is.

    The SDK does not repeat an answer that broke off half way, although the work behind it was done.
    """
    forbid_in_transaction()
    how = {"idempotency_key": key or uuid4().hex}
    try:
        try:
            reply = await call(_client().v1, how)
        except (stripe.APIConnectionError, stripe.APIError):
            reply = await call(_client().v1, how)
    except stripe.CardError:
        raise
    except (stripe.APIConnectionError, stripe.APIError, stripe.RateLimitError) as trouble:
        raise _unavailable() from trouble
    except stripe.IdempotencyError as clash:
        raise Conflict(
            "This payment is already being made in another way. Wait for it, then look at your order.",
            code="payment_in_progress",
        ) from clash
    except stripe.StripeError as refusal:
        if refusal.error and refusal.error.code == "idempotency_key_in_use":
            raise _unavailable() from refusal
        raise RequestRejected(
            str(refusal), code=refusal.code, param=getattr(refusal, "param", None)
        ) from refusal
    plain: Reply = reply.to_dict()
    return plain


async def _every(call: Callable[[Any, Any, Reply], Awaitable[Any]], wanted: Reply) -> list[Reply]:
    """All pages of a list, newest first as Stripe sends them."""
    found: list[Reply] = []
    params, more = wanted | {"limit": PER_PAGE}, True
    while more:
        page = await _send(lambda v1, how: call(v1, how, params))
        found += page["data"]
        more = page["has_more"]
        if more:
            params["starting_after"] = found[-1]["id"]
    return found


def _unavailable() -> Unavailable:
    return Unavailable(
        "The payment service is not answering. Please try again in a moment; you will not be "
        "charged twice.",
        code="payments_unavailable",
    )


async def _retrieve(intent_id: str) -> Reply:
    params = {"expand": ["payment_method"]}
    try:
        return await _send(
            lambda v1, how: v1.payment_intents.retrieve_async(intent_id, params, how)
        )
    except RequestRejected as refusal:
        raise _rejected(refusal) from refusal


def _rejected(refusal: RequestRejected) -> RequestRejected:
    """Of a call that names nothing but a payment: what is missing is that payment."""
    if refusal.code != "resource_missing":
        return refusal
    return UnknownIntent(str(refusal), code=refusal.code, param=refusal.param)


async def _check_currency(intent_id: str, amount: Money) -> None:
    currency = (await _retrieve(intent_id))["currency"].upper()
    if currency != amount.currency:
        raise CurrencyMismatch(f"the payment is in {currency}, not {amount.currency}")


def _decimals(currency: str) -> int:
    return 0 if currency in ZERO_DECIMAL else 3 if currency in THREE_DECIMAL else 2


def _shift(number: int, step: int) -> tuple[int, int]:
    """``number`` times ten to the ``step``, and what does not fit a whole number."""
    up: int = 10 ** max(step, 0)
    down: int = 10 ** max(-step, 0)
    return divmod(number * up, down)


def _to_stripe(amount: Money) -> int:
    """In Stripe's units, which for some currencies are not ours. Raises ValueError rather than round."""
    step = _decimals(amount.currency) - exponent(amount.currency)
    scaled, rest = _shift(amount.minor, step)
    if rest:
        raise ValueError(
            f"{amount.minor} {amount.currency} is not a whole number of Stripe's units"
        )
    return scaled


def _from_stripe(number: int, currency: str) -> Money:
    currency = currency.upper()
    scaled, rest = _shift(number, exponent(currency) - _decimals(currency))
    if rest:
        raise ValueError(f"{number} from Stripe is not a whole number of {currency} coins")
    return Money(scaled, currency)


def _intent(reply: Reply) -> Intent:
    error: Reply = reply.get("last_payment_error") or {}
    method = reply.get("payment_method") or error.get("payment_method")
    card: Reply = (method.get("card") or {}) if isinstance(method, dict) else {}
    order_id = parse_id((reply.get("metadata") or {}).get("order_id"))
    return Intent(
        id=reply["id"],
        client_secret=reply["client_secret"],
        status=reply["status"],
        amount=_from_stripe(reply["amount"], reply["currency"]),
        order_id=OrderId(order_id) if order_id else None,
        last_error_code=error.get("code"),
        last_error_message=error.get("message"),
        next_action=reply.get("next_action"),
        charge_id=_id(reply.get("latest_charge")),
        payment_method_id=_id(method),
        card_brand=card.get("brand"),
        card_last4=card.get("last4"),
    )


def _id(reference: Reply | str | None) -> str | None:
    return reference["id"] if isinstance(reference, dict) else reference


def _refund(reply: Reply) -> Refund:
    amount = _from_stripe(reply["amount"], reply["currency"])
    created = datetime.fromtimestamp(reply["created"], UTC)
    return Refund(reply["id"], reply["status"], amount, created)


def _event(reply: Reply) -> Event:
    created = datetime.fromtimestamp(reply["created"], UTC)
    object_id = reply["data"]["object"].get("id") or ""
    return Event(str(reply["id"]), str(reply["type"]), object_id, created)
