"""Queries and locks of the lists."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from luxeverse.core.actor import Actor
from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.core.errors import NotFound
from luxeverse.core.ids import new_id
from luxeverse.models.catalogue import Product
from luxeverse.models.customers import Wishlist, WishlistItem
from luxeverse.services import identity

NOT_SAVED = "This piece is no longer in your list."


def own(actor: Actor) -> ColumnElement[bool]:
    """The lists of this visitor."""
    if actor.user_id is not None:
        return col(Wishlist.user_id) == actor.user_id
    return col(Wishlist.session_id) == actor.session_hash


async def lists_of(session: ReadSession, actor: Actor) -> list[Wishlist]:
    """The visitor's lists, oldest first: the first is where a heart puts a piece."""
    query = select(Wishlist).where(own(actor)).order_by(Wishlist.created_at, Wishlist.id)
    return list((await session.scalars(query)).all())


async def own_lists_for_update(session: WriteSession, actor: Actor, name: str) -> list[Wishlist]:
    """The visitor's lists, locked, so that two clicks on a heart come one after the other. There is always one.

    Raises Conflict for a visitor whose lists have just moved to a member.
    """
    if lists := await lists_for_update(session, actor):
        return lists
    owner = "user_id" if actor.user_id else "session_id"
    made = insert(Wishlist).values({"id": new_id(), "name": name, **owner_of(actor)})
    made_or_met = made.on_conflict_do_update(
        index_elements=["tenant_id", owner, text("lower(name)")],
        index_where=text(f"{owner} is not null"),
        set_={"name": Wishlist.name},
    )
    first = list((await session.scalars(made_or_met.returning(Wishlist))).all())
    await ensure_here(session, actor)
    return first


async def lists_for_update(session: WriteSession, actor: Actor) -> list[Wishlist]:
    """The visitor's lists, oldest first, locked."""
    query = select(Wishlist).where(own(actor)).order_by(Wishlist.created_at, Wishlist.id)
    return list((await session.scalars(query.with_for_update())).all())


def owner_of(actor: Actor) -> dict[str, Any]:
    """Whose a new list is."""
    return {"user_id": actor.user_id} if actor.user_id else {"session_id": actor.session_hash}


async def ensure_here(session: ReadSession, actor: Actor) -> None:
    """Raises Conflict for a visitor who signed in a moment ago: a new list would never be seen again."""
    if actor.user_id is None:
        await identity.ensure_not_moved(session, actor.session_hash)


async def list_for_update(session: WriteSession, actor: Actor, list_id: UUID) -> Wishlist:
    """A list of the visitor's own, locked. Raises NotFound, also for other people's."""
    query = select(Wishlist).where(own(actor), Wishlist.id == list_id).with_for_update()
    found = await session.scalar(query)
    if found is None:
        raise NotFound("You have no such list (any more).", code="unknown_list")
    return found


async def saved_slugs(session: ReadSession, actor: Actor) -> list[str]:
    """The pieces whose hearts are full."""
    query = (
        select(Product.slug)
        .join(WishlistItem, WishlistItem.product_id == Product.id)
        .join(Wishlist, Wishlist.id == WishlistItem.wishlist_id)
        .where(own(actor))
        .distinct()
        .order_by(Product.slug)
    )
    return list((await session.scalars(query)).all())


async def count_lists(session: ReadSession, actor: Actor) -> int:
    query = select(func.count()).select_from(Wishlist).where(own(actor))
    return await session.scalar(query) or 0


async def items_of(session: ReadSession, list_ids: Sequence[UUID]) -> list[WishlistItem]:
    """What the lists hold, last saved first."""
    query = (
        select(WishlistItem)
        .where(WishlistItem.wishlist_id.in_(list_ids))
        .order_by(WishlistItem.added_at.desc(), WishlistItem.id.desc())
    )
    return list((await session.scalars(query)).all())


async def item_for_update(session: WriteSession, actor: Actor, item_id: UUID) -> WishlistItem:
    """A saved piece of the visitor's own, locked. Raises NotFound, also for other people's."""
    query = (
        select(WishlistItem)
        .join(Wishlist, Wishlist.id == WishlistItem.wishlist_id)
        .where(own(actor), WishlistItem.id == item_id)
        .with_for_update(of=WishlistItem)
    )
    found = await session.scalar(query)
    if found is None:
        raise NotFound(NOT_SAVED, code="unknown_saved_piece")
    return found


async def shared(session: ReadSession, token: str) -> Wishlist | None:
    query = select(Wishlist).where(Wishlist.share_token == token, Wishlist.is_public)
    return await session.scalar(query)
