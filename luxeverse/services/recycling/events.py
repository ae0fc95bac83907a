"""What recycling announces."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.services.outbox import Event


@dataclass(frozen=True, slots=True)
class PiecesRecycled(Event):
    """What a member sent back is here, and its points are theirs: a letter says so."""

    label_id: UUID
