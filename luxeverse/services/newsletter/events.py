"""What the newsletter announces."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.services.outbox import Event


@dataclass(frozen=True, slots=True)
class NewsletterAsked(Event):
    """Somebody typed an address; whoever reads it is owed one letter that asks."""

    subscription_id: UUID
