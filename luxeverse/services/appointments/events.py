"""What visits announce."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.services.outbox import Event


@dataclass(frozen=True, slots=True)
class VisitChanged(Event):
    """A visit was booked, moved or cancelled, or is due tomorrow: one letter. ``what`` is one of those words."""

    visit_id: UUID
    what: str
