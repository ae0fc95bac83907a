"""Payment intents: docs.stripe.com/payments/paymentintents/lifecycle, for cards."""

from typing import Any

from sandbox import cards
from sandbox.charges import dispute_if_asked, new_charge, settle
from sandbox.errors import ApiError, decline_error, unexpected_state
from sandbox.methods import attach, card_of, method_create, usable
from sandbox.registry import merge_metadata, patch, route, task
from sandbox.store import Store
from sandbox.wire import Obj

FIELDS = (
    "customer:str payment_method:str description:str metadata:map receipt_email:str shipping:obj"
    " setup_future_usage:str statement_descriptor_suffix:str payment_method_types:obj"
    " transfer_group:str capture_method:str payment_method_options:obj amount_details:obj"
    " payment_details:obj"
)
CONFIRM = (
    "off_session:bool return_url:str use_stripe_sdk:bool error_on_requires_action:bool"
    " mandate_data:obj payment_method_data:obj confirmation_token:str"
)
FIELD_NAMES = tuple(word.split(":")[0] for word in FIELDS.split() if word != "metadata:map")
CONFIRMABLE = ("requires_payment_method", "requires_confirmation", "requires_action")
CAPTURE_METHODS = ("automatic", "automatic_async", "manual")
ALWAYS_CHANGEABLE = {"metadata", "description", "receipt_email", "shipping"}
LARGEST_AMOUNT = 99_999_999
HOLD_SECONDS = 7 * 86400
"""How long a card hold lasts before it is released by itself."""


def check_amount(amount: int) -> None:
    if amount < 1:
        raise ApiError(
            "This value must be greater than or equal to 1.",
            code="parameter_invalid_integer",
            param="amount",
        )
    if amount > LARGEST_AMOUNT:
        raise ApiError(
            "Amount must be no more than $999,999.99", code="amount_too_large", param="amount"
        )


def _currency(text: str) -> str:
    if len(text) != 3 or not (text.isascii() and text.isalpha()):
        raise ApiError(f"Invalid currency: {text}.", param="currency")
    return text.lower()


def _check_choices(store: Store, params: Obj) -> None:
    if params.get("customer"):
        store.get(params["customer"], "customer", "customer")
    if params.get("capture_method", "manual") not in CAPTURE_METHODS:
        raise ApiError(
            f"Invalid capture_method: must be one of {', '.join(CAPTURE_METHODS)}",
            param="capture_method",
        )
    if params.get("confirmation_token"):
        raise ApiError(
            "This sandbox has no confirmation tokens: use PaymentMethods.",
            param="confirmation_token",
        )


@route(
    "POST payment_intents",
    f"amount!int currency!str {FIELDS} {CONFIRM}"
    " confirm:bool automatic_payment_methods:obj confirmation_method:str",
)
def intent_create(store: Store, params: Obj) -> Obj:
    check_amount(params["amount"])
    _check_choices(store, params)
    if params.get("off_session") and not params.get("confirm"):
        raise ApiError(
            "You may only specify one of these parameters when `confirm=true`: off_session.",
            param="off_session",
        )
    method = None
    if params.get("payment_method"):
        method = usable(store, params["payment_method"], params.get("customer"))
    automatic = {"enabled": True, "allow_redirects": "always"}
    given = {name: params[name] for name in FIELD_NAMES if name in params} | {
        "amount": params["amount"],
        "currency": _currency(params["currency"]),
        "payment_method": method and method["id"],
        "metadata": params.get("metadata") or {},
        "confirmation_method": params.get("confirmation_method") or "automatic",
        "automatic_payment_methods": params.get("automatic_payment_methods") or automatic,
    }
    intent = _new_intent(store, given)
    return confirm(store, intent, params) if params.get("confirm") else intent


