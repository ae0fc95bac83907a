"""Get in: a letter is claimed once, an address becomes a user, a browser becomes a session."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.core.sessions import fingerprint, make_for_member
from luxeverse.models.identity import User, UserSession
from luxeverse.services import audit
from luxeverse.services.identity import proofs, store
from luxeverse.services.identity.events import UserRegistered
from luxeverse.services.identity.limits import forgive
from luxeverse.services.identity.members import LIFE
from luxeverse.services.outbox import emit

CODES = "code"
DEAD_LINK = "This link was used already or is older than a quarter of an hour. Ask for another."
WRONG_CODE = "This code does not fit, or is older than a quarter of an hour."


@dataclass(frozen=True, slots=True)
class Proven:
    """An address somebody has shown to be theirs, and where they wanted to go."""

    email: str
    back: str


@dataclass(frozen=True, slots=True)
class Entered:
    """A member from now on. ``token`` goes into the cookie and nowhere else."""

    member: Actor
    user: User
    token: str


async def prove_by_link(session: WriteSession, token: str) -> Proven:
    """Use up the letter of a link. Raises NotFound for one that was used, is too old or never was."""
    letter = await store.open_letter(session, fingerprint(token))
    if letter is None or not await store.claim_letter(session, letter.id):
        raise NotFound(DEAD_LINK, code="dead_link")
    return Proven(letter.email, letter.back)


async def prove_by_code(session: WriteSession, email: str, code: str) -> Proven:
    """Use up the letter whose code this is. Raises Invalid; tries are counted beforehand, see ``count_try``."""
    said = "".join(code.split())
    for letter in await store.open_letters_to(session, email):
        if proofs.fits(letter.id, said) and await store.claim_letter(session, letter.id):
            await forgive(session, CODES, email)
            return Proven(letter.email, letter.back)
    raise Invalid(WRONG_CODE, code="wrong_code")


async def enter(session: WriteSession, visitor: Actor, proven: Proven, agent: str) -> Entered:
    """Sign the visitor in as the user of a proven address, who is made when there is none.

    The session is a new one: a cookie somebody planted before opens nothing. Raises NotFound for a user who was
    deleted. Emits UserRegistered.
    """
    user, is_new = await store.user_made_or_met(session, proven.email)
    if user.deleted_at is not None:
        raise NotFound(DEAD_LINK, code="dead_link")
    now = clock.now()
    user.email_verified = user.email_verified or now
    user.last_login_at = now
    user.login_count += 1
    member = replace(visitor, user_id=user.id, role=user.role.value)
    if is_new:
        audit.note(session, member, "user.created", ("user", user.id), agent)
        await emit(session, UserRegistered(user.id))
    token = make_for_member()
    row = _row(user, token, visitor, agent, now)
    mine = UserSession.session_token == visitor.session_hash
    await session.execute(delete(UserSession).where(mine))
    session.add(row)
    audit.note(session, member, "sign_in.succeeded", ("session", row.id), agent)
    return Entered(replace(member, session_hash=row.session_token), user, token)


def _row(user: User, token: str, visitor: Actor, agent: str, now: datetime) -> UserSession:
    return UserSession(
        user_id=user.id,
        session_token=fingerprint(token),
        came_from=visitor.session_hash,
        ip_address=visitor.ip[:45] or None,
        user_agent=agent[: audit.LONGEST_AGENT] or None,
        expires_at=now + LIFE,
    )
