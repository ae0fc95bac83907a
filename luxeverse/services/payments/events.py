"""What payments announce. Amounts are minor units."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.services.outbox import Event


@dataclass(frozen=True, slots=True)
class PaymentSucceeded(Event):
    """The supplier confirmed, when asked, that the whole amount of the order was paid."""

    order_id: UUID
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class PaymentCancelled(Event):
    """The supplier confirmed that nothing was and nothing will be taken."""

    order_id: UUID


@dataclass(frozen=True, slots=True)
class PaymentRefunded(Event):
    """The whole amount of an order went back to its buyer."""

    order_id: UUID


@dataclass(frozen=True, slots=True)
class PaymentPartlyRefunded(Event):
    """A part of the amount of an order, or one more, went back to its buyer."""

    order_id: UUID


@dataclass(frozen=True, slots=True)
class OtherPaymentSpoke(Event):
    """The supplier spoke of a payment that is not an order's; whoever knows the subject looks at it."""

    subject_id: UUID
    intent_id: str


@dataclass(frozen=True, slots=True)
class SupplierSpoke(Event):
    """A signed message of the payment supplier was stored and wants to be looked at."""

    external_event_id: UUID
