"""Where a review may go from where it stands."""

from luxeverse.core.errors import Conflict
from luxeverse.domain.reviews.status import ReviewStatus as S

MOVES: dict[S, frozenset[S]] = {
    S.PENDING: frozenset({S.APPROVED, S.REJECTED, S.FLAGGED}),
    S.FLAGGED: frozenset({S.APPROVED, S.REJECTED}),
    S.APPROVED: frozenset({S.FLAGGED, S.REJECTED}),
    S.REJECTED: frozenset({S.APPROVED}),
}
SHOWN = frozenset({S.APPROVED})
WAITING = (S.PENDING, S.FLAGGED)


def move(here: S, there: S) -> S:
    """``there``, if a review may go there from here. Raises Conflict."""
    if there not in MOVES[here]:
        raise Conflict(
            f"A review that is {here.value.lower()} cannot become {there.value.lower()}."
        )
    return there
