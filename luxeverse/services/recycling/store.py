"""Queries and locks of labels."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update

from luxeverse.core.db import ReadSession, WriteSession, take_turn
from luxeverse.domain.recycling.status import LabelStatus, before
from luxeverse.models.recycling import RecyclingLabel

COUNTED = (LabelStatus.ASKED, LabelStatus.RECEIVED)
"""Labels that use up what a member may send in a year."""


async def of_user(session: ReadSession, user_id: UUID) -> list[RecyclingLabel]:
    """A member's labels, newest first."""
    query = (
        select(RecyclingLabel)
        .where(RecyclingLabel.user_id == user_id)
        .order_by(RecyclingLabel.created_at.desc(), RecyclingLabel.id.desc())
    )
    return list((await session.scalars(query)).all())


async def by_reference(
    session: ReadSession, reference: str, user_id: UUID | None = None
) -> RecyclingLabel | None:
    """A label, of this member where one is named."""
    query = select(RecyclingLabel).where(RecyclingLabel.reference == reference)
    if user_id is not None:
        query = query.where(RecyclingLabel.user_id == user_id)
    return await session.scalar(query)


async def one_after_the_other(session: WriteSession, user_id: UUID) -> None:
    """A member's labels are asked for in turn, or two at once would both fit under the limit."""
    await take_turn(session, f"labels:{user_id}")


async def pieces_since(session: ReadSession, user_id: UUID, since: datetime) -> int:
    """Pieces on labels that are open or were used since a moment."""
    query = select(func.coalesce(func.sum(RecyclingLabel.pieces), 0)).where(
        RecyclingLabel.user_id == user_id,
        RecyclingLabel.status.in_(COUNTED),
        RecyclingLabel.created_at >= since,
    )
    return int(await session.scalar(query) or 0)


async def claim(
    session: WriteSession, label_id: UUID, becomes: LabelStatus, **values: object
) -> bool:
    """Move a label from wherever it may come; true for the one caller that moved it."""
    moved = await session.scalar(
        update(RecyclingLabel)
        .where(RecyclingLabel.id == label_id, RecyclingLabel.status.in_(before(becomes)))
        .values(status=becomes, **values)
        .returning(RecyclingLabel.id)
        .execution_options(synchronize_session=False)
    )
    return moved is not None


async def end_old(session: WriteSession, now: datetime) -> int:
    """Let labels end whose time is over; returns how many."""
    ended = await session.scalars(
        update(RecyclingLabel)
        .where(RecyclingLabel.status == LabelStatus.ASKED, RecyclingLabel.expires_at < now)
        .values(status=LabelStatus.EXPIRED)
        .returning(RecyclingLabel.id)
        .execution_options(synchronize_session=False)
    )
    return len(ended.all())
