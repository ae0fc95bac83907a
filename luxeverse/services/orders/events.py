"""What orders announce."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.services.outbox import Event


@dataclass(frozen=True, slots=True)
class OrderPaid(Event):
    """The money is there and the pieces are ours to send."""

    order_id: UUID


@dataclass(frozen=True, slots=True)
class OrderCancelled(Event):
    """It will not be sent; what was held is free again."""

    order_id: UUID


@dataclass(frozen=True, slots=True)
class PaidTooLate(Event):
    """The money came after the pieces were gone: it goes back."""

    order_id: UUID
