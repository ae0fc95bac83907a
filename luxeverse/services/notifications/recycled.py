"""The letter that thanks for what was sent back."""

from dataclasses import dataclass

from mjml import mjml2html

from luxeverse.integrations import mail
from luxeverse.services.notifications.confirmation import LETTERS, LOOKS


@dataclass(frozen=True, slots=True)
class RecycledLetter:
    """What it says. ``points`` and ``balance`` are ready to read."""

    key: str
    to: str
    reference: str
    contents: str
    points: str
    balance: str
    url: str


async def send_recycled(said: RecycledLetter, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    look = LOOKS.get(house_slug, LOOKS["luxe"])
    facts = {"said": said, "house": house_name, "look": look}
    letter = mail.Letter(
        key=said.key,
        sender_name=house_name,
        to=said.to,
        subject=f"{house_name}: your parcel {said.reference} is here",
        text=LETTERS.get_template("recycled.txt").render(facts),
        html=mjml2html(LETTERS.get_template("recycled.mjml").render(facts)),
    )
    await mail.send(letter)
