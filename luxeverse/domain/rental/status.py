"""Where a loan stands, and where it may go from there."""

from enum import StrEnum

from luxeverse.core.errors import Conflict


class LoanStatus(StrEnum):
    """CLAIMED: the dates are kept while the payment is made. EXPIRED: it never came."""

    CLAIMED = "claimed"
    EXPIRED = "expired"
    BOOKED = "booked"
    CANCELLED = "cancelled"
    SENT = "sent"
    RETURNED = "returned"


S = LoanStatus
MOVES: dict[S, frozenset[S]] = {
    S.CLAIMED: frozenset({S.BOOKED, S.EXPIRED}),
    S.EXPIRED: frozenset(),
    S.BOOKED: frozenset({S.SENT, S.CANCELLED, S.RETURNED}),
    S.CANCELLED: frozenset(),
    S.SENT: frozenset({S.RETURNED}),
    S.RETURNED: frozenset(),
}
AWAY = frozenset({S.BOOKED, S.SENT})
"""Paid for, and not back."""
TAKES_DATES = frozenset({S.CLAIMED, S.BOOKED, S.SENT, S.RETURNED})
"""Nobody else has the unit on the days of such a loan; one that is back rests a few days."""


def move(here: S, there: S) -> S:
    """``there``, if a loan may go there from here. Raises Conflict: two people may decide at the same moment."""
    if there not in MOVES[here]:
        raise Conflict(
            f"This loan is {here.value}; that cannot be done any more.", code="loan_moved"
        )
    return there
