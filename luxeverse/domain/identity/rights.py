"""What each role may do behind the counter: one table, asked by the services before anything else."""

from enum import StrEnum

from luxeverse.domain.identity.status import UserRole as R


class Right(StrEnum):
    """Something only staff do."""

    LOOK = "look"
    """See the desk at all."""
    MODERATE = "moderate"
    """Decide over what customers write and picture."""
    EDIT = "edit"
    """Change what the house says of its pieces and itself."""
    RECEIVE = "receive"
    """See who comes to visit, and look after them."""
    HANDLE = "handle"
    """Take pieces in, send them out, and settle what is owed for them."""
    APPOINT = "appoint"
    """Give somebody another role."""


OF_AN_EDITOR = frozenset({Right.LOOK, Right.MODERATE, Right.EDIT, Right.RECEIVE, Right.HANDLE})
RIGHTS: dict[R, frozenset[Right]] = {
    R.GUEST: frozenset(),
    R.CUSTOMER: frozenset(),
    R.VIP: frozenset(),
    R.ADMIN: OF_AN_EDITOR,
    R.SUPER_ADMIN: OF_AN_EDITOR | {Right.APPOINT},
}


def may(role: str, right: Right) -> bool:
    """Whether a role has a right. Visitors have no role ("") and no right."""
    return role in RIGHTS and right in RIGHTS[R(role)]
