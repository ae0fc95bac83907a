"""Queries and claims of visits and of the places they take."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core.db import ReadSession, WriteSession, take_turn
from luxeverse.core.ids import new_id
from luxeverse.domain.appointments.slots import Kind
from luxeverse.domain.appointments.status import VisitStatus, before
from luxeverse.models.appointments import Visit, VisitSlot


async def taken(
    session: ReadSession, kind: str, first: datetime, last: datetime
) -> dict[datetime, int]:
    """How many people are expected at the moments between two, both included."""
    query = select(VisitSlot.starts_at, VisitSlot.taken).where(
        VisitSlot.kind == kind, VisitSlot.starts_at.between(first, last)
    )
    return {row.starts_at: row.taken for row in await session.execute(query)}


async def claim_places(session: WriteSession, kind: Kind, at: datetime, party: int) -> bool:
    """Take places at a moment; true for those who got theirs. One statement, so nobody is counted twice."""
    row = insert(VisitSlot).values(
        id=new_id(), kind=kind.slug, starts_at=at, places=kind.places, taken=party
    )
    claimed = row.on_conflict_do_update(
        index_elements=["tenant_id", "kind", "starts_at"],
        set_={"taken": VisitSlot.taken + party, "places": kind.places},
        where=VisitSlot.taken + party <= kind.places,
    ).returning(VisitSlot.id)
    return await session.scalar(claimed) is not None


async def give_back(session: WriteSession, kind: str, at: datetime, party: int) -> None:
    await session.execute(
        update(VisitSlot)
        .where(VisitSlot.kind == kind, VisitSlot.starts_at == at)
        .values(taken=VisitSlot.taken - party)
        .execution_options(synchronize_session=False)
    )


async def one_after_the_other(session: WriteSession) -> None:
    """Changes lock several visits and moments: in turn, or two could wait for each other. Booking locks one moment."""
    key = f"visits:{session.info['scope']}"
    await take_turn(session, key)


async def by_token(session: ReadSession, token_hash: str) -> Visit | None:
    return await session.scalar(select(Visit).where(Visit.token_hash == token_hash))


async def claim(
    session: WriteSession, visit_id: UUID, becomes: VisitStatus, **values: object
) -> Visit | None:
    """Move a visit from wherever it may come; the visit for the one caller that moved it."""
    query = (
        update(Visit)
        .where(Visit.id == visit_id, Visit.status.in_(before(becomes)))
        .values(status=becomes, changes=Visit.changes + 1, **values)
        .returning(Visit)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    return await session.scalar(query)


async def reschedule(session: WriteSession, visit: Visit, at: datetime) -> bool:
    """Let a booked visit begin at another moment; false when it was moved or cancelled meanwhile."""
    query = (
        update(Visit)
        .where(
            Visit.id == visit.id,
            Visit.status == VisitStatus.BOOKED,
            Visit.starts_at == visit.starts_at,
        )
        .values(starts_at=at, changes=Visit.changes + 1, reminded_at=None)
        .returning(Visit.id)
        .execution_options(synchronize_session=False)
    )
    return await session.scalar(query) is not None


async def coming_of(
    session: ReadSession, user_id: UUID, email: str, now: datetime
) -> Sequence[Visit]:
    """What is booked by a member, or for their proved address, soonest first."""
    query = (
        select(Visit)
        .where(
            or_(Visit.user_id == user_id, func.lower(Visit.email) == email.lower()),
            Visit.status == VisitStatus.BOOKED,
            Visit.starts_at > now,
        )
        .order_by(Visit.starts_at, Visit.id)
    )
    return (await session.scalars(query)).all()


async def open_of_address(session: WriteSession, email: str, now: datetime) -> int:
    """How many visits an address has to come; nobody else books for it until this transaction has ended."""
    key = f"visits-of:{session.info['scope']}:{email.lower()}"
    await take_turn(session, key)
    query = select(func.count()).where(
        func.lower(Visit.email) == email.lower(),
        Visit.status == VisitStatus.BOOKED,
        Visit.starts_at > now,
    )
    return await session.scalar(query) or 0


async def before_moment(session: ReadSession, now: datetime, until: datetime) -> Sequence[Visit]:
    """Booked visits of the next hours that nobody was reminded of."""
    query = select(Visit).where(
        Visit.status == VisitStatus.BOOKED,
        Visit.reminded_at.is_(None),
        Visit.starts_at.between(now, until),
    )
    return (await session.scalars(query)).all()


async def claim_reminder(session: WriteSession, visit_id: UUID, now: datetime) -> bool:
    query = (
        update(Visit)
        .where(
            Visit.id == visit_id,
            Visit.reminded_at.is_(None),
            Visit.status == VisitStatus.BOOKED,
        )
        .values(reminded_at=now)
        .returning(Visit.id)
        .execution_options(synchronize_session=False)
    )
    return await session.scalar(query) is not None
