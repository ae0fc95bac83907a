"""A visit for a calendar (RFC 5545)."""

from datetime import timedelta

from icalendar import Calendar, Event, vCalAddress, vGeo, vText

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.config import settings
from luxeverse.domain.appointments.slots import Kind
from luxeverse.domain.appointments.status import VisitStatus
from luxeverse.models.appointments import Visit


def calendar_file(house: House, kind: Kind, visit: Visit, url: str) -> bytes:
    """One event. A moved visit keeps its UID and counts up, so that a calendar replaces it; a cancelled one says so."""
    is_cancelled = visit.status is VisitStatus.CANCELLED
    calendar = Calendar()
    calendar.add("prodid", f"-//{house.name}//visits//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if is_cancelled else "PUBLISH")
    event = Event()
    sender = settings().mail_from
    event.add("uid", f"{visit.reference}@{sender.partition('@')[2]}")
    event.add("dtstamp", clock.now())
    event.add("dtstart", visit.starts_at)
    event.add("dtend", visit.starts_at + timedelta(minutes=visit.minutes))
    event.add("sequence", visit.changes)
    event.add("summary", f"{kind.name}, {house.name}")
    event.add("description", f"{kind.text}\n{visit.reference}\n{url}")
    event.add("url", url)
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    organizer = vCalAddress(f"mailto:{sender}")
    organizer.params["cn"] = vText(house.name)
    event.add("organizer", organizer)
    if kind.is_online:
        event.add("location", "By video")
    else:
        longitude, latitude = kind.place.at
        event.add("location", ", ".join(kind.place.address))
        event.add("geo", vGeo((latitude, longitude)))
    calendar.add_component(event)
    return bytes(calendar.to_ical())
