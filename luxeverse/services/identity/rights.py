"""May the actor do this? Asked first by every use case of the desk."""

from uuid import UUID

from luxeverse.core.actor import Actor
from luxeverse.core.errors import NotAllowed
from luxeverse.domain.identity.rights import Right, may
from luxeverse.services.identity.members import required

NOT_YOURS = (
    "Your account has no right to do this. Whoever leads the house can give it one; until then"
    " nothing is changed."
)


def ensure_may(actor: Actor, right: Right) -> UUID:
    """The user behind an actor who has the right, by the role of this moment. Raises SignInNeeded, NotAllowed."""
    user_id = required(actor)
    if not may(actor.role, right):
        raise NotAllowed(NOT_YOURS, code="no_right", right=right.value)
    return user_id


def ensure_behind_counter(actor: Actor, right: Right) -> None:
    """The same where the command line is an actor too, which has a role and no account. Raises NotAllowed."""
    if not may(actor.role, right):
        raise NotAllowed("Only people of the house do this.", code="staff_only")
