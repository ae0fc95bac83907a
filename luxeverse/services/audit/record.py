"""One line of the record."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from luxeverse.core.db import WriteSession
from luxeverse.models.audit import AuditLog


async def record(
    session: WriteSession,
    action: str,
    entity: tuple[str, str],
    old: Mapping[str, Any] | None = None,
    new: Mapping[str, Any] | None = None,
    *,
    user_id: UUID | None = None,
) -> None:
    """Keep what was done to an entity (its type and its key), and its values before and after.

    Without ``user_id`` an operator did it from the command line.
    """
    kind, key = entity
    session.add(
        AuditLog(
            action=action,
            entity_type=kind,
            entity_id=key,
            old_values=dict(old) if old is not None else None,
            new_values=dict(new) if new is not None else None,
            user_id=user_id,
        )
    )
