"""Queries and locks of the bag."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core.actor import Actor
from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.core.errors import NotFound
from luxeverse.core.ids import new_id
from luxeverse.models.cart import Cart, CartItem


async def cart(session: ReadSession, actor: Actor) -> Cart | None:
    """The actor's bag, if there ever was one."""
    query = select(Cart).where(Cart.session_id == actor.session_hash, ~Cart.is_abandoned)
    return await session.scalar(query)


async def cart_for_update(session: WriteSession, actor: Actor) -> Cart:
    """The actor's bag, made when missing, locked until the transaction ends."""
    await session.execute(
        insert(Cart)
        .values(id=new_id(), session_id=actor.session_hash, currency=actor.house.currency)
        .on_conflict_do_nothing()
    )
    query = (
        select(Cart)
        .where(Cart.session_id == actor.session_hash, ~Cart.is_abandoned)
        .with_for_update()
    )
    return (await session.scalars(query)).one()


async def lock(session: WriteSession, cart_id: UUID) -> None:
    """Keep a bag from being changed until the transaction ends; a bag that was swept is no obstacle."""
    await session.execute(select(Cart.id).where(Cart.id == cart_id).with_for_update())


async def items(session: ReadSession, cart_id: UUID) -> list[CartItem]:
    query = (
        select(CartItem).where(CartItem.cart_id == cart_id).order_by(CartItem.added_at, CartItem.id)
    )
    return list((await session.scalars(query)).all())


async def item(session: ReadSession, cart_id: UUID, item_id: UUID) -> CartItem:
    """A line of this bag. Raises NotFound, also for lines of other bags."""
    query = select(CartItem).where(CartItem.cart_id == cart_id, CartItem.id == item_id)
    found = await session.scalar(query)
    if found is None:
        raise NotFound("This line is no longer in your bag.", code="unknown_line")
    return found


async def take_bought(session: WriteSession, cart_id: UUID, bought: dict[UUID, int]) -> None:
    """Take what was bought out of the bag; what was added while paying stays."""
    for line in await items(session, cart_id):
        rest = line.quantity - bought.get(line.variant_id, 0)
        if rest > 0:
            line.quantity = rest
        else:
            await session.delete(line)
