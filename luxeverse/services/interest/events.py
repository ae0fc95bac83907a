"""What waiting announces."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.services.outbox import Event


@dataclass(frozen=True, slots=True)
class AlertDue(Event):
    """What somebody waited for has come; one letter is owed."""

    alert_id: UUID
