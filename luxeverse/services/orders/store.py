"""Queries and locks of orders."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.core.errors import NotFound
from luxeverse.domain.bespoke.wishes import Wish, wish_of
from luxeverse.domain.orders.moves import AWAITING_PAYMENT
from luxeverse.domain.orders.status import AddressKind
from luxeverse.models.cart import Cart
from luxeverse.models.inventory import StockHold
from luxeverse.models.media import ProductMedia
from luxeverse.models.orders import Order, OrderAddress, OrderItem
from luxeverse.services import payments
from luxeverse.services.orders.recipient import Recipient


async def order(session: ReadSession, order_id: UUID) -> Order:
    """An order of this house. Raises NotFound."""
    found = await session.get(Order, order_id)
    if found is None:
        raise NotFound("This order does not exist.", code="unknown_order")
    return found


async def cart_of(session: ReadSession, order_id: UUID) -> UUID | None:
    """The bag an order came from; a bare value, so that no row is remembered before it is locked."""
    return await session.scalar(select(Order.cart_id).where(Order.id == order_id))


async def by_number_and_email(session: ReadSession, number: str, email: str) -> Order | None:
    """Both must fit: a number alone opens nothing."""
    query = select(Order).where(
        Order.order_number == number, func.lower(Order.customer_email) == email.lower()
    )
    return await session.scalar(query)


async def by_number_and_session(
    session: ReadSession, number: str, session_hash: str
) -> Order | None:
    """An order placed from this browser's bag."""
    query = (
        select(Order)
        .join(Cart, Cart.id == Order.cart_id)
        .where(Order.order_number == number, Cart.session_id == session_hash)
    )
    return await session.scalar(query)


async def by_number_and_user(session: ReadSession, number: str, user_id: UUID) -> Order | None:
    """An order of this member."""
    query = select(Order).where(Order.order_number == number, Order.user_id == user_id)
    return await session.scalar(query)


async def of_user(session: ReadSession, user_id: UUID, skip: int, limit: int) -> list[Order]:
    """A member's orders, newest first."""
    query = (
        select(Order)
        .where(Order.user_id == user_id)
        .order_by(Order.created_at.desc(), Order.id.desc())
        .offset(skip)
        .limit(limit)
    )
    return list((await session.scalars(query)).all())


async def count_of_user(session: ReadSession, user_id: UUID) -> int:
    query = select(func.count()).where(Order.user_id == user_id)
    return await session.scalar(query) or 0


async def first_items(
    session: ReadSession, order_ids: Sequence[UUID]
) -> dict[UUID, list[OrderItem]]:
    """The pieces of several orders by order, in the order they were bought."""
    query = select(OrderItem).where(OrderItem.order_id.in_(order_ids)).order_by(OrderItem.id)
    found: dict[UUID, list[OrderItem]] = {}
    for item in (await session.scalars(query)).all():
        found.setdefault(item.order_id, []).append(item)
    return found


async def items(session: ReadSession, order_id: UUID) -> list[OrderItem]:
    query = select(OrderItem).where(OrderItem.order_id == order_id).order_by(OrderItem.id)
    return list((await session.scalars(query)).all())


async def address(session: ReadSession, order_id: UUID) -> OrderAddress | None:
    query = select(OrderAddress).where(
        OrderAddress.order_id == order_id, OrderAddress.kind == AddressKind.SHIPPING
    )
    return await session.scalar(query)


async def pictures(session: ReadSession, product_ids: list[UUID]) -> dict[UUID, ProductMedia]:
    query = select(ProductMedia).where(
        ProductMedia.product_id.in_(product_ids), ProductMedia.is_primary
    )
    return {media.product_id: media for media in (await session.scalars(query)).all()}


async def open_order_of_cart(session: WriteSession, cart_id: UUID) -> Order | None:
    """The order of this bag that still awaits payment, locked; there is at most one."""
    query = (
        select(Order)
        .where(Order.cart_id == cart_id, Order.status.in_(AWAITING_PAYMENT))
        .with_for_update()
    )
    return await session.scalar(query)


async def unpaid_expired(
    session: ReadSession, now: datetime, limit: int
) -> Sequence[tuple[UUID, UUID]]:
    """(tenant, order) of unpaid orders whose pieces are held longer than promised, oldest first.

    Those whose payment gave trouble a moment ago are left out.
    """
    query = (
        select(Order.tenant_id, Order.id)
        .join(StockHold, StockHold.order_id == Order.id)
        .where(
            Order.status.in_(AWAITING_PAYMENT),
            StockHold.expires_at < now,
            StockHold.released_at.is_(None),
            StockHold.consumed_at.is_(None),
            Order.id.not_in(payments.orders_at_rest(now)),
        )
        .group_by(Order.tenant_id, Order.id)
        .order_by(func.min(StockHold.expires_at), Order.id)
        .limit(limit)
    )
    return [(tenant_id, order_id) for tenant_id, order_id in await session.execute(query)]


async def pieces_of(session: ReadSession, order_id: UUID) -> dict[tuple[UUID, Wish], int]:
    """How many pieces of which variant, made in which way, an order holds."""
    return {
        (item.variant_id, wish_of(item.personalization)): item.quantity
        for item in await items(session, order_id)
    }


async def consists_of(
    session: ReadSession, order_id: UUID, wanted: Mapping[tuple[UUID, Wish], int], to: Recipient
) -> bool:
    """Whether an order holds exactly these pieces, by variant and wish, for exactly this recipient."""
    there = await address(session, order_id)
    return (
        await pieces_of(session, order_id) == dict(wanted)
        and there is not None
        and (there.first_name, there.last_name) == (to.first_name, to.last_name)
        and (there.company or "") == to.company
        and (there.address_line1, there.address_line2 or "") == (to.address_line1, to.address_line2)
        and (there.city, there.postal_code or "") == (to.city, to.postal_code)
        and there.country_code == to.country_code
    )
