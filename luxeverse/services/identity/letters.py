"""What identity writes: letters that prove an address, a word of welcome, and that a password changed."""

from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.config import settings
from luxeverse.core.db import read_session
from luxeverse.domain.identity.status import LetterPurpose
from luxeverse.models.identity import SignInLetter
from luxeverse.services import notifications
from luxeverse.services.identity import proofs, store
from luxeverse.services.identity.ask import LETTER_MINUTES
from luxeverse.services.identity.shared_host import shared_house_of
from luxeverse.services.outbox import Delivered

PATHS = {
    LetterPurpose.SIGN_IN: "/login",
    LetterPurpose.REGISTER: "/verify-email",
    LetterPurpose.RESET: "/forgot-password",
}


async def write_sign_in_letter(delivered: Delivered) -> None:
    """Handler of SignInAsked. One that is used or too old by now is not written any more."""
    house = await shared_house_of(delivered.tenant_id)
    async with read_session(house.tenant_id) as session:
        letter = await session.get(SignInLetter, UUID(delivered.payload["letter_id"]))
    if letter is None or letter.used_at is not None or letter.expires_at <= clock.now():
        return
    code = proofs.code(letter.id)
    is_reset = letter.purpose is LetterPurpose.RESET
    said = notifications.SignInLetter(
        key=f"sign-in-{letter.id}",
        to=letter.email,
        url=f"{letter.link_base}{PATHS[letter.purpose]}/{proofs.link_token(letter.id)}",
        code="" if is_reset else f"{code[:3]} {code[3:]}",
        minutes=LETTER_MINUTES,
        purpose=letter.purpose.value,
    )
    await notifications.send_sign_in(said, house.slug, house.name)


async def write_welcome(delivered: Delivered) -> None:
    """Handler of UserRegistered. A second sending carries the same Message-ID."""
    house = await shared_house_of(delivered.tenant_id)
    async with read_session(house.tenant_id) as session:
        user = await store.user(session, UUID(delivered.payload["user_id"]))
    if user is None:
        return
    url = f"{settings().public_url}{house.prefix}/account"
    said = notifications.WelcomeLetter(f"welcome-{user.id}", user.email, url)
    await notifications.send_welcome(said, house.slug, house.name)


async def write_password_changed(delivered: Delivered) -> None:
    """Handler of PasswordChanged."""
    house = await shared_house_of(delivered.tenant_id)
    async with read_session(house.tenant_id) as session:
        user = await store.user(session, UUID(delivered.payload["user_id"]))
    if user is None:
        return
    url = f"{settings().public_url}{house.prefix}/forgot-password"
    said = notifications.PasswordLetter(f"password-{delivered.id}", user.email, url)
    await notifications.send_password_changed(said, house.slug, house.name)
