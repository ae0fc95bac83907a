"""Sign in: the letter is used up, and what the visitor had becomes the member's, all or nothing."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, transaction
from luxeverse.services import audit, cart, checkout, identity, orders, wishlist
from luxeverse.services.account.carry import carry
from luxeverse.services.identity import Entered, Proven

Prove = Callable[[WriteSession], Awaitable[Proven]]
Then = Callable[[WriteSession, Entered], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """``token`` is the new cookie, ``back`` the path to go on to."""

    token: str
    back: str
    email: str


async def sign_in_by_link(visitor: Actor, token: str, agent: str = "") -> SignedIn:
    """By the link of a letter, once. Raises NotFound for one that opens nothing (any more). Emits UserRegistered."""
    return await sign_in(visitor, lambda session: identity.prove_by_link(session, token), agent)


async def sign_in_by_code(visitor: Actor, email: str, code: str, agent: str = "") -> SignedIn:
    """By the six digits of a letter to this address, once.

    Raises Invalid for another code, RateLimited from the sixth try in 15 minutes on. Emits UserRegistered.
    """
    address = identity.address_of(email)
    await identity.count_try(visitor, identity.CODES, address, agent)
    return await sign_in(
        visitor, lambda session: identity.prove_by_code(session, address, code), agent
    )


async def sign_in(visitor: Actor, prove: Prove, agent: str, then: Then | None = None) -> SignedIn:
    """Whatever ``prove`` proves, in one transaction with what it brings along and with ``then``. Raises as they do."""
    async with transaction(visitor.tenant_id) as session:
        proven = await prove(session)
        entered = await identity.enter(session, visitor, proven, agent)
        await _bring_along(session, visitor, entered)
        if then is not None:
            await then(session, entered)
    await carry(visitor.session_hash, entered.member.session_hash)
    return SignedIn(entered.token, proven.back, entered.user.email)


async def _bring_along(session: WriteSession, visitor: Actor, entered: Entered) -> None:
    """Bag, typed address, lists, and the orders of the proven address. Locks: bags, orders, lists."""
    member, user = entered.member, entered.user
    if visitor.user_id is None:
        if moved := await cart.merge(session, visitor, member):
            await checkout.move_draft(session, moved.from_cart, moved.to_cart)
            await orders.move_bag(session, moved.from_cart, moved.to_cart, user.id)
            await cart.dissolve(session, moved.from_cart)
        await wishlist.merge(session, visitor, member)
    if joined := await orders.join_by_address(session, user.id, user.email):
        audit.note(session, member, "orders.joined", ("user", user.id), orders=joined)
