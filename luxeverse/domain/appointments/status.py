"""Where a visit stands."""

from enum import StrEnum

from luxeverse.core.errors import Broken


class VisitStatus(StrEnum):
    BOOKED = "booked"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"


_S = VisitStatus
MOVES: dict[VisitStatus, frozenset[VisitStatus]] = {
    _S.BOOKED: frozenset({_S.ARRIVED, _S.CANCELLED}),
    _S.ARRIVED: frozenset(),
    _S.CANCELLED: frozenset(),
}


class IllegalMove(Broken):
    """The code tried to move a visit where it cannot go."""


def move(here: VisitStatus, there: VisitStatus) -> VisitStatus:
    """``there``, if a visit may go there from here. Raises IllegalMove."""
    if there not in MOVES[here]:
        raise IllegalMove(f"a visit cannot go from {here} to {there}")
    return there


def before(there: VisitStatus) -> list[VisitStatus]:
    """Where a visit may come from to get there; what a claim asks the database for."""
    return [here for here, ways in MOVES.items() if there in ways]