def _new_intent(store: Store, given: Obj) -> Obj:
    blank: Obj = {
        **dict.fromkeys(FIELD_NAMES),
        **dict.fromkeys(("canceled_at", "cancellation_reason", "last_payment_error")),
        **dict.fromkeys(("latest_charge", "next_action", "processing", "review")),
        "statement_descriptor": None,
        "amount_capturable": 0,
        "amount_received": 0,
        "amount_details": {"tip": {}},
        "capture_method": "automatic_async",
        "metadata": {},
        "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
        "payment_method_types": ["card"],
        "status": "requires_confirmation" if given["payment_method"] else CONFIRMABLE[0],
    }
    blank.pop("payment_details")
    intent = store.add("pi", "payment_intent", **(blank | given))
    intent["client_secret"] = f"{intent['id']}_secret_{store.token('', 25)}"
    store.emit("payment_intent.created", intent)
    return intent


@route("POST payment_intents/:id", f"amount:int currency:str {FIELDS}")
def intent_update(store: Store, params: Obj, key: str) -> Obj:
    intent = store.get(key, "payment_intent")
    if set(params) - ALWAYS_CHANGEABLE and intent["status"] not in CONFIRMABLE:
        raise unexpected_state(intent, "updated", CONFIRMABLE)
    _check_choices(store, params)
    if "amount" in params:
        check_amount(params["amount"])
    if params.get("currency"):
        params["currency"] = _currency(params["currency"])
    if params.get("payment_method"):
        owner = params.get("customer") or intent["customer"]
        params["payment_method"] = usable(store, params["payment_method"], owner)["id"]
        intent["status"] = "requires_confirmation"
    patch(intent, params, "amount", "currency", *FIELD_NAMES)
    return intent


@route(
    "POST payment_intents/:id/confirm",
    CONFIRM + " payment_method:str receipt_email:str shipping:obj setup_future_usage:str"
    " capture_method:str payment_method_options:obj payment_method_types:obj",
    browser=True,
)
def intent_confirm(store: Store, params: Obj, key: str) -> Obj:
    _check_choices(store, params)
    return confirm(store, store.get(key, "payment_intent"), params)


def given_method(store: Store, intent: Obj, params: Obj) -> Obj | None:
    """The card to use: typed now, named now, or already on the intent."""
    if data := params.get("payment_method_data"):
        return method_create(
            store,
            {
                "type": data.get("type", "card"),
                "card": data.get("card"),
                "billing_details": data.get("billing_details") or {},
            },
        )
    if params.get("payment_method"):
        return usable(store, params["payment_method"], intent["customer"])
    return store.get(intent["payment_method"]) if intent["payment_method"] else None


def challenge_action(store: Store, intent: Obj, params: Obj) -> Obj:
    """What the browser must do next: open the bank's page in a frame, or go there and come back."""
    url = store.link(f"challenge/{intent['id']}?secret={intent['client_secret']}")
    if params.get("return_url") and not params.get("use_stripe_sdk"):
        return {
            "type": "redirect_to_url",
            "redirect_to_url": {"url": url, "return_url": params["return_url"]},
        }
    return {
        "type": "use_stripe_sdk",
        "use_stripe_sdk": {
            "type": "three_d_secure_redirect",
            "stripe_js": url,
            "source": store.token("src_"),
        },
    }


def confirm(store: Store, intent: Obj, params: Obj) -> Obj:
    """Use a card on the intent. Raises the card error of a decline, which is itself a result."""
    if intent["status"] not in CONFIRMABLE:
        raise unexpected_state(intent, "confirmed", CONFIRMABLE)
    method = given_method(store, intent, params)
    if not method:
        raise ApiError(
            "You cannot confirm this PaymentIntent because it's missing a payment method. To "
            f"confirm the PaymentIntent with {intent['customer'] or 'no customer'}, specify a "
            "payment method attached to this customer along with the customer ID.",
            code="payment_intent_unexpected_state",
            payment_intent=intent,
        )
    patch(intent, params, "receipt_email", "shipping", "setup_future_usage", "capture_method")
    intent |= {"payment_method": method["id"], "last_payment_error": None, "next_action": None}
    card, off_session = card_of(method), bool(params.get("off_session"))
    asked = cards.needs_challenge(card, off_session=off_session, set_up=method["_set_up"])
    if card.decline or not asked:
        return take(store, intent, method)
    if off_session or params.get("error_on_requires_action"):
        raise declined(store, intent, method, "authentication_required")
    intent |= {"status": "requires_action", "next_action": challenge_action(store, intent, params)}
    store.emit("payment_intent.requires_action", intent)
    return intent


