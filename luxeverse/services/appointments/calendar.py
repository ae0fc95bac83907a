"""What a house offers, as its settings say."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from luxeverse.core.actor import House
from luxeverse.core.errors import NotFound
from luxeverse.domain.appointments.slots import Calendar, Kind, Place
from luxeverse.services import identity

NOWHERE = "This house receives no visits."


async def calendar_of(house: House) -> Calendar | None:
    """The visits of a house; None where it receives none."""
    settings: Mapping[str, Any] = (await identity.record_of(house)).settings
    said = settings.get("appointments")
    if not said:
        return None
    places = {place["slug"]: _place(place) for place in said["places"]}
    kinds = [_kind(kind, places[kind["place"]]) for kind in said["kinds"]]
    return Calendar(
        title=said["title"],
        standfirst=said["standfirst"],
        ahead_days=said["ahead_days"],
        notice=timedelta(hours=said["notice_hours"]),
        kinds=kinds,
        places=list(places.values()),
    )


async def required_calendar(house: House) -> Calendar:
    """As ``calendar_of``. Raises NotFound where there are no visits."""
    calendar = await calendar_of(house)
    if calendar is None:
        raise NotFound(NOWHERE, code="no_visits")
    return calendar


def kind_of(calendar: Calendar, slug: str) -> Kind:
    """Raises NotFound for a kind the house does not have (any more)."""
    kind = calendar.kind(slug)
    if kind is None:
        raise NotFound("The house has no such visit.", code="unknown_kind")
    return kind


def _place(said: Mapping[str, Any]) -> Place:
    longitude, latitude = said["at"]
    return Place(
        slug=said["slug"],
        name=said["name"],
        address=said["address"],
        zone=ZoneInfo(said["zone"]),
        zone_name=said["zone_name"],
        at=(longitude, latitude),
        hours={
            day: (time.fromisoformat(opens), time.fromisoformat(closes))
            for day, (opens, closes) in said["hours"].items()
        },
        closed=frozenset(date.fromisoformat(day) for day in said["closed"]),
        plan=said["plan"],
        plan_alt=said["plan_alt"],
        plan_note=said["plan_note"],
    )


def _kind(said: Mapping[str, Any], place: Place) -> Kind:
    return Kind(**{**said, "place": place})
