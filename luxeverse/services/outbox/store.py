"""Queries of the outbox."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core import clock
from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.models.outbox import HandledEvent, OutboxEvent


async def unrelayed_for_update(session: WriteSession, limit: int) -> Sequence[OutboxEvent]:
    """The oldest events nobody has passed on, skipping those another relay holds."""
    query = (
        select(OutboxEvent)
        .where(OutboxEvent.relayed_at.is_(None))
        .order_by(OutboxEvent.occurred_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (await session.scalars(query)).all()


async def mark_relayed(session: WriteSession, ids: Sequence[UUID]) -> None:
    await session.execute(
        update(OutboxEvent).where(OutboxEvent.id.in_(ids)).values(relayed_at=clock.now())
    )


async def event(session: ReadSession, event_id: UUID) -> OutboxEvent | None:
    return await session.get(OutboxEvent, event_id)


async def is_handled(session: ReadSession, handler: str, event_id: UUID) -> bool:
    query = select(HandledEvent.id).where(
        HandledEvent.handler == handler, HandledEvent.event_id == event_id
    )
    return (await session.scalar(query)) is not None


async def mark_handled(session: WriteSession, handler: str, event_id: UUID) -> bool:
    """True for the one caller whose mark it is."""
    query = (
        insert(HandledEvent)
        .values(handler=handler, event_id=event_id)
        .on_conflict_do_nothing()
        .returning(HandledEvent.id)
    )
    return (await session.scalar(query)) is not None
