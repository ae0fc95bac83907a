"""A line in the book nobody can take out again."""

from collections.abc import Mapping

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession
from luxeverse.models.audit import AuditLog

LONGEST_AGENT = 400


def note(
    session: WriteSession,
    actor: Actor | None,
    action: str,
    entity: tuple[str, object],
    agent: str = "",
    before: Mapping[str, object] | None = None,
    **facts: object,
) -> None:
    """Write down that the actor did ``action`` to ``entity`` (kind and key), in the transaction of the deed itself.

    Without an actor an operator did it from the command line. ``agent`` is the browser's own word for itself,
    ``before`` what the facts were until then. Neither holds a secret or an address.
    """
    kind, key = entity
    session.add(
        AuditLog(
            user_id=actor.user_id if actor else None,
            action=action,
            entity_type=kind,
            entity_id=str(key)[:64],
            old_values=dict(before) if before else None,
            new_values=facts or None,
            ip_address=actor.ip[:45] or None if actor else None,
            user_agent=agent[:LONGEST_AGENT] or None,
        )
    )
