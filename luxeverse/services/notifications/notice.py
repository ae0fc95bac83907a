"""A letter that tells a member what became of something of theirs."""

from dataclasses import dataclass

from mjml import mjml2html

from luxeverse.integrations import mail
from luxeverse.services.notifications.confirmation import LETTERS, LOOKS


@dataclass(frozen=True, slots=True)
class Notice:
    """What it says: a title, sentences, sums as label and text, one way on, and why it was sent."""

    key: str
    to: str
    title: str
    paragraphs: tuple[str, ...]
    link: str
    url: str
    small: str
    rows: tuple[tuple[str, str], ...] = ()


async def send_notice(notice: Notice, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    look = LOOKS.get(house_slug, LOOKS["luxe"])
    facts = {"notice": notice, "house": house_name, "look": look}
    letter = mail.Letter(
        key=notice.key,
        sender_name=house_name,
        to=notice.to,
        subject=f"{house_name}: {notice.title}",
        text=LETTERS.get_template("notice.txt").render(facts),
        html=mjml2html(LETTERS.get_template("notice.mjml").render(facts)),
    )
    await mail.send(letter)
