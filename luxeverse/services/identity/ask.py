"""Ask for a letter to sign in with."""

from datetime import timedelta

from email_validator import EmailNotValidError, validate_email

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session, transaction
from luxeverse.core.errors import Invalid
from luxeverse.core.ids import new_id
from luxeverse.core.sessions import fingerprint
from luxeverse.domain.identity.ways import own_path
from luxeverse.models.identity import SignInLetter
from luxeverse.services.identity import proofs, store
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
    letter_id = new_id()
    prefix = actor.house.prefix
    async with transaction(actor.tenant_id) as session:
        letter = SignInLetter(
            id=letter_id,
            email=address,
            token_hash=fingerprint(proofs.link_token(letter_id)),
            link_base=link_base,
            back=own_path(prefix, back, f"{prefix}/account"),
            expires_at=clock.now() + timedelta(minutes=LETTER_MINUTES),
        )
        session.add(letter)
        await emit(session, SignInAsked(letter_id))


async def letter_for(house: House, token: str) -> str:
    """The address a link was sent to while it still opens the door, else "". Looking does not use it up."""
    async with read_session(house.tenant_id) as session:
        letter = await store.open_letter(session, fingerprint(token))
        return letter.email if letter else ""


def address_of(email: str) -> str:
    """An address as it is kept. Raises Invalid for what is none."""
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        raise Invalid("Give an address such as anna@example.com.", code="invalid_email") from None
