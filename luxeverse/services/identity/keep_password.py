"""A password becomes a member's: every other browser is signed out, and a letter says so."""

from uuid import UUID

from sqlalchemy import delete, update

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, read_session, transaction
from luxeverse.core.errors import Conflict, Invalid, SignInNeeded
from luxeverse.models.identity import User, UserSession
from luxeverse.services import audit
from luxeverse.services.identity import passwords, store
from luxeverse.services.identity.events import PasswordChanged
from luxeverse.services.identity.limits import count_try, forgive
from luxeverse.services.identity.members import required
from luxeverse.services.identity.password_proofs import PASSWORDS
from luxeverse.services.outbox import emit

WRONG = "This is not the password you have now."


async def change_password(actor: Actor, current: str, password: str, agent: str = "") -> None:
    """Give the member this password instead of the current one, or a first one.

    Raises SignInNeeded; Invalid for a wrong current one, and for a new one that is short, long or easy to guess;
    RateLimited from the sixth try in 15 minutes on. Emits PasswordChanged.
    """
    user_id = required(actor)
    async with read_session(actor.tenant_id) as session:
        user = await store.user(session, user_id)
    if user is None:
        raise SignInNeeded("Sign in first.")
    if user.password_hash:
        await count_try(actor, PASSWORDS, user.email, agent)
        is_right, _ = await passwords.fits(current, user.password_hash)
        if not is_right:
            raise Invalid(WRONG, code="wrong_password")
    house = actor.house
    await passwords.ensure_good(password, (house.name, house.slug, user.email, user.name or ""))
    kept = await passwords.hash_of(password)
    async with transaction(actor.tenant_id) as session:
        changed = await session.scalar(
            update(User)
            .where(User.id == user_id, User.password_hash == user.password_hash)
            .values(password_hash=kept)
            .returning(User.id)
            .execution_options(synchronize_session=False)
        )
        if changed is None:
            raise Conflict("Your password was changed a moment ago elsewhere.", code="changed")
        await forgive(session, PASSWORDS, user.email)
        await _after(session, actor, user_id, agent)


async def keep_password(
    session: WriteSession, member: Actor, user_id: UUID, kept: str, agent: str = ""
) -> None:
    """Inside a sign-in: the password whose hash this is becomes the member's. Emits PasswordChanged."""
    await session.execute(update(User).where(User.id == user_id).values(password_hash=kept))
    await _after(session, member, user_id, agent)


async def _after(session: WriteSession, member: Actor, user_id: UUID, agent: str) -> None:
    others = UserSession.user_id == user_id, UserSession.session_token != member.session_hash
    gone = await session.scalars(delete(UserSession).where(*others).returning(UserSession.id))
    ended = len(gone.all())
    audit.note(session, member, "password.changed", ("user", user_id), agent, sessions=ended)
    await emit(session, PasswordChanged(user_id))
