"""What identity writes: the letter to sign in with, and a word of welcome."""

from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.config import settings
from luxeverse.core.db import read_session
from luxeverse.models.identity import SignInLetter
from luxeverse.services import notifications
from luxeverse.services.identity import proofs, store
from luxeverse.services.identity.ask import LETTER_MINUTES
from luxeverse.services.identity.houses import all_houses
from luxeverse.services.outbox import Delivered


async def write_sign_in_letter(delivered: Delivered) -> None:
    """Handler of SignInAsked. One that is used or too old by now is not written any more."""
    house = await _house(delivered)
    async with read_session(house.tenant_id) as session:
        letter = await session.get(SignInLetter, UUID(delivered.payload["letter_id"]))
    if letter is None or letter.used_at is not None or letter.expires_at <= clock.now():
        return
    code = proofs.code(letter.id)
    said = notifications.SignInLetter(
        key=f"sign-in-{letter.id}",
        to=letter.email,
        url=f"{letter.link_base}/login/{proofs.link_token(letter.id)}",
        code=f"{code[:3]} {code[3:]}",
        minutes=LETTER_MINUTES,
    )
    await notifications.send_sign_in(said, house.slug, house.name)


async def write_welcome(delivered: Delivered) -> None:
    """Handler of UserRegistered. A second sending carries the same Message-ID."""
    house = await _house(delivered)
    async with read_session(house.tenant_id) as session:
        user = await store.user(session, UUID(delivered.payload["user_id"]))
    if user is None:
        return
    base = settings().public_url.rstrip("/") + ("" if house.slug == "luxe" else f"/{house.slug}")
    said = notifications.WelcomeLetter(f"welcome-{user.id}", user.email, f"{base}/account")
    await notifications.send_welcome(said, house.slug, house.name)


async def _house(delivered: Delivered) -> House:
    records = await all_houses()
    return next(r.house for r in records if r.house.tenant_id == delivered.tenant_id)
