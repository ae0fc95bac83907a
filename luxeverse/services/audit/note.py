"""A line in the book nobody can take out again."""

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession
from luxeverse.models.audit import AuditLog

LONGEST_AGENT = 400


def note(
    session: WriteSession,
    actor: Actor,
    action: str,
    entity: tuple[str, object],
    agent: str = "",
    **facts: object,
) -> None:
    """Write down that the actor did ``action`` to ``entity`` (kind and key), in the transaction of the deed itself.

    ``agent`` is the browser's own word for itself. Facts hold no secret and no address.
    """
    kind, key = entity
    session.add(
        AuditLog(
            user_id=actor.user_id,
            action=action,
            entity_type=kind,
            entity_id=str(key)[:64],
            new_values=facts or None,
            ip_address=actor.ip[:45] or None,
            user_agent=agent[:LONGEST_AGENT] or None,
        )
    )
