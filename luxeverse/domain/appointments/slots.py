"""When a visit can begin: opening hours by the clock of the place, summer time included."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Place:
    """``hours`` by day of the week, ``at`` longitude and latitude in degrees."""

    slug: str
    name: str
    address: Sequence[str]
    zone: ZoneInfo
    zone_name: str
    at: tuple[float, float]
    hours: Mapping[str, tuple[time, time]]
    closed: Collection[date]
    plan: str = ""
    plan_alt: str = ""
    plan_note: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of visit. One begins every so many minutes; ``places`` people fit in, ``most`` come together."""

    slug: str
    name: str
    text: str
    place: Place
    minutes: int
    every: int
    places: int
    most: int
    days: Collection[str]
    cost: str
    is_online: bool = False

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a house offers: its kinds, how far ahead, and how long before at the latest."""

    title: str
    standfirst: str
    ahead_days: int
    notice: timedelta
    kinds: Sequence[Kind]
    places: Sequence[Place] = field(default=())

    def kind(self, slug: str) -> Kind | None:
        return next((kind for kind in self.kinds if kind.slug == slug), None)


def starts(kind: Kind, day: date) -> list[datetime]:
    """The moments (UTC) at which visits of this kind begin on a day, as the clocks of its place show it.

    An hour that summer time skips is not offered; of an hour it repeats, the first is meant.
    """
    name = DAYS[day.weekday()]
    if name not in kind.days or day in kind.place.closed or name not in kind.place.hours:
        return []
    opens, closes = (datetime.combine(day, at) for at in kind.place.hours[name])
    found = []
    while opens + kind.length <= closes:
        moment = opens.replace(tzinfo=kind.place.zone).astimezone(UTC)
        if moment.astimezone(kind.place.zone).replace(tzinfo=None) == opens:
            found.append(moment)
        opens += timedelta(minutes=kind.every)
    return found


def open_days(calendar: Calendar, kind: Kind, now: datetime) -> dict[date, list[datetime]]:
    """The days on which this kind can be booked now, each with the moments that are far enough ahead."""
    today = now.astimezone(kind.place.zone).date()
    days = (today + DAY * n for n in range(calendar.ahead_days + 1))
    earliest = now + calendar.notice
    found = {day: [at for at in starts(kind, day) if at >= earliest] for day in days}
    return {day: moments for day, moments in found.items() if moments}


def is_offered(calendar: Calendar, kind: Kind, at: datetime, now: datetime) -> bool:
    """Whether a visit of this kind can begin at this moment, as far as the calendar knows."""
    return at in open_days(calendar, kind, now).get(at.astimezone(kind.place.zone).date(), ())


def wants_reminder(starts_at: datetime, booked_at: datetime, now: datetime) -> bool:
    """From a day before until two hours before; whoever booked within the last day knows."""
    return booked_at < starts_at - DAY <= now < starts_at - timedelta(hours=2)
