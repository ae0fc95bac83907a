"""What is written about a visit: booked, moved, cancelled, and tomorrow."""

from datetime import timedelta
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.db import EVERY_HOUSE, read_session, transaction
from luxeverse.core.ids import TenantId
from luxeverse.domain.appointments.slots import Kind, wants_reminder
from luxeverse.domain.appointments.status import VisitStatus
from luxeverse.models.appointments import Visit
from luxeverse.services import identity, notifications
from luxeverse.services.appointments import store, words
from luxeverse.services.appointments.book import token_of
from luxeverse.services.appointments.calendar import calendar_of
from luxeverse.services.appointments.events import VisitChanged
from luxeverse.services.appointments.ics import calendar_file
from luxeverse.services.outbox import Delivered, emit

TITLES = {
    "booked": "Your visit is booked",
    "moved": "Your visit was moved",
    "cancelled": "Your visit was cancelled",
}
LEADS = {
    "booked": "We hold the places for you.",
    "moved": "This is when we expect you now. The file for your calendar replaces the one before.",
    "cancelled": "The places were given back. Nothing is left to do.",
    "due": "We look forward to it. If you cannot come, give the places back with the button.",
}


async def write_visit(delivered: Delivered) -> None:
    """Handler of VisitChanged. What was cancelled meanwhile is not announced any more."""
    house = await identity.shared_house_of(delivered.tenant_id)
    calendar = await calendar_of(house)
    async with read_session(house.tenant_id) as session:
        visit = await session.get(Visit, UUID(delivered.payload["visit_id"]))
    kind = calendar.kind(visit.kind) if calendar and visit else None
    what = delivered.payload["what"]
    if (
        visit is None
        or kind is None
        or (what == "cancelled") != (visit.status is VisitStatus.CANCELLED)
    ):
        return
    url = f"{visit.link_base}/appointments/{token_of(visit.id)}"
    said = notifications.VisitLetter(
        key=f"visit-{delivered.id}",
        to=visit.email,
        title=TITLES.get(what) or _due(visit, kind),
        lead=visit.reason or LEADS[what],
        kind=kind.name,
        facts=words.facts_of(visit, kind),
        url=url,
        calendar=calendar_file(house, kind, visit, url),
        is_cancelled=what == "cancelled",
    )
    await notifications.send_visit(said, house.slug, house.name)


def _due(visit: Visit, kind: Kind) -> str:
    """A worker that was away overnight reminds on the day itself."""
    today, day = (at.astimezone(kind.place.zone).date() for at in (clock.now(), visit.starts_at))
    where = "by video" if kind.is_online else "at the house"
    return f"Today {where}" if day == today else f"Tomorrow {where}"


async def remind() -> int:
    """Owe a letter for every visit of the next day, in every house, once each; returns how many."""
    now = clock.now()
    async with read_session(EVERY_HOUSE) as session:
        found = await store.before_moment(session, now, now + timedelta(days=1))
    due = [one for one in found if wants_reminder(one.starts_at, one.created_at, now)]
    reminded = 0
    for visit in due:
        async with transaction(TenantId(visit.tenant_id)) as session:
            if await store.claim_reminder(session, visit.id, now):
                await emit(session, VisitChanged(visit.id, "due"))
                reminded += 1
    return reminded
