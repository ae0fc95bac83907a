"""Where an order may go from where it stands."""

from luxeverse.core.errors import Broken
from luxeverse.domain.orders.status import OrderStatus as S

MOVES: dict[S, frozenset[S]] = {
    S.PENDING: frozenset({S.PAYMENT_PROCESSING, S.PAYMENT_FAILED, S.CONFIRMED, S.CANCELLED}),
    S.PAYMENT_PROCESSING: frozenset({S.PAYMENT_FAILED, S.CONFIRMED, S.CANCELLED}),
    S.PAYMENT_FAILED: frozenset({S.PAYMENT_PROCESSING, S.CONFIRMED, S.CANCELLED}),
    S.CONFIRMED: frozenset({S.PROCESSING, S.CANCELLED, S.REFUNDED}),
    S.PROCESSING: frozenset({S.SHIPPED, S.CANCELLED, S.REFUNDED}),
    S.SHIPPED: frozenset({S.DELIVERED, S.RETURNED}),
    S.DELIVERED: frozenset({S.RETURNED, S.REFUNDED}),
    S.CANCELLED: frozenset({S.REFUNDED}),
    S.RETURNED: frozenset({S.REFUNDED}),
    S.REFUNDED: frozenset(),
}
AWAITING_PAYMENT = frozenset({S.PENDING, S.PAYMENT_PROCESSING, S.PAYMENT_FAILED})


class IllegalMove(Broken):
    """The code tried to move an order where it cannot go."""


def move(here: S, there: S) -> S:
    """``there``, if an order may go there from here. Raises IllegalMove."""
    if there not in MOVES[here]:
        raise IllegalMove(f"an order cannot go from {here} to {there}")
    return there
