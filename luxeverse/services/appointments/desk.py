"""Visits as those see them who receive the visitors."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from luxeverse.core import clock
from luxeverse.core.db import ReadSession
from luxeverse.core.errors import NotFound
from luxeverse.core.keyset import Order, Slice, a_moment, a_number, a_text, slice_of
from luxeverse.domain.appointments.slots import Calendar
from luxeverse.domain.appointments.status import VisitStatus
from luxeverse.models.appointments import Visit

COLUMNS = {
    "when": (Visit.starts_at, a_moment),
    "name": (func.lower(Visit.name), a_text),
    "party": (Visit.party, a_number),
}
"""What a list of visits can be sorted by."""


@dataclass(frozen=True, slots=True)
class Span:
    """Today by the clock of the house's first place, ``[first, until)``."""

    first: datetime
    until: datetime


def today(calendar: Calendar) -> Span:
    zone = calendar.places[0].zone
    start = clock.now().astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return Span(start, start + timedelta(days=1))


def visit_order(key: str, *, is_descending: bool) -> Order:
    column, read = COLUMNS[key]
    return Order(column, Visit.id, read, is_descending)


async def visit_list(
    session: ReadSession, view: str, span: Span, order: Order, place: str, size: int
) -> Slice:
    """A page of visits of a view: today, coming, past or cancelled."""
    query = select(Visit).where(_views(span)[view])
    return await slice_of(session, query, order, place, size)


async def visit_counts(session: ReadSession, span: Span) -> Mapping[str, int]:
    views = _views(span)
    counted = [func.count(Visit.id).filter(condition) for condition in views.values()]
    return dict(zip(views, (await session.execute(select(*counted))).one(), strict=True))


async def count_booked(session: ReadSession) -> int:
    """Visitors who are still expected within a day, for the side list of the desk."""
    now = clock.now()
    soon = Visit.starts_at.between(now, now + timedelta(days=1))
    query = select(func.count(Visit.id)).where(Visit.status == VisitStatus.BOOKED, soon)
    return await session.scalar(query) or 0


async def visit_by_key(session: ReadSession, key: UUID) -> Visit:
    """Raises NotFound."""
    visit = await session.get(Visit, key)
    if visit is None:
        raise NotFound("There is no such visit.", code="unknown_visit")
    return visit


def _views(span: Span) -> dict[str, Any]:
    """Conditions."""
    stands = Visit.status != VisitStatus.CANCELLED
    return {
        "today": stands & (Visit.starts_at >= span.first) & (Visit.starts_at < span.until),
        "coming": stands & (Visit.starts_at >= span.until),
        "past": stands & (Visit.starts_at < span.first),
        "cancelled": Visit.status == VisitStatus.CANCELLED,
    }
