"""What is over need not be known any more."""

from datetime import timedelta

from sqlalchemy import delete
from sqlmodel import col

from luxeverse.core import clock
from luxeverse.core.db import EVERY_HOUSE, transaction
from luxeverse.models.identity import SignInAttempt, SignInLetter, UserSession
from luxeverse.services.identity.limits import WINDOW

LETTERS_KEPT = timedelta(days=1)
"""Long enough to answer somebody who asks why a link did not open."""


async def sweep() -> None:
    """Delete letters of yesterday, tries outside the window and sessions that ended by themselves, in every house."""
    now = clock.now()
    over = (
        (SignInLetter, col(SignInLetter.expires_at) < now - LETTERS_KEPT),
        (SignInAttempt, col(SignInAttempt.happened_at) <= now - WINDOW),
        (UserSession, col(UserSession.expires_at) <= now),
    )
    async with transaction(EVERY_HOUSE) as session:
        for table, is_over in over:
            await session.execute(delete(table).where(is_over))
