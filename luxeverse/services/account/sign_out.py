"""Sign out: what was the member's stays theirs, what was the browser's stays here."""

from luxeverse.core.actor import Actor
from luxeverse.core.sessions import fingerprint, make
from luxeverse.services import identity
from luxeverse.services.account.carry import carry


async def sign_out(actor: Actor, *, everywhere: bool = False) -> str:
    """Sign this browser out, at every house of a shared host; returns the token of the visitor it now is.

    ``everywhere`` also ends the member's sessions in other browsers; raises SignInNeeded when nobody is signed in.
    """
    if everywhere:
        await identity.end_all(actor)
    await identity.end_this(actor)
    token = make()
    await carry(actor.session_hash, fingerprint(token))
    return token
