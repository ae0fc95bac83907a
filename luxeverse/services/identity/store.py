"""Queries and claims of users, letters and sessions."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core import clock
from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.core.ids import new_id
from luxeverse.domain.identity.status import LetterPurpose
from luxeverse.models.identity import SignInLetter, User, UserSession


async def open_letter(
    session: ReadSession, token_hash: str, purpose: LetterPurpose = LetterPurpose.SIGN_IN
) -> SignInLetter | None:
    """The letter of a link, unless it was used, is too old or is for something else."""
    query = select(SignInLetter).where(
        SignInLetter.token_hash == token_hash,
        SignInLetter.purpose == purpose,
        SignInLetter.used_at.is_(None),
        SignInLetter.expires_at > clock.now(),
    )
    return await session.scalar(query)


async def open_letters_to(
    session: ReadSession, email: str, purpose: LetterPurpose = LetterPurpose.SIGN_IN
) -> Sequence[SignInLetter]:
    query = select(SignInLetter).where(
        SignInLetter.purpose == purpose,
        func.lower(SignInLetter.email) == email.lower(),
        SignInLetter.used_at.is_(None),
        SignInLetter.expires_at > clock.now(),
    )
    return (await session.scalars(query)).all()


async def claim_letter(session: WriteSession, letter_id: UUID) -> bool:
    """True for the one caller who uses the letter; the others of its address are used up with it."""
    now = clock.now()
    claimed = await session.scalar(
        update(SignInLetter)
        .where(
            SignInLetter.id == letter_id,
            SignInLetter.used_at.is_(None),
            SignInLetter.expires_at > now,
        )
        .values(used_at=now)
        .returning(SignInLetter.email)
    )
    if claimed is None:
        return False
    others = func.lower(SignInLetter.email) == claimed.lower()
    await session.execute(
        update(SignInLetter).where(others, SignInLetter.used_at.is_(None)).values(used_at=now)
    )
    return True


async def user(session: ReadSession, user_id: UUID) -> User | None:
    return await session.scalar(select(User).where(User.id == user_id, User.deleted_at.is_(None)))


async def user_of(session: ReadSession, email: str) -> User | None:
    """The user of an address."""
    same = func.lower(User.email) == email.lower()
    return await session.scalar(select(User).where(same, User.deleted_at.is_(None)))


async def user_made_or_met(session: WriteSession, email: str) -> tuple[User, bool]:
    """The user of an address, locked, and whether there was none before."""
    made = insert(User).values(id=new_id(), email=email, email_verified=clock.now())
    is_new = (await session.scalar(made.on_conflict_do_nothing().returning(User.id))) is not None
    query = select(User).where(func.lower(User.email) == email.lower()).with_for_update()
    return (await session.scalars(query)).one(), is_new


async def sessions_of(session: ReadSession, user_id: UUID) -> Sequence[UserSession]:
    """Those that still hold, last used first."""
    query = (
        select(UserSession)
        .where(UserSession.user_id == user_id, UserSession.expires_at > clock.now())
        .order_by(UserSession.updated_at.desc(), UserSession.id)
    )
    return (await session.scalars(query)).all()
