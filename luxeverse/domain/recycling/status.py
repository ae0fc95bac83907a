"""Where a label for things sent back stands."""

from enum import StrEnum

from luxeverse.core.errors import Broken


class LabelStatus(StrEnum):
    ASKED = "asked"
    RECEIVED = "received"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class ReturnedKind(StrEnum):
    VESSELS = "vessels"
    PIECES = "pieces"


_S = LabelStatus
MOVES: dict[LabelStatus, frozenset[LabelStatus]] = {
    _S.ASKED: frozenset({_S.RECEIVED, _S.WITHDRAWN, _S.EXPIRED}),
    # A parcel may be on its way when its label ends: what arrives is thanked for all the same.
    _S.EXPIRED: frozenset({_S.RECEIVED}),
    _S.RECEIVED: frozenset(),
    _S.WITHDRAWN: frozenset(),
}


class IllegalMove(Broken):
    """The code tried to move a label where it cannot go."""


def move(here: LabelStatus, there: LabelStatus) -> LabelStatus:
    """``there``, if a label may go there from here. Raises IllegalMove."""
    if there not in MOVES[here]:
        raise IllegalMove(f"a label cannot go from {here} to {there}")
    return there


def before(there: LabelStatus) -> list[LabelStatus]:
    """Where a label may come from to get there; what a claim asks the database for."""
    return [here for here, ways in MOVES.items() if there in ways]
