"""How a member leans: asked for by their own pages alone, and kept nowhere."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from luxeverse.core.actor import Actor
from luxeverse.core.db import ReadSession, read_session
from luxeverse.domain.recommend.leaning import Leaning, Liked, leaning_of
from luxeverse.models.cart import Cart, CartItem
from luxeverse.models.catalogue import Product
from luxeverse.models.customers import Wishlist, WishlistItem
from luxeverse.models.identity import User
from luxeverse.models.orders import Order, OrderItem
from luxeverse.services import orders
from luxeverse.services.recommend import store
from luxeverse.services.recommend.serve import following
from luxeverse.services.recommend.store import BUYING, SAVING, WANTING

MOST_OF_A_KIND = 100
"""The latest of each: a hundred orders ago somebody was somebody else."""


async def follows(actor: Actor) -> bool:
    """Whether the actor is a member who lets lists follow them."""
    if actor.user_id is None:
        return False
    async with read_session(actor.tenant_id) as session:
        return await _allows(session, actor.user_id)


async def leaning(actor: Actor) -> Leaning | None:
    """How the member leans by what they bought, saved and put in the bag; None for everybody who has not allowed it."""
    if actor.user_id is None:
        return None
    async with read_session(actor.tenant_id) as session:
        if not await _allows(session, actor.user_id):
            return None
        liked = await _liked(session, actor.user_id)
        found = await store.beside(session, [one.id for one in liked])
    return leaning_of(liked, following(found))


async def _allows(session: ReadSession, user_id: UUID) -> bool:
    level = select(User.personalization_level).where(User.id == user_id)
    return (await session.scalar(level) or 0) > 0


async def _liked(session: ReadSession, user_id: UUID) -> list[Liked]:
    """Each piece once, with the weightiest deed done to it, in an order that does not change."""
    facts = (Product.id, Product.category_id, Product.brand_id)
    bought = (
        select(*facts)
        .join(OrderItem, OrderItem.product_id == Product.id)
        .join(Order, Order.id == OrderItem.order_id)
        .where(Order.user_id == user_id, orders.is_purchase())
        .order_by(Order.created_at.desc(), OrderItem.id)
    )
    wanted = (
        select(*facts)
        .join(CartItem, CartItem.product_id == Product.id)
        .join(Cart, Cart.id == CartItem.cart_id)
        .where(Cart.user_id == user_id)
        .order_by(CartItem.added_at.desc(), CartItem.id)
    )
    saved = (
        select(*facts)
        .join(WishlistItem, WishlistItem.product_id == Product.id)
        .join(Wishlist, Wishlist.id == WishlistItem.wishlist_id)
        .where(Wishlist.user_id == user_id)
        .order_by(WishlistItem.added_at.desc(), WishlistItem.id)
    )
    found: dict[UUID, Liked] = {}
    for query, weight in ((bought, BUYING), (wanted, WANTING), (saved, SAVING)):
        for one in await _rows(session, query, weight):
            found.setdefault(one.id, one)
    return sorted(found.values(), key=lambda one: one.id)


async def _rows(session: ReadSession, query: Select[Any], weight: float) -> Iterable[Liked]:
    rows = await session.execute(query.limit(MOST_OF_A_KIND))
    return [Liked(key, category, maker, weight) for key, category, maker in rows]
