"""The page visits are chosen on, and the page of one."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.domain.appointments.slots import DAY, Calendar, Kind, open_days
from luxeverse.domain.appointments.status import VisitStatus
from luxeverse.models.appointments import Visit
from luxeverse.schemas.appointments import KindChoice, TimeChoice, VisitRow, VisitsPage, VisitView
from luxeverse.schemas.common import Crumbs, LinkItem
from luxeverse.services import identity
from luxeverse.services.appointments import store, words
from luxeverse.services.appointments.book import token_of
from luxeverse.services.appointments.calendar import calendar_of, kind_of, required_calendar
from luxeverse.services.appointments.change import visit_of
from luxeverse.services.appointments.ics import calendar_file

DAYS_SHOWN = 14
KEYS = frozenset({"kind", "day", "at"})
"""The query keys the page reads."""

Open = dict[date, list[tuple[datetime, int]]]
"""The moments of each day with the places left at each."""


async def open_slots(house: House, kind: Kind, calendar: Calendar) -> Open:
    """When this kind can be booked now, and how many places are left; none is 0."""
    days = open_days(calendar, kind, clock.now())
    moments = [at for day in days.values() for at in day]
    if not moments:
        return {}
    async with read_session(house.tenant_id) as session:
        taken = await store.taken(session, kind.slug, min(moments), max(moments))
    return {
        day: [(at, max(0, kind.places - taken.get(at, 0))) for at in starts]
        for day, starts in days.items()
    }


async def slots(house: House, slug: str) -> tuple[Kind, Open]:
    """As ``open_slots``, for a kind by its name. Raises NotFound."""
    calendar = await required_calendar(house)
    kind = kind_of(calendar, slug)
    return kind, await open_slots(house, kind, calendar)


async def visits_page(house: House, query: Mapping[str, str]) -> VisitsPage | None:
    """The page as its address asks for it; what it says wrongly is passed over. None where there are no visits."""
    calendar = await calendar_of(house)
    if calendar is None:
        return None
    kind = calendar.kind(query.get("kind", "")) or calendar.kinds[0]
    found = await open_slots(house, kind, calendar)
    day = _day(query.get("day", ""), found)
    times = found.get(day, []) if day else []
    said = query.get("at", "")
    at = next((moment for moment, left in times if left and _iso(moment) == said), None)
    base = f"{house.prefix}/appointments"
    return VisitsPage(
        title=calendar.title,
        standfirst=calendar.standfirst,
        crumbs=Crumbs([LinkItem(house.name, house.prefix or "/")], calendar.title),
        kinds=[_kind(one, base, one is kind) for one in calendar.kinds],
        days=[_choice(base, kind, each, found[each], each == day) for each in list(found)[:DAYS_SHOWN]],
        times=[_time(base, kind, day, each, at) for each in times] if day else [],
        zone_text=f"All times are {kind.place.zone_name}.",
        kind=kind.slug,
        at=_iso(at) if at else "",
        chosen_text=words.when_text(at, kind.minutes, kind.place) if at else "",
        parties=_parties(kind, times, at),
        place=words.place_view(kind.place),
    )  # fmt: skip


async def visit_page(house: House, token: str) -> VisitView:
    """The page of a visit. Raises NotFound."""
    visit = await visit_of(house, token)
    calendar = await required_calendar(house)
    kind = kind_of(calendar, visit.kind)
    again = LinkItem("Book another visit", f"{house.prefix}/appointments")
    if visit.status is not VisitStatus.BOOKED or visit.starts_at <= clock.now():
        title = {
            VisitStatus.CANCELLED: "This visit was cancelled",
            VisitStatus.ARRIVED: "You were here",
        }.get(visit.status, "This visit is over")
        text = visit.reason or kind.name
        facts = words.facts_of(visit, kind)
        return VisitView("ended", title, text, visit.reference, facts, links=[again])
    found = await open_slots(house, kind, calendar)
    return VisitView(
        status="ready",
        title=kind.name,
        text=_promise(visit),
        reference=visit.reference,
        facts=words.facts_of(visit, kind),
        calendar_url=f"/api/visits/{token}/calendar?{urlencode({'house': house.slug})}",
        times=_others(visit, kind, found),
        place=words.place_view(kind.place),
        links=[again],
    )


async def visit_calendar(house: House, token: str, base: str) -> tuple[str, bytes]:
    """(reference, calendar file) of a visit. Raises NotFound."""
    visit = await visit_of(house, token)
    kind = kind_of(await required_calendar(house), visit.kind)
    return visit.reference, calendar_file(house, kind, visit, f"{base}/appointments/{token}")


async def coming(actor: Actor, email: str) -> list[VisitRow]:
    """A member's visits to come. Raises SignInNeeded."""
    user_id = identity.required(actor)
    calendar = await calendar_of(actor.house)
    if calendar is None:
        return []
    async with read_session(actor.tenant_id) as session:
        found = await store.coming_of(session, user_id, email, clock.now())
    rows = []
    for visit in found:
        kind = calendar.kind(visit.kind)
        if kind is None:
            continue
        when = words.when_text(visit.starts_at, visit.minutes, kind.place)
        url = f"{actor.house.prefix}/appointments/{token_of(visit.id)}"
        rows.append(VisitRow(kind.name, when, url))
    return rows


