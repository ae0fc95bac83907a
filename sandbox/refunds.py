"""Refunds: full, partial, pending, and the kind that fails afterwards."""

from sandbox.charges import amount_text, new_balance
from sandbox.errors import ApiError
from sandbox.intents import check_amount
from sandbox.methods import card_of
from sandbox.registry import patch, route, task
from sandbox.store import Store
from sandbox.wire import Obj

REASONS = (None, "duplicate", "fraudulent", "requested_by_customer")


@route(
    "POST refunds",
    "charge:str payment_intent:str amount:int reason:str metadata:map instructions_email:str",
)
def refund_create(store: Store, params: Obj) -> Obj:
    charge = _charge_to_refund(store, params)
    if params.get("reason") not in REASONS:
        raise ApiError(
            "Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer",
            param="reason",
        )
    amount = _refundable(charge, params.get("amount"))
    behaviour = card_of(store.get(charge["payment_method"])).refund
    refund = store.add(
        "re",
        "refund",
        amount=amount,
        charge=charge["id"],
        currency=charge["currency"],
        metadata=params.get("metadata") or {},
        payment_intent=charge["payment_intent"],
        reason=params.get("reason"),
        receipt_number=None,
        source_transfer_reversal=None,
        status="pending" if behaviour == "pending" else "succeeded",
        transfer_reversal=None,
        destination_details={
            "type": "card",
            "card": {"type": "refund", "reference_status": "pending"},
        },
        balance_transaction=new_balance(store, "refund", -amount, charge["id"], charge["currency"]),
    )
    before = dict(charge)
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount_captured"]
    store.emit("refund.created", refund)
    store.emit("charge.refunded", charge, before)
    if behaviour:
        store.later(store.now() + store.settle_seconds, "settle_refund", refund["id"])
    return refund


def _charge_to_refund(store: Store, params: Obj) -> Obj:
    """The charge named directly or through its intent, when it can be refunded at all."""
    named, intent_id = params.get("charge"), params.get("payment_intent")
    if bool(named) == bool(intent_id):
        raise ApiError(
            "One of the following params should be provided for this request: payment_intent or "
            "charge."
        )
    if intent_id:
        named = store.get(intent_id, "payment_intent", "payment_intent")["latest_charge"]
    charge = store.get(named, "charge", "charge") if named else None
    if not charge or not charge["paid"]:
        raise ApiError(
            f"This PaymentIntent ({intent_id}) does not have a successful charge to refund.",
            param="payment_intent",
        )
    if charge["refunded"]:
        raise ApiError(
            f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded"
        )
    if charge["disputed"]:
        raise ApiError(
            f"Charge {charge['id']} has been charged back; cannot issue a refund.",
            code="charge_disputed",
        )
    if not charge["captured"]:
        raise ApiError(
            "This charge has not been captured; cancel the PaymentIntent instead.",
            code="charge_not_captured",
        )
    return charge


def _refundable(charge: Obj, asked: int | None) -> int:
    """The amount to give back: what was asked, at most what is left, everything left by default."""
    left = charge["amount_captured"] - charge["amount_refunded"]
    amount = left if asked is None else asked
    check_amount(amount)
    if amount > left:
        raise ApiError(
            f"Refund amount ({amount_text(amount, charge['currency'])}) is greater than unrefunded "
            f"amount on charge ({amount_text(left, charge['currency'])})",
            param="amount",
        )
    return amount


@task
def settle_refund(store: Store, key: str) -> None:
    """The later life of unusual refunds: pending ones succeed, doomed ones fail and give the money back."""
    refund = store.get(key)
    charge = store.get(refund["charge"])
    before = dict(refund)
    if refund["status"] == "pending":
        refund["status"] = "succeeded"
    elif refund["status"] == "succeeded":
        refund |= {
            "status": "failed",
            "failure_reason": "expired_or_canceled_card",
            "failure_balance_transaction": new_balance(
                store, "refund_failure", refund["amount"], charge["id"], charge["currency"]
            ),
        }
        charge["amount_refunded"] -= refund["amount"]
        charge["refunded"] = False
        store.emit("refund.failed", refund)
    store.emit("refund.updated", refund, before)


@route("POST refunds/:id", "metadata:map")
def refund_update(store: Store, params: Obj, key: str) -> Obj:
    refund = store.get(key, "refund")
    patch(refund, params)
    store.emit("refund.updated", refund)
    return refund
