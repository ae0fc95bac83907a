"""Setup intents (saving a card) and the answer of the bank's challenge page."""

from sandbox.errors import ApiError, card_error, decline_error, unexpected_state
from sandbox.intents import (
    CONFIRM,
    CONFIRMABLE,
    authentication_failed,
    challenge_action,
    given_method,
    take,
)
from sandbox.methods import attach, card_of, usable
from sandbox.registry import patch, route
from sandbox.store import Store
from sandbox.wire import Obj

NOT_AUTHENTICATED = (
    "We are unable to authenticate your payment method. Please choose a different payment method "
    "and try again."
)


@route(
    "POST setup_intents",
    "customer:str payment_method:str usage:str metadata:map description:str confirm:bool"
    " automatic_payment_methods:obj payment_method_types:obj payment_method_options:obj"
    f" attach_to_self:bool {CONFIRM}",
)
def setup_create(store: Store, params: Obj) -> Obj:
    customer = params.get("customer")
    if customer:
        store.get(customer, "customer", "customer")
    method = None
    if params.get("payment_method"):
        method = usable(store, params["payment_method"], customer)["id"]
    setup = store.add(
        "seti",
        "setup_intent",
        customer=customer,
        usage=params.get("usage") or "off_session",
        metadata=params.get("metadata") or {},
        description=params.get("description"),
        payment_method=method,
        cancellation_reason=None,
        last_setup_error=None,
        latest_attempt=None,
        mandate=None,
        next_action=None,
        payment_method_types=["card"],
        automatic_payment_methods={"enabled": True, "allow_redirects": "always"},
        payment_method_options={"card": {"request_three_d_secure": "automatic"}},
        status="requires_confirmation" if method else CONFIRMABLE[0],
    )
    setup["client_secret"] = f"{setup['id']}_secret_{store.token('', 25)}"
    store.emit("setup_intent.created", setup)
    return _confirm(store, setup, params) if params.get("confirm") else setup


@route(
    "POST setup_intents/:id",
    "customer:str payment_method:str metadata:map description:str payment_method_types:obj",
)
def setup_update(store: Store, params: Obj, key: str) -> Obj:
    setup = store.get(key, "setup_intent")
    patch(setup, params, "customer", "description")
    if params.get("payment_method"):
        method = usable(store, params["payment_method"], setup["customer"])
        setup |= {"payment_method": method["id"], "status": "requires_confirmation"}
    return setup


@route(
    "POST setup_intents/:id/confirm",
    "payment_method:str payment_method_options:obj " + CONFIRM,
    browser=True,
)
def setup_confirm(store: Store, params: Obj, key: str) -> Obj:
    return _confirm(store, store.get(key, "setup_intent"), params)


def _confirm(store: Store, setup: Obj, params: Obj) -> Obj:
    if setup["status"] not in CONFIRMABLE:
        raise unexpected_state(setup, "confirmed", CONFIRMABLE)
    method = given_method(store, setup, params)
    if not method:
        raise ApiError(
            "You cannot confirm this SetupIntent because it's missing a payment method.",
            code="setup_intent_unexpected_state",
            setup_intent=setup,
        )
    card = card_of(method)
    setup |= {"payment_method": method["id"], "last_setup_error": None}
    if card.decline:
        raise _failed(store, setup, decline_error(card.decline, payment_method=dict(method)))
    if card.challenge:
        action = challenge_action(store, setup, params)
        setup |= {"status": "requires_action", "next_action": action}
        store.emit("setup_intent.requires_action", setup)
        return setup
    return _finish(store, setup)


def _failed(store: Store, setup: Obj, error: ApiError) -> ApiError:
    setup |= {
        "status": "requires_payment_method",
        "payment_method": None,
        "next_action": None,
        "last_setup_error": dict(error.error),
    }
    store.emit("setup_intent.setup_failed", setup)
    error.error["setup_intent"] = setup
    return error


def _finish(store: Store, setup: Obj) -> Obj:
    method = store.get(setup["payment_method"])
    method["_set_up"] = setup["usage"] == "off_session"
    if setup["customer"]:
        attach(store, method, setup["customer"])
    setup |= {"status": "succeeded", "next_action": None}
    store.emit("setup_intent.succeeded", setup)
    return setup


@route("POST setup_intents/:id/cancel", "cancellation_reason:str")
def setup_cancel(store: Store, params: Obj, key: str) -> Obj:
    setup = store.get(key, "setup_intent")
    if setup["status"] not in CONFIRMABLE:
        raise unexpected_state(setup, "canceled", CONFIRMABLE)
    setup |= {
        "status": "canceled",
        "cancellation_reason": params.get("cancellation_reason"),
        "next_action": None,
    }
    store.emit("setup_intent.canceled", setup)
    return setup


def answer_challenge(store: Store, key: str, *, passed: bool) -> Obj:
    """Apply what the bank's page reports; the browser learns the outcome from the intent.

    A second answer changes nothing.
    """
    intent = store.get(key)
    if intent["status"] != "requires_action":
        return intent
    method = store.get(intent["payment_method"])
    paying = intent["object"] == "payment_intent"
    if passed:
        try:
            return take(store, intent, method) if paying else _finish(store, intent)
        except ApiError as refusal:
            if refusal.status != 402:
                raise
            return intent
    error = card_error(
        f"{intent['object']}_authentication_failure", NOT_AUTHENTICATED, payment_method=dict(method)
    )
    if paying:
        authentication_failed(store, intent, error)
    else:
        error.error["type"] = "invalid_request_error"
        _failed(store, intent, error)
    return intent