def declined(store: Store, intent: Obj, method: Obj, reason: str) -> ApiError:
    """Record the refusal on the intent and return the error that tells of it."""
    charge = new_charge(store, intent, method, reason)
    error = decline_error(reason, charge=charge["id"], payment_method=dict(method))
    _back_to_start(intent, error.error)
    store.emit("charge.failed", charge)
    store.emit("payment_intent.payment_failed", intent)
    error.error["payment_intent"] = intent
    return error


def _back_to_start(intent: Obj, error: dict[str, Any]) -> None:
    intent |= {
        "status": "requires_payment_method",
        "payment_method": None,
        "next_action": None,
        "last_payment_error": dict(error),
    }


def authentication_failed(store: Store, intent: Obj, error: ApiError) -> None:
    _back_to_start(intent, error.error)
    store.emit("payment_intent.payment_failed", intent)


def take(store: Store, intent: Obj, method: Obj) -> Obj:
    """Charge or hold the amount. Raises the card error of a decline."""
    card = card_of(method)
    if reason := card.decline or card.late_decline:
        raise declined(store, intent, method, reason)
    charge = new_charge(store, intent, method)
    if intent["setup_future_usage"]:
        method["_set_up"] = True
        if intent["customer"]:
            attach(store, method, intent["customer"])
    intent["next_action"] = None
    if intent["capture_method"] == "manual":
        intent |= {"status": "requires_capture", "amount_capturable": intent["amount"]}
        store.emit("charge.succeeded", charge)
        store.emit("payment_intent.amount_capturable_updated", intent)
        store.later(store.now() + HOLD_SECONDS, "expire_hold", intent["id"])
        return intent
    store.emit("charge.succeeded", settle(store, intent, charge, intent["amount"]))
    store.emit("payment_intent.succeeded", intent)
    dispute_if_asked(store, charge, method)
    return intent


@route(
    "POST payment_intents/:id/capture",
    "amount_to_capture:int metadata:map final_capture:bool statement_descriptor_suffix:str",
)
def intent_capture(store: Store, params: Obj, key: str) -> Obj:
    intent = store.get(key, "payment_intent")
    if intent["status"] != "requires_capture":
        raise unexpected_state(intent, "captured", ("requires_capture",))
    held: int = intent["amount_capturable"]
    amount: int = params.get("amount_to_capture", held)
    if not 1 <= amount <= held:
        raise ApiError(
            f"The amount to capture {amount} is greater than the capturable amount {held}.",
            code="amount_too_large",
            param="amount_to_capture",
        )
    merge_metadata(intent, params)
    charge = settle(store, intent, store.get(intent["latest_charge"]), amount)
    store.emit("charge.captured", charge)
    store.emit("payment_intent.succeeded", intent)
    return intent


@route("POST payment_intents/:id/cancel", "cancellation_reason:str")
def intent_cancel(store: Store, params: Obj, key: str) -> Obj:
    return _cancel(store, store.get(key, "payment_intent"), params.get("cancellation_reason"))


def _cancel(store: Store, intent: Obj, reason: str | None) -> Obj:
    allowed = (*CONFIRMABLE, "requires_capture")
    if intent["status"] not in allowed:
        raise unexpected_state(intent, "canceled", allowed)
    if intent["status"] == "requires_capture":
        # A released hold is shown as a full refund of the charge.
        charge = store.get(intent["latest_charge"])
        charge |= {"refunded": True, "amount_refunded": charge["amount"]}
        store.emit("charge.expired" if reason == "automatic" else "charge.refunded", charge)
    intent |= {
        "status": "canceled",
        "canceled_at": store.now(),
        "cancellation_reason": reason,
        "amount_capturable": 0,
        "next_action": None,
    }
    store.emit("payment_intent.canceled", intent)
    return intent


@task
def expire_hold(store: Store, key: str) -> None:
    intent = store.get(key)
    if intent["status"] == "requires_capture":
        _cancel(store, intent, "automatic")
