"""Ask for a letter: to sign in with, to prove a new address, or to choose another password."""

from datetime import timedelta

from email_validator import EmailNotValidError, validate_email

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session, transaction
from luxeverse.core.errors import Invalid
from luxeverse.core.ids import new_id
from luxeverse.core.sessions import fingerprint
from luxeverse.domain.identity.status import LetterPurpose
from luxeverse.domain.identity.ways import own_path
from luxeverse.models.identity import SignInLetter
from luxeverse.services.identity import passwords, proofs, store
from luxeverse.services.identity.events import SignInAsked
from luxeverse.services.identity.limits import count_try
from luxeverse.services.outbox import emit

LETTER_MINUTES = 15
LETTERS = "letter"


async def ask_letter(
    actor: Actor, email: str, back: str = "", link_base: str = "", agent: str = ""
) -> None:
    """Owe this address one letter with a link and a code, both good for 15 minutes.

    The same happens for every address: whether somebody is known here is not to be found out. Raises Invalid for what
    is no address, RateLimited from the sixth letter in 15 minutes on. Emits SignInAsked.
    """
    address = address_of(email)
    await count_try(actor, LETTERS, address, agent)
    prefix = actor.house.prefix
    kept = own_path(prefix, back, f"{prefix}/account")
    await _owe(actor, SignInLetter(email=address, link_base=link_base, back=kept))


async def ask_reset(actor: Actor, email: str, link_base: str = "", agent: str = "") -> None:
    """Owe this address one letter whose link lets its reader choose a password, once, within 15 minutes.

    The same happens for every address; one that is new here is registered by using the letter. Raises and emits as
    ``ask_letter`` does.
    """
    address = address_of(email)
    await count_try(actor, LETTERS, address, agent)
    letter = SignInLetter(
        email=address,
        link_base=link_base,
        back=f"{actor.house.prefix}/account",
        purpose=LetterPurpose.RESET,
    )
    await _owe(actor, letter)


async def ask_registration(
    actor: Actor, email: str, password: str, link_base: str = "", agent: str = ""
) -> None:
    """Owe this address one letter that proves it, for somebody who chose this password.

    Nobody is registered before. The same happens for an address that is known already. Raises and emits as
    ``ask_letter`` does; Invalid also for a password that is short, long or easy to guess.
    """
    address = address_of(email)
    await passwords.ensure_good(password, (actor.house.name, actor.house.slug, address))
    await count_try(actor, LETTERS, address, agent)
    letter = SignInLetter(
        email=address,
        link_base=link_base,
        back=f"{actor.house.prefix}/welcome",
        purpose=LetterPurpose.REGISTER,
        password_hash=await passwords.hash_of(password),
    )
    await _owe(actor, letter)


async def _owe(actor: Actor, letter: SignInLetter) -> None:
    letter.id = new_id()
    letter.token_hash = fingerprint(proofs.link_token(letter.id))
    letter.expires_at = clock.now() + timedelta(minutes=LETTER_MINUTES)
    key = letter.id
    async with transaction(actor.tenant_id) as session:
        session.add(letter)
        await emit(session, SignInAsked(key))


async def letter_for(
    house: House, token: str, purpose: LetterPurpose = LetterPurpose.SIGN_IN
) -> str:
    """The address a link was sent to while it still opens the door, else "". Looking does not use it up."""
    async with read_session(house.tenant_id) as session:
        letter = await store.open_letter(session, fingerprint(token), purpose)
        return letter.email if letter else ""


def address_of(email: str) -> str:
    """An address as it is kept. Raises Invalid for what is none."""
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        raise Invalid("Give an address such as anna@example.com.", code="invalid_email") from None
