"""How a letter that is not about an order goes out: its two forms are rendered, and handed to the mail."""

from typing import Protocol

from mjml import mjml2html

from luxeverse.integrations import mail
from luxeverse.services.notifications.confirmation import LETTERS, LOOKS


class Addressed(Protocol):
    """``key`` makes the Message-ID, so that a second sending is recognised as one."""

    @property
    def key(self) -> str: ...

    @property
    def to(self) -> str: ...


async def post(
    template: str,
    said: Addressed,
    house_slug: str,
    house_name: str,
    subject: str,
    *,
    unsubscribe_url: str = "",
    calendar: bytes = b"",
) -> None:
    """Send what is said in the words of ``letters/<template>``, in the looks of the house. Raises Unavailable."""
    look = LOOKS.get(house_slug, LOOKS["luxe"])
    facts = {"said": said, "house": house_name, "look": look}
    letter = mail.Letter(
        key=said.key,
        sender_name=house_name,
        to=said.to,
        subject=f"{house_name}: {subject}",
        text=LETTERS.get_template(f"{template}.txt").render(facts),
        html=mjml2html(LETTERS.get_template(f"{template}.mjml").render(facts)),
        unsubscribe_url=unsubscribe_url,
        calendar=calendar,
    )
    await mail.send(letter)
