"""Points of members: a book that only grows."""

from uuid import UUID

from sqlalchemy import func, select

from luxeverse.core.db import ReadSession, WriteSession, take_turn
from luxeverse.domain.loyalty.status import PointsMove
from luxeverse.models.loyalty import LoyaltyPoints


async def earn(
    session: WriteSession, user_id: UUID, points: int, *, source: str, description: str
) -> int:
    """Add points and return the balance. Whoever calls has claimed what they are for: here nothing is counted once."""
    # A member's movements come one after the other: each row carries the balance after it.
    await take_turn(session, f"points:{user_id}")
    after = await balance(session, user_id) + points
    session.add(
        LoyaltyPoints(
            user_id=user_id,
            type=PointsMove.EARN,
            points=points,
            balance_after=after,
            source=source,
            description=description,
        )
    )
    return after


async def balance(session: ReadSession, user_id: UUID) -> int:
    """What a member has."""
    query = select(func.coalesce(func.sum(LoyaltyPoints.points), 0)).where(
        LoyaltyPoints.user_id == user_id
    )
    return int(await session.scalar(query) or 0)
