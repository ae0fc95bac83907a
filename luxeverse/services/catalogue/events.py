"""What the catalogue announces."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.services.outbox import Event


@dataclass(frozen=True, slots=True)
class CatalogueChanged(Event):
    """A page would show something else now. ``kind`` is product, story, category, collection or brand."""

    tenant_id: UUID
    kind: str
    target_id: UUID


@dataclass(frozen=True, slots=True)
class DraftAsked(Event):
    """An editor wants a description of a piece written with a language model."""

    product_id: UUID
