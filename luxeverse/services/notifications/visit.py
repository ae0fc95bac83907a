"""The letter about a visit, with a file for a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass

from luxeverse.schemas.common import Fact
from luxeverse.services.notifications.post import post


@dataclass(frozen=True, slots=True)
class VisitLetter:
    """What it says. ``calendar`` is an iCalendar file, ``url`` the page of the visit."""

    key: str
    to: str
    title: str
    lead: str
    kind: str
    facts: Sequence[Fact]
    url: str
    calendar: bytes
    is_cancelled: bool


async def send_visit(said: VisitLetter, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    subject = f"{said.title[0].lower()}{said.title[1:]}"
    await post("visit", said, house_slug, house_name, subject, calendar=said.calendar)
