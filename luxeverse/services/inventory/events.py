"""What stock announces."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.services.outbox import Event


@dataclass(frozen=True, slots=True)
class StockReturned(Event):
    """What was held for an order that never came can be had again. ``target_id`` is the piece."""

    tenant_id: UUID
    target_id: UUID
