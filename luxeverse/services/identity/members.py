"""Who is behind a session cookie, now: the tables are asked each time, so what is taken back ends at once."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update

from luxeverse.core import clock, sessions
from luxeverse.core.actor import Actor, House
from luxeverse.core.db import ReadSession, read_session, transaction
from luxeverse.core.errors import Conflict, SignInNeeded
from luxeverse.domain.identity.status import STAFF
from luxeverse.domain.loyalty.status import MembershipTier
from luxeverse.models.identity import User, UserSession

LIFE = timedelta(days=sessions.COOKIE_DAYS)
REFRESHED_AFTER = timedelta(hours=24)
"""A session in use is made to last its whole life again once a day."""
MOVED = "You signed in meanwhile in another tab. Load this page again to go on."


async def actor_of_token(house: House, token: str, ip: str = "") -> Actor:
    """The visitor or member who holds this cookie. Visitors cost no look-up."""
    visitor = Actor(house=house, session_hash=sessions.fingerprint(token), ip=ip)
    if not sessions.is_of_member(token):
        return visitor
    async with read_session(house.tenant_id) as session:
        found = await _member(session, visitor.session_hash)
    if found is None:
        return visitor
    session_id, user_id, role, tier, expires_at = found
    if expires_at < clock.now() + LIFE - REFRESHED_AFTER:
        await _refresh(house, session_id, expires_at)
    return replace(visitor, user_id=user_id, role=role, tier=tier)


def required(actor: Actor) -> UUID:
    """The user behind the actor. Raises SignInNeeded."""
    if actor.user_id is None:
        raise SignInNeeded("Sign in first.")
    return actor.user_id


def is_staff(actor: Actor) -> bool:
    """Whether the actor works for the house, by the role the table of users says now."""
    return actor.role in STAFF


def is_of_highest_tier(actor: Actor) -> bool:
    """Whether the actor is of the tier that pieces are kept for."""
    return actor.tier == MembershipTier.OBSIDIAN


async def ensure_not_moved(session: ReadSession, session_hash: str) -> None:
    """Called when a visitor starts a new bag or list: the old one may have moved to a member a moment ago.

    Raises Conflict, so that nothing is put where its owner never looks again.
    """
    moved = select(UserSession.id).where(UserSession.came_from == session_hash).limit(1)
    if await session.scalar(moved):
        raise Conflict(MOVED, code="signed_in_elsewhere")


async def _member(
    session: ReadSession, session_hash: str
) -> tuple[UUID, UUID, str, str, datetime] | None:
    query = (
        select(UserSession.id, User.id, User.role, User.membership_tier, UserSession.expires_at)
        .join(User, User.id == UserSession.user_id)
        .where(
            UserSession.session_token == session_hash,
            UserSession.expires_at > clock.now(),
            User.deleted_at.is_(None),
        )
    )
    row = (await session.execute(query)).first()
    if row is None:
        return None
    session_id, user_id, role, tier, expires_at = row
    return session_id, user_id, role.value, tier.value, expires_at


async def _refresh(house: House, session_id: UUID, was: datetime) -> None:
    async with transaction(house.tenant_id) as session:
        await session.execute(
            update(UserSession)
            .where(UserSession.id == session_id, UserSession.expires_at == was)
            .values(expires_at=clock.now() + LIFE)
        )
