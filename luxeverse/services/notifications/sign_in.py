"""Letters that prove an address, a word of welcome, and that a password changed."""

from dataclasses import dataclass

from mjml import mjml2html

from luxeverse.integrations import mail
from luxeverse.services.notifications.confirmation import LETTERS, LOOKS


@dataclass(frozen=True, slots=True)
class SignInLetter:
    """What it says. ``code`` is ready to read, "" for a letter with a link alone; ``minutes`` how long both are good
    for; ``purpose`` is sign_in, register or reset.
    """

    key: str
    to: str
    url: str
    code: str
    minutes: int
    purpose: str = "sign_in"


@dataclass(frozen=True, slots=True)
class WelcomeLetter:
    key: str
    to: str
    url: str


@dataclass(frozen=True, slots=True)
class PasswordLetter:
    """``url`` is where to go for whoever did not do it themselves."""

    key: str
    to: str
    url: str


SUBJECTS = {
    "sign_in": "sign in",
    "register": "confirm your address",
    "reset": "choose a new password",
}


async def send_sign_in(said: SignInLetter, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    await _send(said.purpose, said, house_slug, house_name, SUBJECTS[said.purpose])


async def send_welcome(said: WelcomeLetter, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    await _send("welcome", said, house_slug, house_name, "your account")


async def send_password_changed(said: PasswordLetter, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    await _send("password", said, house_slug, house_name, "your password was changed")


async def _send(
    name: str,
    said: SignInLetter | WelcomeLetter | PasswordLetter,
    house_slug: str,
    house_name: str,
    subject: str,
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
