"""Where a piece that comes back stands, and where it may go from there."""

from enum import StrEnum

from luxeverse.core.errors import Conflict


class OfferStatus(StrEnum):
    """``TAKEN_BACK``: it was sold, and its buyer got the money back."""

    OFFERED = "offered"
    LISTED = "listed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SOLD = "sold"
    TAKEN_BACK = "taken_back"


class EntryKind(StrEnum):
    """A line in the book of what a house owes its sellers."""

    OWED = "owed"
    TAKEN_BACK = "taken_back"


S = OfferStatus
MOVES: dict[S, frozenset[S]] = {
    S.OFFERED: frozenset({S.LISTED, S.REJECTED, S.WITHDRAWN}),
    S.LISTED: frozenset({S.SOLD, S.WITHDRAWN}),
    S.REJECTED: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.SOLD: frozenset({S.TAKEN_BACK}),
    S.TAKEN_BACK: frozenset(),
}
OPEN = frozenset({S.OFFERED, S.LISTED, S.SOLD})
"""While an offer stands here its piece cannot be offered again."""


def move(here: S, there: S) -> S:
    """``there``, if an offer may go there from here. Raises Conflict: two people may decide at the same moment."""
    if there not in MOVES[here]:
        said = here.value.replace("_", " ")
        raise Conflict(f"This piece is {said}; that cannot be done any more.", code="offer_moved")
    return there