async def receives_visits(house: House) -> bool:
    return await calendar_of(house) is not None


def _promise(visit: Visit) -> str:
    more = ", and another comes the day before" if visit.starts_at - DAY > visit.created_at else ""
    return f"Booked. A letter is on its way{more}."


def _day(said: str, found: Open) -> date | None:
    """The day of the address, else the first with a place left."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        day = None
    if day in found:
        return day
    free = (each for each, times in found.items() if any(left for _, left in times))
    return next(free, next(iter(found), None))


def _kind(kind: Kind, base: str, is_current: bool) -> KindChoice:
    return KindChoice(
        name=kind.name,
        text=kind.text,
        length_text=words.length_text(kind.minutes),
        party_text=words.most_text(kind),
        cost_text=kind.cost,
        url=f"{base}?{urlencode({'kind': kind.slug})}",
        current=is_current,
    )


def _choice(
    base: str,
    kind: Kind,
    day: date,
    times: list[tuple[datetime, int]],
    is_current: bool,
) -> TimeChoice:
    free = sum(1 for _, left in times if left)
    query = urlencode({"kind": kind.slug, "day": day.isoformat()})
    return TimeChoice(
        label=f"{words.NAMES[day.weekday()][:3]} {day.day} {day:%b}",
        note="full" if not free else f"{free} time{'' if free == 1 else 's'}",
        url=f"{base}?{query}",
        current=is_current,
        is_free=free > 0,
    )


def _time(
    base: str, kind: Kind, day: date, slot: tuple[datetime, int], chosen: datetime | None
) -> TimeChoice:
    at, left = slot
    query = urlencode({"kind": kind.slug, "day": day.isoformat(), "at": _iso(at)})
    return TimeChoice(
        label=words.clock_text(at, kind.place),
        note=_left(left, kind),
        url=f"{base}?{query}",
        at=_iso(at),
        current=at == chosen,
        is_free=left > 0,
    )


def _left(left: int, kind: Kind) -> str:
    if not left:
        return "full"
    return "free" if kind.places == 1 else f"{left} of {kind.places} left"


def _parties(kind: Kind, times: list[tuple[datetime, int]], at: datetime | None) -> list[str]:
    left = next((left for moment, left in times if moment == at), kind.most)
    return [str(number) for number in range(1, min(kind.most, left) + 1)]


def _others(visit: Visit, kind: Kind, found: Open) -> list[TimeChoice]:
    return [
        TimeChoice(
            label=f"{words.day_text(day)}, {words.clock_text(at, kind.place)}",
            note=_left(left, kind),
            at=_iso(at),
        )
        for day, times in found.items()
        for at, left in times
        if left >= visit.party and at != visit.starts_at
    ][:40]


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
