"""How visits are said: by the clock of their place."""

from datetime import date, datetime, timedelta

from luxeverse.domain.appointments.slots import DAYS, Kind, Place
from luxeverse.models.appointments import Visit
from luxeverse.schemas.appointments import PlaceView
from luxeverse.schemas.common import Fact

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def clock_text(at: datetime, place: Place) -> str:
    return f"{at.astimezone(place.zone):%H:%M}"


def day_text(day: date) -> str:
    """Such as "Thursday 3 December"."""
    return f"{NAMES[day.weekday()]} {day.day} {day:%B}"


def when_text(at: datetime, minutes: int, place: Place) -> str:
    """Such as "Thursday 3 December 2026, 10:00 to 12:00, Grasse time"."""
    local = at.astimezone(place.zone)
    ends = clock_text(at + timedelta(minutes=minutes), place)
    return f"{day_text(local.date())} {local.year}, {local:%H:%M} to {ends}, {place.zone_name}"


def short_text(at: datetime, place: Place) -> str:
    """Such as "Thu 3 Dec 2026, 10:00", for lists."""
    local = at.astimezone(place.zone)
    return f"{NAMES[local.weekday()][:3]} {local.day} {local:%b %Y, %H:%M}"


def length_text(minutes: int) -> str:
    """Such as "2 hours", "1 hour 30 minutes" and "30 minutes"."""
    hours, rest = divmod(minutes, 60)
    said = [f"{hours} hour{'s' if hours > 1 else ''}"] if hours else []
    return " ".join([*said, f"{rest} minutes"] if rest else said)


def party_text(party: int) -> str:
    return "1 person" if party == 1 else f"{party} people"


def most_text(kind: Kind) -> str:
    return "For one person" if kind.most == 1 else f"Up to {kind.most} people"


def way_url(place: Place) -> str:
    """Where a map of OpenStreetMap shows the place; opened by a press alone."""
    longitude, latitude = place.at
    at = f"{latitude:.5f}"
    return (
        f"https://www.openstreetmap.org/?mlat={at}&mlon={longitude:.5f}#map=17/{at}/{longitude:.5f}"
    )


def place_view(place: Place) -> PlaceView:
    hours = [
        Fact(NAMES[number], f"{opens:%H:%M} to {closes:%H:%M}")
        for number, day in enumerate(DAYS)
        if day in place.hours
        for opens, closes in [place.hours[day]]
    ]
    return PlaceView(
        name=place.name,
        address=list(place.address),
        hours=hours,
        plan=f"/plans/{place.plan}.svg",
        plan_alt=place.plan_alt,
        note=place.plan_note,
        way_url=way_url(place),
    )


def facts_of(visit: Visit, kind: Kind) -> list[Fact]:
    """What stands on its page and in its letters."""
    where = "By video" if kind.is_online else ", ".join(kind.place.address)
    said = [
        Fact("When", when_text(visit.starts_at, visit.minutes, kind.place)),
        Fact("Where", where),
        Fact("For", f"{visit.name}, {party_text(visit.party)}"),
        Fact("Cost", kind.cost),
        Fact("Reference", visit.reference),
    ]
    return [*said, Fact("Your note", visit.note)] if visit.note else said
