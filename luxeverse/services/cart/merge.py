"""What a visitor put in the bag goes on with them when they sign in."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession
from luxeverse.models.cart import MOST_OF_ONE_PIECE, Cart, CartItem
from luxeverse.services import catalogue
from luxeverse.services.cart import store


@dataclass(frozen=True, slots=True)
class Merged:
    """The visitor's bag, which is gone, and the member's, which holds its lines."""

    from_cart: UUID
    to_cart: UUID


async def merge(session: WriteSession, visitor: Actor, member: Actor) -> Merged | None:
    """Move the visitor's lines into the member's bag; None when there was no bag to move.

    The same piece made the same way becomes one line. A quantity grows to what is left of the piece and no further,
    but never below what the member's bag held. ``dissolve`` then ends the visitor's bag.
    """
    mine = select(Cart).where(store.own(visitor), ~Cart.is_abandoned).with_for_update()
    source = await session.scalar(mine)
    if source is None:
        return None
    target = await store.cart_for_update(session, member)
    there = {_key(item): item for item in await store.items(session, target.id)}
    moving = await store.items(session, source.id)
    variants = [item.variant_id for item in moving]
    pieces = await catalogue.sellables(session, variants, member.tier)
    left = {one.variant_id: one.left for one in pieces}
    for item in moving:
        twin = there.get(_key(item))
        held = sum(i.quantity for i in there.values() if i.variant_id == item.variant_id)
        most = min(left.get(item.variant_id, 0) - held, MOST_OF_ONE_PIECE)
        if twin is None:
            # A line of a piece that is gone moves too, and says so: nothing vanishes unseen.
            item.quantity = max(1, min(item.quantity, most))
            item.cart_id = target.id
            there[_key(item)] = item
        else:
            more = max(0, min(item.quantity, most, MOST_OF_ONE_PIECE - twin.quantity))
            twin.quantity += more
    await session.flush()
    return Merged(source.id, target.id)


async def dissolve(session: WriteSession, cart_id: UUID) -> None:
    """The end of a bag whose lines, draft and orders have moved."""
    await session.execute(delete(Cart).where(Cart.id == cart_id))


def _key(item: CartItem) -> tuple[UUID, str]:
    return item.variant_id, item.personalization_hash
