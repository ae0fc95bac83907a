"""Where a member is signed in, and the end of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete

from luxeverse.core.actor import Actor
from luxeverse.core.db import EVERY_HOUSE, read_session, transaction
from luxeverse.core.errors import NotFound
from luxeverse.domain.identity.device import device_name
from luxeverse.models.identity import UserSession
from luxeverse.services import audit
from luxeverse.services.identity import store
from luxeverse.services.identity.members import required


@dataclass(frozen=True, slots=True)
class Device:
    """A browser somebody is signed in with. ``last_seen`` is right to a day."""

    id: UUID
    name: str
    ip: str
    since: datetime
    last_seen: datetime
    is_this: bool


async def devices(actor: Actor) -> list[Device]:
    """The member's sessions, last used first. Raises SignInNeeded."""
    user_id = required(actor)
    async with read_session(actor.tenant_id) as session:
        rows = await store.sessions_of(session, user_id)
    return [
        Device(
            id=row.id,
            name=device_name(row.user_agent or ""),
            ip=row.ip_address or "",
            since=row.created_at,
            last_seen=row.updated_at,
            is_this=row.session_token == actor.session_hash,
        )
        for row in rows
    ]


async def end_session(actor: Actor, session_id: UUID) -> None:
    """Sign a browser of the member's out. Raises SignInNeeded; NotFound, also for other people's."""
    user_id = required(actor)
    async with transaction(actor.tenant_id) as session:
        mine = UserSession.id == session_id, UserSession.user_id == user_id
        gone = await session.scalar(delete(UserSession).where(*mine).returning(UserSession.id))
        if gone is None:
            raise NotFound("This browser is signed out already.", code="unknown_session")
        audit.note(session, actor, "session.ended", ("session", session_id))


async def end_this(actor: Actor) -> None:
    """Sign this browser out, at every house it is signed in at. Also where it was signed out before."""
    async with transaction(EVERY_HOUSE) as session:
        mine = UserSession.session_token == actor.session_hash
        await session.execute(delete(UserSession).where(mine))


async def end_all(actor: Actor) -> int:
    """Sign the member out everywhere; returns of how many browsers. Raises SignInNeeded."""
    user_id = required(actor)
    async with transaction(actor.tenant_id) as session:
        mine = UserSession.user_id == user_id
        gone = await session.scalars(delete(UserSession).where(mine).returning(UserSession.id))
        count = len(gone.all())
        audit.note(session, actor, "session.ended_all", ("user", user_id), sessions=count)
        return count
