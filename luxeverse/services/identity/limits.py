"""How often one may try to get in: counted in the database, so that every process counts together."""

import hashlib
from datetime import timedelta

from sqlalchemy import delete, func, select

from luxeverse.core import clock
from luxeverse.core.actor import Actor
from luxeverse.core.config import settings
from luxeverse.core.db import WriteSession, take_turn, transaction
from luxeverse.core.errors import RateLimited
from luxeverse.models.identity import SignInAttempt
from luxeverse.services import audit

WINDOW = timedelta(minutes=15)
MOST_OF_AN_ADDRESS = 5
MOST_OF_A_CALLER = 30
"""Behind one address of the network sits a whole house."""
TOO_OFTEN = "That was tried too often. Wait a quarter of an hour, or use the link in the letter."


async def count_try(actor: Actor, kind: str, email: str, agent: str = "") -> None:
    """Count a try of this kind with this address. Raises RateLimited from the sixth in 15 minutes on.

    The first refusal of a window is written down. The answer is the same for addresses nobody has an account with.
    """
    if settings().limits == "off":
        return
    subjects = (
        (f"{kind}:{email.lower()}", MOST_OF_AN_ADDRESS),
        (f"{kind}@{actor.ip}", MOST_OF_A_CALLER),
    )
    refused = False
    async with transaction(actor.tenant_id) as session:
        for text, most in subjects:
            tries = await _counted(session, _subject(text))
            if tries > most:
                refused = True
            if tries == most + 1:
                audit.note(session, actor, "sign_in.limited", (kind, _subject(text)), agent)
    if refused:
        raise RateLimited(TOO_OFTEN)


async def forgive(session: WriteSession, kind: str, email: str) -> None:
    """Whoever got in starts anew."""
    subject = _subject(f"{kind}:{email.lower()}")
    await session.execute(delete(SignInAttempt).where(SignInAttempt.subject == subject))


async def _counted(session: WriteSession, subject: str) -> int:
    """How many tries there were in the window, this one included; one after the other for each subject."""
    now = clock.now()
    await take_turn(session, subject)
    mine = SignInAttempt.subject == subject
    await session.execute(
        delete(SignInAttempt).where(mine, SignInAttempt.happened_at <= now - WINDOW)
    )
    session.add(SignInAttempt(subject=subject, happened_at=now))
    await session.flush()
    return await session.scalar(select(func.count()).where(mine)) or 0


def _subject(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
