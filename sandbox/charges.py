"""Charges: what happens to the money once a card is used."""

from sandbox import cards
from sandbox.expanding import virtual
from sandbox.methods import card_of
from sandbox.registry import patch, route
from sandbox.store import Store
from sandbox.wire import Obj, listing

ZERO_DECIMAL = {
    "bif",
    "clp",
    "djf",
    "gnf",
    "jpy",
    "kmf",
    "krw",
    "mga",
    "pyg",
    "rwf",
    "vnd",
    "vuv",
    "xaf",
    "xof",
    "xpf",
}
"""docs.stripe.com/currencies#zero-decimal"""

CARD_FIELDS = (
    "brand",
    "last4",
    "exp_month",
    "exp_year",
    "funding",
    "country",
    "fingerprint",
    "wallet",
)
DISPUTE_SECONDS = 7 * 86400


def amount_text(amount: int, currency: str) -> str:
    """``EUR 390.00``, for people."""
    whole = currency in ZERO_DECIMAL
    return f"{currency.upper()} {amount if whole else f'{amount / 100:.2f}'}"


def new_charge(store: Store, intent: Obj, method: Obj, decline: str | None = None) -> Obj:
    """The record of one try on a card; ``decline`` names the bank's reason when it said no."""
    charge = store.add(
        "ch",
        "charge",
        amount=intent["amount"],
        amount_captured=0,
        amount_refunded=0,
        captured=False,
        currency=intent["currency"],
        customer=intent["customer"],
        description=intent["description"],
        disputed=False,
        balance_transaction=None,
        billing_details=method["billing_details"],
        metadata=dict(intent["metadata"]),
        paid=decline is None,
        payment_intent=intent["id"],
        payment_method=method["id"],
        refunded=False,
        payment_method_details={
            "type": "card",
            "card": {name: method["card"][name] for name in CARD_FIELDS},
        },
        receipt_email=intent["receipt_email"],
        receipt_number=None,
        shipping=intent["shipping"],
        application_fee_amount=None,
        transfer_group=intent["transfer_group"],
        **_verdict(decline),
    )
    charge["receipt_url"] = None if decline else store.link(f"receipts/{charge['id']}")
    intent["latest_charge"] = charge["id"]
    return charge


def _verdict(decline: str | None) -> Obj:
    """The fields that say how the bank answered."""
    risk = {"risk_level": "normal", "risk_score": 20, "reason": decline}
    if decline is None:
        return {
            "status": "succeeded",
            "failure_code": None,
            "failure_message": None,
            "outcome": risk
            | {
                "network_status": "approved_by_network",
                "type": "authorized",
                "seller_message": "Payment complete.",
            },
        }
    return {
        "status": "failed",
        "failure_code": decline if decline in cards.OWN_CODE else "card_declined",
        "failure_message": cards.MESSAGES[decline],
        "outcome": risk
        | {
            "network_status": "declined_by_network",
            "type": "issuer_declined",
            "seller_message": "The bank did not return any further details.",
        },
    }


def settle(store: Store, intent: Obj, charge: Obj, amount: int) -> Obj:
    """Take the money: charge captured, intent succeeded."""
    charge |= {
        "captured": True,
        "amount_captured": amount,
        "amount_refunded": 0,
        "balance_transaction": new_balance(
            store, "charge", amount, charge["id"], charge["currency"]
        ),
    }
    intent |= {"status": "succeeded", "amount_received": amount, "amount_capturable": 0}
    return charge


def new_balance(store: Store, kind: str, amount: int, source: str, currency: str) -> str:
    """Id of a new ledger entry. The fee is a guess at a price list: nothing may rely on it."""
    fee = round(amount * 0.029) + 30 if kind == "charge" else 0
    entry = store.add(
        "txn",
        "balance_transaction",
        type=kind,
        amount=amount,
        fee=fee,
        net=amount - fee,
        currency=currency,
        source=source,
        status="available",
        exchange_rate=None,
        reporting_category=kind,
        available_on=store.now(),
        description=None,
    )
    return str(entry["id"])


@route("POST charges/:id", "metadata:map description:str receipt_email:str")
def charge_update(store: Store, params: Obj, key: str) -> Obj:
    charge = store.get(key, "charge")
    patch(charge, params, "description", "receipt_email")
    store.emit("charge.updated", charge)
    return charge


@virtual("charge", "refunds")
def charge_refunds(store: Store, charge: Obj) -> Obj:
    return listing(store.all("refund", charge=charge["id"]), f"/v1/charges/{charge['id']}/refunds")


def dispute_if_asked(store: Store, charge: Obj, method: Obj) -> None:
    """Some test cards dispute every payment the moment it succeeds."""
    reason = card_of(method).dispute
    if not reason:
        return
    charge["disputed"] = True
    dispute = store.add(
        "du",
        "dispute",
        amount=charge["amount"],
        charge=charge["id"],
        payment_intent=charge["payment_intent"],
        reason=reason,
        currency=charge["currency"],
        status="needs_response",
        is_charge_refundable=False,
        metadata={},
        evidence={},
        evidence_details={
            "due_by": store.now() + DISPUTE_SECONDS,
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        balance_transactions=[],
    )
    store.emit("charge.dispute.created", dispute)
    store.emit("charge.dispute.funds_withdrawn", dispute)


@route("POST disputes/:id", "evidence:obj metadata:map submit:bool")
def dispute_update(store: Store, params: Obj, key: str) -> Obj:
    """The published words ``winning_evidence`` and ``losing_evidence`` decide the dispute at once."""
    dispute = store.get(key, "dispute")
    patch(dispute, params)
    dispute["evidence"] = {**dispute["evidence"], **(params.get("evidence") or {})}
    if params.get("submit", True) and params.get("evidence"):
        verdicts = {"winning_evidence": "won", "losing_evidence": "lost"}
        word = dispute["evidence"].get("uncategorized_text")
        dispute["status"] = verdicts.get(word, "under_review")
        if dispute["status"] in verdicts.values():
            store.emit("charge.dispute.closed", dispute)
    store.emit("charge.dispute.updated", dispute)
    return dispute
