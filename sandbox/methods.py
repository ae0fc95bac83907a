"""Customers and the cards they keep."""

from datetime import UTC, datetime

from sandbox import cards
from sandbox.errors import ApiError, card_error, decline_error
from sandbox.registry import merge_metadata, patch, route
from sandbox.store import Page, Store
from sandbox.wire import Obj, listing

CUSTOMER = (
    "email:str name:str phone:str description:str address:obj shipping:obj metadata:map"
    " invoice_settings:obj preferred_locales:obj"
)
CUSTOMER_FIELDS = (
    "email",
    "name",
    "phone",
    "description",
    "address",
    "shipping",
    "preferred_locales",
)
NOT_A_TEST_CARD = (
    "Your card was declined. Your request was in test mode, but used a non test card. For a list "
    "of valid test cards, visit: https://stripe.com/docs/testing."
)


@route("POST customers", CUSTOMER + " payment_method:str")
def customer_create(store: Store, params: Obj) -> Obj:
    customer = store.add(
        "cus",
        "customer",
        **dict.fromkeys(CUSTOMER_FIELDS),
        balance=0,
        currency=None,
        delinquent=False,
        discount=None,
        invoice_prefix=store.token("", 8).upper(),
        next_invoice_sequence=1,
        metadata={},
        test_clock=None,
        invoice_settings={"default_payment_method": None, "custom_fields": None, "footer": None},
    )
    customer["preferred_locales"] = []
    patch(customer, params, *CUSTOMER_FIELDS)
    customer["invoice_settings"] |= params.get("invoice_settings") or {}
    if params.get("payment_method"):
        attach(store, method_of(store, params["payment_method"]), customer["id"])
    store.emit("customer.created", customer)
    return customer


@route("POST customers/:id", CUSTOMER)
def customer_update(store: Store, params: Obj, key: str) -> Obj:
    customer = store.get(key, "customer")
    before = dict(customer)
    patch(customer, params, *CUSTOMER_FIELDS)
    customer["invoice_settings"] = {
        **customer["invoice_settings"],
        **(params.get("invoice_settings") or {}),
    }
    store.emit("customer.updated", customer, before)
    return customer


@route("DELETE customers/:id")
def customer_delete(store: Store, _: Obj, key: str) -> Obj:
    customer = store.get(key, "customer")
    store.emit("customer.deleted", customer)
    customer |= {"deleted": True, "_hidden": True}
    for method in store.all("payment_method", customer=key):
        method["customer"] = None
    return {"id": key, "object": "customer", "deleted": True}


@route(
    "GET customers/:id/payment_methods",
    "type:str limit:int starting_after:str ending_before:str",
)
def customer_methods(store: Store, params: Obj, key: str) -> Obj:
    store.get(key, "customer")
    page = Page(
        equal={"customer": key, "type": params.get("type") or "card"},
        limit=params.get("limit", 10),
        after=params.get("starting_after"),
        before=params.get("ending_before"),
    )
    data, more = store.page("payment_method", page)
    return listing(data, f"/v1/customers/{key}/payment_methods", has_more=more)


def method_of(store: Store, reference: str, param: str = "payment_method") -> Obj:
    """A stored method, or a fresh one from a published ``pm_card_*`` name."""
    if reference in cards.BY_TOKEN:
        next_year = datetime.now(UTC).year + 1
        return _new_method(store, cards.BY_TOKEN[reference], 12, next_year, {})
    return store.get(reference, "payment_method", param)


def card_of(method: Obj) -> cards.Card:
    return cards.BY_NUMBER[method["_number"]]


def usable(store: Store, reference: str, customer: str | None) -> Obj:
    """The method, unless it belongs to somebody else."""
    method = method_of(store, reference)
    if method["customer"] and method["customer"] != customer:
        raise ApiError(
            f"The provided PaymentMethod ({method['id']}) belongs to another Customer, or the "
            "Customer was not supplied with it.",
            param="payment_method",
        )
    return method


