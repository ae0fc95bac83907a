"""What a buyer decides, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from luxeverse.core.money import Money
from luxeverse.integrations.payments import Intent


@dataclass(frozen=True, slots=True)
class Purchase:
    """What a buyer decides. ``address`` is as typed, in V5 field names. ``payment_method`` is the supplier's id of a
    card to charge at once; without one the browser confirms the payment itself. ``shown_total_minor`` is what the
    buyer saw: a different sum is refused, never charged. ``contributes`` None leaves it to what the member always does.
    """

    email: str
    address: Mapping[str, object]
    delivery_method: str | None
    payment_method: str | None = None
    idempotency_key: str | None = None
    shown_total_minor: int | None = None
    contributes: bool | None = None
    rounds_up: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """An order, where it stands, and how its payment goes on."""

    order_id: UUID
    number: str
    status: str
    total: Money
    intent: Intent
