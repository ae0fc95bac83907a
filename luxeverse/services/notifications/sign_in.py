"""The letter to sign in with, and a word of welcome."""

from dataclasses import dataclass

from mjml import mjml2html

from luxeverse.integrations import mail
from luxeverse.services.notifications.confirmation import LETTERS, LOOKS


@dataclass(frozen=True, slots=True)
class SignInLetter:
    """What it says. ``code`` is ready to read, ``minutes`` how long both are good for."""

    key: str
    to: str
    url: str
    code: str
    minutes: int


@dataclass(frozen=True, slots=True)
class WelcomeLetter:
    key: str
    to: str
    url: str


async def send_sign_in(said: SignInLetter, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    await _send("sign_in", said, house_slug, house_name, "sign in")


async def send_welcome(said: WelcomeLetter, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    await _send("welcome", said, house_slug, house_name, "your account")


async def _send(
    name: str, said: SignInLetter | WelcomeLetter, house_slug: str, house_name: str, subject: str
) -> None:
    look = LOOKS.get(house_slug, LOOKS["luxe"])
    facts = {"said": said, "house": house_name, "look": look}
    letter = mail.Letter(
        key=said.key,
        sender_name=house_name,
        to=said.to,
        subject=f"{house_name}: {subject}",
        text=LETTERS.get_template(f"{name}.txt").render(facts),
        html=mjml2html(LETTERS.get_template(f"{name}.mjml").render(facts)),
    )
    await mail.send(letter)
