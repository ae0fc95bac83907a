"""What the book says of one thing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from luxeverse.core.db import ReadSession
from luxeverse.models.audit import AuditLog
from luxeverse.models.identity import User

MOST = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """``who`` is a name or an address; "" for an operator at the command line."""

    action: str
    at: datetime
    who: str
    facts: dict[str, Any]


async def trail(session: ReadSession, kind: str, key: object, action: str = "") -> list[Entry]:
    """The newest entries about a thing, newest first; only those of an action, if one is said."""
    wanted = (AuditLog.entity_type == kind) & (AuditLog.entity_id == str(key)[:64])
    if action:
        wanted &= AuditLog.action == action
    query = (
        select(AuditLog, User.name, User.email)
        .outerjoin(User, User.id == AuditLog.user_id)
        .where(wanted)
        .order_by(AuditLog.created_at.desc(), AuditLog.id.desc())
        .limit(MOST)
    )
    return [
        Entry(row.action, row.created_at, name or email or "", row.new_values or {})
        for row, name, email in await session.execute(query)
    ]
