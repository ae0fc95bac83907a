"""A password proves who somebody is: looked at before a transaction, because it takes long, and claimed inside one."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import update

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import WriteSession, read_session
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.core.sessions import fingerprint
from luxeverse.domain.identity.status import LetterPurpose
from luxeverse.domain.identity.ways import own_path
from luxeverse.models.identity import SignInLetter, User
from luxeverse.services.identity import passwords, proofs, store
from luxeverse.services.identity.ask import address_of
from luxeverse.services.identity.enter import CODES, DEAD_LINK, WRONG_CODE, Proven
from luxeverse.services.identity.limits import count_try, forgive

PASSWORDS = "password"
WRONG = "This address and this password do not go together."
NOT_CHOSEN = "This is not the password that was chosen when the letter was asked for."


@dataclass(frozen=True, slots=True)
class Fitting:
    """A password that fits the user of an address. ``anew`` is its hash where the one kept is out of date."""

    user_id: UUID
    email: str
    kept: str
    anew: str | None


@dataclass(frozen=True, slots=True)
class Registration:
    """An address that was proved, by somebody who knows the password chosen for it."""

    letter_id: UUID
    proven: Proven
    password_hash: str


async def password_fits(actor: Actor, email: str, password: str, agent: str = "") -> Fitting:
    """The user this password lets in. The answer, and what it costs, is the same for addresses nobody has.

    Raises Invalid; RateLimited from the sixth try in 15 minutes on.
    """
    address = address_of(email)
    await count_try(actor, PASSWORDS, address, agent)
    async with read_session(actor.tenant_id) as session:
        user = await store.user_of(session, address)
    kept = user.password_hash if user and user.email_verified else None
    is_right, anew = await passwords.fits(password, kept)
    if not is_right or user is None or kept is None:
        raise Invalid(WRONG, code="wrong_password")
    return Fitting(user.id, user.email, kept, anew)


async def prove_by_password(session: WriteSession, found: Fitting, back: str) -> Proven:
    """Let in whom ``password_fits`` found, unless the password was changed meanwhile. Raises Invalid."""
    claimed = await session.scalar(
        update(User)
        .where(User.id == found.user_id, User.password_hash == found.kept)
        .values(password_hash=found.anew or found.kept)
        .returning(User.id)
        .execution_options(synchronize_session=False)
    )
    if claimed is None:
        raise Invalid(WRONG, code="wrong_password")
    await forgive(session, PASSWORDS, found.email)
    return Proven(found.email, back)


def back_of(house: House, said: str) -> str:
    """Where somebody who signs in with a password goes on to."""
    return own_path(house.prefix, said, f"{house.prefix}/account")


async def registration_by_link(
    actor: Actor, token: str, password: str, agent: str = ""
) -> Registration:
    """The registration a link is of. Raises NotFound for a dead one, and as ``_registration`` does."""
    async with read_session(actor.tenant_id) as session:
        letter = await store.open_letter(session, fingerprint(token), LetterPurpose.REGISTER)
    if letter is None:
        raise NotFound(DEAD_LINK, code="dead_link")
    return await _registration(actor, letter, password, agent)


async def registration_by_code(
    actor: Actor, email: str, code: str, password: str, agent: str = ""
) -> Registration:
    """The registration of this address with this code. Raises Invalid, and as ``_registration`` does."""
    address = address_of(email)
    await count_try(actor, CODES, address, agent)
    async with read_session(actor.tenant_id) as session:
        letters = await store.open_letters_to(session, address, LetterPurpose.REGISTER)
    said = "".join(code.split())
    letter = next((one for one in letters if proofs.fits(one.id, said)), None)
    if letter is None:
        raise Invalid(WRONG_CODE, code="wrong_code")
    return await _registration(actor, letter, password, agent)


async def _registration(
    actor: Actor, letter: SignInLetter, password: str, agent: str
) -> Registration:
    """Whoever reads the letter must know the password too, or somebody else could have chosen it for them.

    Raises Invalid, RateLimited.
    """
    await count_try(actor, PASSWORDS, letter.email, agent)
    is_right, _ = await passwords.fits(password, letter.password_hash)
    if not is_right or letter.password_hash is None:
        raise Invalid(NOT_CHOSEN, code="wrong_password")
    return Registration(letter.id, Proven(letter.email, letter.back), letter.password_hash)


async def prove_by_registration(session: WriteSession, found: Registration) -> Proven:
    """Use up the letter of a registration. Raises NotFound."""
    if not await store.claim_letter(session, found.letter_id):
        raise NotFound(DEAD_LINK, code="dead_link")
    await forgive(session, PASSWORDS, found.proven.email)
    await forgive(session, CODES, found.proven.email)
    return found.proven


async def prove_by_reset(session: WriteSession, token: str) -> Proven:
    """Use up the letter of a reset. Raises NotFound for one that was used, is too old or never was."""
    letter = await store.open_letter(session, fingerprint(token), LetterPurpose.RESET)
    if letter is None or not await store.claim_letter(session, letter.id):
        raise NotFound(DEAD_LINK, code="dead_link")
    await forgive(session, PASSWORDS, letter.email)
    return Proven(letter.email, letter.back)
