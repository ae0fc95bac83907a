"""A password beside the letter: signed in with, chosen anew, and chosen first. All of them end in one sign-in."""

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession
from luxeverse.core.errors import NotFound
from luxeverse.services import identity
from luxeverse.services.account.sign_in import SignedIn, Then, sign_in
from luxeverse.services.identity import Entered


async def sign_in_by_password(
    visitor: Actor, email: str, password: str, back: str = "", agent: str = ""
) -> SignedIn:
    """By the password of this address. ``back`` is a path of the house.

    Raises Invalid for another password, for an address nobody has and for one without a password, all alike;
    RateLimited from the sixth try in 15 minutes on.
    """
    found = await identity.password_fits(visitor, email, password, agent)
    there = identity.back_of(visitor.house, back)
    return await sign_in(
        visitor, lambda session: identity.prove_by_password(session, found, there), agent
    )


async def verify_by_link(visitor: Actor, token: str, password: str, agent: str = "") -> SignedIn:
    """Open the account of a letter's link with the password chosen for it, once.

    Raises NotFound for a link that opens nothing (any more), Invalid for another password, RateLimited.
    Emits UserRegistered, PasswordChanged.
    """
    found = await identity.registration_by_link(visitor, token, password, agent)
    return await _register(visitor, found, agent)


async def verify_by_code(
    visitor: Actor, email: str, code: str, password: str, agent: str = ""
) -> SignedIn:
    """The same by the address and the six digits of its letter. Raises Invalid also for another code."""
    found = await identity.registration_by_code(visitor, email, code, password, agent)
    return await _register(visitor, found, agent)


async def _register(visitor: Actor, found: identity.Registration, agent: str) -> SignedIn:
    return await sign_in(
        visitor,
        lambda session: identity.prove_by_registration(session, found),
        agent,
        _keep(found.password_hash, agent),
    )


async def reset_password(visitor: Actor, token: str, password: str, agent: str = "") -> SignedIn:
    """Choose a password by the link of a letter, once, and be signed in here and nowhere else.

    Raises NotFound for a link that opens nothing (any more), Invalid for a password that is short, long or easy to
    guess: the link then still opens. Emits PasswordChanged, and UserRegistered for an address that is new.
    """
    email = await identity.letter_for(visitor.house, token, identity.LetterPurpose.RESET)
    if not email:
        raise NotFound(identity.DEAD_LINK, code="dead_link")
    await identity.ensure_good(password, (visitor.house.name, visitor.house.slug, email))
    kept = await identity.hash_of(password)

    return await sign_in(
        visitor,
        lambda session: identity.prove_by_reset(session, token),
        agent,
        _keep(kept, agent),
    )


def _keep(kept: str, agent: str) -> Then:
    """Whoever enters has from then on the password whose hash this is."""

    async def keep(session: WriteSession, entered: Entered) -> None:
        await identity.keep_password(session, entered.member, entered.user.id, kept, agent)

    return keep
