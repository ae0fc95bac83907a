"""Letters that prove an address, a word of welcome, and that a password changed."""

from dataclasses import dataclass

from luxeverse.services.notifications.post import post


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
    await post(said.purpose, said, house_slug, house_name, SUBJECTS[said.purpose])


async def send_welcome(said: WelcomeLetter, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    await post("welcome", said, house_slug, house_name, "your account")


async def send_password_changed(said: PasswordLetter, house_slug: str, house_name: str) -> None:
    """Send it. Raises Unavailable; a second sending carries the same Message-ID."""
    await post("password", said, house_slug, house_name, "your password was changed")
