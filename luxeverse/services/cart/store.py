"""Queries and locks of the bag."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core.actor import Actor
from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.core.ids import new_id
from luxeverse.domain.bespoke.wishes import Wish, wish_of
from luxeverse.models.cart import Cart, CartItem

OPEN_BAG = (["tenant_id", "session_id"], text("not is_abandoned and session_id is not null"))
"""The partial index that allows a browser one open bag in a house."""


async def cart(session: ReadSession, actor: Actor) -> Cart | None:
    """The actor's bag, if there ever was one."""
    query = select(Cart).where(Cart.session_id == actor.session_hash, ~Cart.is_abandoned)
    return await session.scalar(query)


async def cart_for_update(session: WriteSession, actor: Actor) -> Cart:
    """The actor's bag, made when missing, locked until the transaction ends.

    One statement: writing a value over itself locks the row that is there and returns it.
    """
    made = insert(Cart).values(
        id=new_id(), session_id=actor.session_hash, currency=actor.house.currency
    )
    made_or_met = made.on_conflict_do_update(
        index_elements=OPEN_BAG[0],
        index_where=OPEN_BAG[1],
        set_={"session_id": Cart.session_id},
    )
    return (await session.scalars(made_or_met.returning(Cart))).one()


async def lock(session: WriteSession, cart_id: UUID) -> None:
    """Keep a bag from being changed until the transaction ends; a bag that was swept is no obstacle."""
    await session.execute(select(Cart.id).where(Cart.id == cart_id).with_for_update())


async def items(session: ReadSession, cart_id: UUID) -> list[CartItem]:
    query = (
        select(CartItem).where(CartItem.cart_id == cart_id).order_by(CartItem.added_at, CartItem.id)
    )
    return list((await session.scalars(query)).all())


async def take_bought(
    session: WriteSession, cart_id: UUID, bought: Mapping[tuple[UUID, Wish], int]
) -> None:
    """Take what was bought, by variant and wish, out of the bag; what was added while paying stays."""
    for line in await items(session, cart_id):
        rest = line.quantity - bought.get((line.variant_id, wish_of(line.personalization)), 0)
        if rest > 0:
            line.quantity = rest
        else:
            await session.delete(line)
