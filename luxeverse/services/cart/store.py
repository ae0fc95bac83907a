"""Queries and locks of the bag."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, literal_column, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from luxeverse.core.actor import Actor
from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.core.ids import new_id
from luxeverse.domain.bespoke.wishes import Wish, wish_of
from luxeverse.models.cart import Cart, CartItem, CheckoutDraft
from luxeverse.services import identity

OPEN_BAGS = {
    owner: (["tenant_id", owner], text(f"not is_abandoned and {owner} is not null"))
    for owner in ("session_id", "user_id")
}
"""The partial indexes that allow a browser and a member one open bag each in a house."""
IS_FRESH: ColumnElement[bool] = literal_column("xmax = 0")
"""PostgreSQL's own mark of a row that this statement inserted rather than met."""


def own(actor: Actor) -> ColumnElement[bool]:
    """The bag of this visitor or member."""
    if actor.user_id is not None:
        return col(Cart.user_id) == actor.user_id
    return col(Cart.session_id) == actor.session_hash


async def cart(session: ReadSession, actor: Actor) -> Cart | None:
    """The actor's bag, if there ever was one."""
    return await session.scalar(select(Cart).where(own(actor), ~Cart.is_abandoned))


async def cart_for_update(session: WriteSession, actor: Actor) -> Cart:
    """The actor's bag, made when missing, locked until the transaction ends.

    One statement: writing a value over itself locks the row that is there and returns it. Raises Conflict for a
    visitor whose bag has just moved to a member's.
    """
    owner = "user_id" if actor.user_id else "session_id"
    value: Any = actor.user_id or actor.session_hash
    keys, where = OPEN_BAGS[owner]
    made = insert(Cart).values({"id": new_id(), owner: value, "currency": actor.house.currency})
    made_or_met = made.on_conflict_do_update(
        index_elements=keys, index_where=where, set_={owner: getattr(Cart, owner)}
    )
    bag: Cart
    bag, is_fresh = (await session.execute(made_or_met.returning(Cart, IS_FRESH))).one()
    if is_fresh and actor.user_id is None:
        await identity.ensure_not_moved(session, actor.session_hash)
    return bag


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
    # The next order from this bag begins without: a gift is chosen for one, and so is whom it is sent to.
    await session.execute(
        update(CheckoutDraft)
        .where(CheckoutDraft.cart_id == cart_id)
        .values(
            contributes=None,
            rounds_up=False,
            email=None,
            address={},
            delivery_method=None,
            step="contact",
        )
        .execution_options(synchronize_session=False)
    )