def _new_method(store: Store, card: cards.Card, month: int, year: int, billing: Obj) -> Obj:
    address = dict.fromkeys(("city", "country", "line1", "line2", "postal_code", "state"))
    blank = {"address": address, "email": None, "name": None, "phone": None}
    return store.add(
        "pm",
        "payment_method",
        type="card",
        customer=None,
        allow_redisplay="unspecified",
        metadata={},
        billing_details={**blank, **billing},
        _number=card.number,
        _set_up=False,
        card={
            "brand": card.brand,
            "display_brand": card.brand,
            "last4": card.number[-4:],
            "exp_month": month,
            "exp_year": year,
            "country": card.country,
            "funding": card.funding,
            "wallet": None,
            "fingerprint": store.seed[-4:] + card.number[-6:],
            "three_d_secure_usage": {"supported": True},
            "checks": {
                "cvc_check": "pass",
                "address_line1_check": None,
                "address_postal_code_check": None,
            },
            "networks": {"available": [card.brand], "preferred": None},
        },
    )


@route(
    "POST payment_methods",
    "type!str card:obj billing_details:obj metadata:map allow_redisplay:str",
    browser=True,
)
def method_create(store: Store, params: Obj) -> Obj:
    if params["type"] != "card":
        raise ApiError("This sandbox only has cards.", param="type")
    given = params.get("card") or {}
    card = _known_card(given)
    month, year = _expiry(given)
    method = _new_method(store, card, month, year, params.get("billing_details") or {})
    merge_metadata(method, params)
    method["allow_redisplay"] = params.get("allow_redisplay") or "unspecified"
    return method


def _known_card(given: Obj) -> cards.Card:
    """The test card of a number or token; a real number is refused, and no number is ever stored as typed."""
    number = str(given.get("number") or "").replace(" ", "")
    if "token" in given:
        found = cards.BY_TOKEN.get("pm_card_" + str(given["token"]).removeprefix("tok_"))
    elif not number.isdigit() or not cards.passes_luhn(number):
        raise card_error("incorrect_number", "Your card number is incorrect.", param="number")
    else:
        found = cards.BY_NUMBER.get(number)
    if not found:
        raise card_error("card_declined", NOT_A_TEST_CARD, decline_code="test_mode_live_card")
    return found


def _expiry(given: Obj) -> tuple[int, int]:
    """(month, four-digit year), not in the past."""
    try:
        month, year = int(given.get("exp_month") or 12), int(given.get("exp_year") or 2040)
    except ValueError as problem:
        raise card_error(
            "invalid_expiry_month", "Your card's expiration date is invalid.", param="exp_month"
        ) from problem
    year += 2000 if year < 100 else 0
    today = datetime.now(UTC)
    if not 1 <= month <= 12:
        raise card_error(
            "invalid_expiry_month", "Your card's expiration month is invalid.", param="exp_month"
        )
    if (year, month) < (today.year, today.month):
        raise card_error(
            "invalid_expiry_year", "Your card's expiration year is invalid.", param="exp_year"
        )
    return month, year


@route(
    "POST payment_methods/:id",
    "metadata:map billing_details:obj card:obj allow_redisplay:str",
)
def method_update(store: Store, params: Obj, key: str) -> Obj:
    method = store.get(key, "payment_method")
    patch(method, params, "allow_redisplay")
    method["billing_details"] |= params.get("billing_details") or {}
    if params.get("card"):
        month, year = _expiry({**method["card"], **params["card"]})
        method["card"] |= {"exp_month": month, "exp_year": year}
    store.emit("payment_method.updated", method)
    return method


def attach(store: Store, method: Obj, customer: str) -> Obj:
    """Keep the card for a customer; cards that decline on every use cannot be kept."""
    store.get(customer, "customer", "customer")
    if method["customer"] == customer:
        return method
    if method["customer"]:
        raise ApiError(
            "The payment method you provided has already been attached to a customer.",
            param="payment_method",
        )
    if reason := card_of(method).decline:
        raise decline_error(reason)
    method["customer"] = customer
    store.emit("payment_method.attached", method)
    return method


@route("POST payment_methods/:id/attach", "customer!str")
def method_attach(store: Store, params: Obj, key: str) -> Obj:
    return attach(store, method_of(store, key, "id"), params["customer"])


@route("POST payment_methods/:id/detach")
def method_detach(store: Store, _: Obj, key: str) -> Obj:
    method = store.get(key, "payment_method")
    if not method["customer"]:
        raise ApiError(
            "The payment method you provided is not attached to a customer so detachment is "
            "impossible."
        )
    before = dict(method)
    method["customer"] = None
    store.emit("payment_method.detached", method, before)
    return method
