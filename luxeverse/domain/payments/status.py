"""Where the money of an order stands."""

from enum import StrEnum


class PaymentStatus(StrEnum):
    """Of an order as a whole and of a settled transaction. COMPLETED means captured: the order is paid."""

    PENDING = "PENDING"
    PROCESSING = "PROCESSING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    REFUNDED = "REFUNDED"
    PARTIALLY_REFUNDED = "PARTIALLY_REFUNDED"


KEPT = frozenset({PaymentStatus.COMPLETED, PaymentStatus.PARTIALLY_REFUNDED})
"""The order was paid and the house still has its money, or a part of it."""


class TransactionStatus(StrEnum):
    """Of one movement at the provider: a payment's states, and CANCELLED for an attempt given up before capture."""

    PENDING = "PENDING"
    PROCESSING = "PROCESSING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"
    REFUNDED = "REFUNDED"
    PARTIALLY_REFUNDED = "PARTIALLY_REFUNDED"


class TransactionType(StrEnum):
    CHARGE = "charge"
    REFUND = "refund"
    DISPUTE = "dispute"
