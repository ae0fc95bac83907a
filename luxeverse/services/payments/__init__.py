"""Money from buyers: asked for, confirmed by the supplier, given back."""

from luxeverse.services.payments.charge import (
    give_up,
    intent_of,
    method_asked_for,
    open_attempt,
    refuse,
    settle,
)
from luxeverse.services.payments.events import (
    OtherPaymentSpoke,
    PaymentCancelled,
    PaymentPartlyRefunded,
    PaymentRefunded,
    PaymentSucceeded,
    SupplierSpoke,
)
from luxeverse.services.payments.inbox import read_message, receive
from luxeverse.services.payments.reconcile import reconcile
from luxeverse.services.payments.refund import refund_late_payment, refund_order
from luxeverse.services.payments.store import (
    is_partly_refunded,
    is_refunded,
    orders_at_rest,
    refunds,
)
from luxeverse.services.payments.trouble import at_rest, each
from luxeverse.services.payments.unknown import MayBePaid

__all__ = [
    "MayBePaid",
    "OtherPaymentSpoke",
    "PaymentCancelled",
    "PaymentPartlyRefunded",
    "PaymentRefunded",
    "PaymentSucceeded",
    "SupplierSpoke",
    "at_rest",
    "each",
    "give_up",
    "intent_of",
    "is_partly_refunded",
    "is_refunded",
    "method_asked_for",
    "open_attempt",
    "orders_at_rest",
    "read_message",
    "receive",
    "reconcile",
    "refund_late_payment",
    "refund_order",
    "refunds",
    "refuse",
    "settle",
]
