"""What pieces that come back announce."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.services.outbox import Event


@dataclass(frozen=True, slots=True)
class OfferDecided(Event):
    """A person of the house looked at the piece; the offer says how that ended."""

    offer_id: UUID


@dataclass(frozen=True, slots=True)
class PieceSold(Event):
    """Its buyer paid; the seller is owed."""

    offer_id: UUID


@dataclass(frozen=True, slots=True)
class SaleTakenBack(Event):
    """Its buyer got the money back; the seller is owed nothing for it any more."""

    offer_id: UUID
