"""Where an address stands with the letters of a house."""

from enum import StrEnum


class SubscriptionStatus(StrEnum):
    """Asked for by whoever typed the address; confirmed by whoever reads its letters."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    STOPPED = "stopped"


MOVES: dict[SubscriptionStatus, frozenset[SubscriptionStatus]] = {
    SubscriptionStatus.ASKED: frozenset({SubscriptionStatus.CONFIRMED, SubscriptionStatus.STOPPED}),
    SubscriptionStatus.CONFIRMED: frozenset({SubscriptionStatus.STOPPED}),
    SubscriptionStatus.STOPPED: frozenset({SubscriptionStatus.ASKED}),
}


def before(there: SubscriptionStatus) -> frozenset[SubscriptionStatus]:
    """From where one may come to this; what a claiming UPDATE looks for."""
    return frozenset(here for here, ways in MOVES.items() if there in ways)
