"""The letter about a visit, with a file for a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass

from mjml import mjml2html

from luxeverse.integrations import mail
from luxeverse.schemas.common import Fact
from luxeverse.services.notifications.confirmation import LETTERS, LOOKS


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
    look = LOOKS.get(house_slug, LOOKS["luxe"])
    facts = {"said": said, "house": house_name, "look": look}
    letter = mail.Letter(
        key=said.key,
        sender_name=house_name,
        to=said.to,
        subject=f"{house_name}: {said.title[0].lower()}{said.title[1:]}",
        text=LETTERS.get_template("visit.txt").render(facts),
        html=mjml2html(LETTERS.get_template("visit.mjml").render(facts)),
        calendar=said.calendar,
    )
    await mail.send(letter)
