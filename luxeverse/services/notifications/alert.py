"""The one letter of somebody who waited for a piece."""

from dataclasses import dataclass

from mjml import mjml2html

from luxeverse.integrations import mail
from luxeverse.services.notifications.confirmation import LETTERS, LOOKS


@dataclass(frozen=True, slots=True)
class AlertLetter:
    """What it says. ``stop_url`` is for people, ``one_click_url`` for their mail program (RFC 8058)."""

    key: str
    to: str
    title: str
    text: str
    choice: str
    url: str
    stop_url: str
    one_click_url: str


async def send_alert(alert: AlertLetter, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    look = LOOKS.get(house_slug, LOOKS["luxe"])
    facts = {"alert": alert, "house": house_name, "look": look}
    letter = mail.Letter(
        key=alert.key,
        sender_name=house_name,
        to=alert.to,
        subject=f"{house_name}: {alert.title}",
        text=LETTERS.get_template("alert.txt").render(facts),
        html=mjml2html(LETTERS.get_template("alert.mjml").render(facts)),
        unsubscribe_url=alert.one_click_url,
    )
    await mail.send(letter)
