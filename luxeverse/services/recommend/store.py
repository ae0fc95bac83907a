"""What people did, as histories; and the table it is worked into."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, select

from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.recommend.neighbours import History
from luxeverse.models.cart import CartItem
from luxeverse.models.catalogue import Brand, Product, ProductVariant, ProductView
from luxeverse.models.customers import WishlistItem
from luxeverse.models.orders import Order, OrderItem
from luxeverse.models.recommend import PieceNeighbour
from luxeverse.services import orders
from luxeverse.services.catalogue.parts import THESE

BUYING, WANTING, SAVING, LOOKING = 1.0, 0.8, 0.6, 0.3
"""What an order, a bag, a list and a look count. Judgement: no log of this shop is long enough to measure it."""


@dataclass(frozen=True, slots=True)
class PieceFacts:
    """What a list needs to know of a piece."""

    id: UUID
    maker_id: UUID | None
    maker: str
    category_id: UUID
    price: Decimal


async def pieces(session: ReadSession) -> list[PieceFacts]:
    """Everything the house shows."""
    query = (
        select(Product.id, Product.brand_id, Brand.name, Product.category_id, Product.price)
        .outerjoin(Brand, Brand.id == Product.brand_id)
        .where(Product.status.in_(VISIBLE), Product.deleted_at.is_(None))
        .order_by(Product.id)
    )
    return [
        PieceFacts(key, maker_id, maker or "", category_id, price)
        for key, maker_id, maker, category_id, price in await session.execute(query)
    ]


async def baskets(session: ReadSession) -> list[History[UUID]]:
    """What was bought in one order."""
    query = (
        select(OrderItem.order_id, OrderItem.product_id)
        .join(Order, Order.id == OrderItem.order_id)
        .where(orders.is_purchase())
        .order_by(OrderItem.order_id, OrderItem.id)
    )
    return await _histories(session, query, BUYING)


async def histories(session: ReadSession) -> list[History[UUID]]:
    """What people bought over time, put in a bag, saved, and looked at where they allowed to remember it.

    Orders of one address are one history. Nobody's name, address or cookie leaves the database.
    """
    person = func.md5(func.lower(Order.customer_email))
    bought = (
        select(person, OrderItem.product_id)
        .join(Order, Order.id == OrderItem.order_id)
        .where(orders.is_purchase())
        .order_by(person, Order.created_at, OrderItem.id)
    )
    wanted = select(CartItem.cart_id, CartItem.product_id).order_by(
        CartItem.cart_id, CartItem.added_at, CartItem.id
    )
    saved = select(WishlistItem.wishlist_id, WishlistItem.product_id).order_by(
        WishlistItem.wishlist_id, WishlistItem.added_at, WishlistItem.id
    )
    looked = (
        select(ProductView.session_id, ProductView.product_id)
        .where(ProductView.session_id.is_not(None))
        .order_by(ProductView.session_id, ProductView.created_at, ProductView.id)
    )
    found: list[History[UUID]] = []
    for query, weight in ((bought, BUYING), (wanted, WANTING), (saved, SAVING), (looked, LOOKING)):
        found += await _histories(session, query, weight)
    return found


async def _histories(
    session: ReadSession, query: Select[Any], weight: float
) -> list[History[UUID]]:
    grouped: dict[object, list[UUID]] = {}
    for key, product_id in await session.execute(query):
        grouped.setdefault(key, []).append(product_id)
    return [History(items, weight) for items in grouped.values() if len(items) > 1]


async def replace(session: WriteSession, rows: Sequence[PieceNeighbour]) -> None:
    """The house's table as it is now, in one transaction: readers see the old lists or the new ones."""
    await session.execute(delete(PieceNeighbour))
    session.add_all(rows)


@dataclass(frozen=True, slots=True)
class Beside:
    """A neighbour as it is served."""

    product_id: UUID
    list: str
    neighbour_id: UUID
    score: float
    reason: str
    algorithm: str


_ON_SHELF = (
    select(ProductVariant.id)
    .where(
        ProductVariant.product_id == Product.id,
        ProductVariant.is_available,
        ProductVariant.inventory_quantity > ProductVariant.inventory_reserved,
    )
    .correlate(Product)
    .exists()
)


async def beside(session: ReadSession, product_ids: Iterable[UUID]) -> list[Beside]:
    """The neighbours of these pieces that can be bought now: one look-up, best first."""
    rows = await session.execute(_BESIDE, {"pieces": list(product_ids)})
    return [Beside(*row) for row in rows]


_BESIDE = (
    select(
        PieceNeighbour.product_id,
        PieceNeighbour.list,
        PieceNeighbour.neighbour_id,
        PieceNeighbour.score,
        PieceNeighbour.reason,
        PieceNeighbour.algorithm,
    )
    .join(Product, Product.id == PieceNeighbour.neighbour_id)
    .where(
        PieceNeighbour.product_id == THESE,
        Product.status.in_(VISIBLE),
        Product.deleted_at.is_(None),
        _ON_SHELF,
    )
    .order_by(PieceNeighbour.list, PieceNeighbour.rank, PieceNeighbour.neighbour_id)
)


async def popular(session: ReadSession, limit: int) -> list[UUID]:
    """What is bought most, then what the house features, then what is newest; only what can be bought."""
    bought = (
        select(OrderItem.product_id, func.count().label("times"))
        .join(Order, Order.id == OrderItem.order_id)
        .where(orders.is_purchase())
        .group_by(OrderItem.product_id)
        .subquery()
    )
    query = (
        select(Product.id)
        .outerjoin(bought, bought.c.product_id == Product.id)
        .where(Product.status.in_(VISIBLE), Product.deleted_at.is_(None), _ON_SHELF)
        .order_by(
            func.coalesce(bought.c.times, 0).desc(),
            Product.is_featured.desc(),
            Product.published_at.desc().nulls_last(),
            Product.id,
        )
        .limit(limit)
    )
    return list((await session.scalars(query)).all())


async def known(session: ReadSession, slugs: Sequence[str]) -> dict[str, UUID]:
    """Ids of those of the slugs that this house shows."""
    query = select(Product.slug, Product.id).where(
        Product.slug.in_(slugs), Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    )
    return {slug: key for slug, key in await session.execute(query)}
