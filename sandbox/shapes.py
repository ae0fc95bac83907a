"""Fields the SDK's types call always present and that the sandbox has no use for."""

from typing import Any

_NONE = {
    "customer": "default_source",
    "payment_intent": "application on_behalf_of payment_record source",
    "charge": "application application_fee failure_balance_transaction on_behalf_of review source"
    " source_transfer transfer",
    "setup_intent": "application on_behalf_of single_use_mandate",
    "refund": "customer failure_balance_transaction payment_method pending_reason",
}
_VALUES: dict[str, dict[str, Any]] = {
    "customer": {"tax_exempt": "none"},
    "balance_transaction": {"balance_type": "payments", "fee_details": []},
    "dispute": {"enhanced_eligibility_types": []},
}
_WITHOUT_LIVEMODE = {"refund", "balance_transaction"}


def filled(kind: str, obj: dict[str, Any]) -> dict[str, Any]:
    """The object with every always-present field of its kind."""
    if kind in _WITHOUT_LIVEMODE:
        obj.pop("livemode", None)
    return {**dict.fromkeys(_NONE.get(kind, "").split()), **_VALUES.get(kind, {}), **obj}
