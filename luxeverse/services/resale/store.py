"""Queries and locks of pieces that come back."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, func, select

from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.core.errors import NotFound
from luxeverse.domain.orders.status import OrderStatus
from luxeverse.domain.resale.status import OPEN, OfferStatus
from luxeverse.models.catalogue import Product, ProductVariant
from luxeverse.models.orders import Order, OrderItem
from luxeverse.models.resale import ResaleEntry, ResaleOffer, ResalePhoto
from luxeverse.services import orders

MOST_LINES = 200


def _is_owned() -> ColumnElement[bool]:
    """Whether the pieces of an order are its buyer's: a purchase that was not sent back."""
    return and_(orders.is_purchase(), Order.status != OrderStatus.RETURNED)


async def lines_of(session: ReadSession, user_id: UUID) -> list[tuple[OrderItem, Order]]:
    """What a member bought and has, newest first."""
    query = (
        select(OrderItem, Order)
        .join(Order, Order.id == OrderItem.order_id)
        .where(Order.user_id == user_id, _is_owned())
        .order_by(Order.created_at.desc(), OrderItem.id)
        .limit(MOST_LINES)
    )
    return [(item, order) for item, order in await session.execute(query)]


async def line_of(session: ReadSession, user_id: UUID, item_id: UUID) -> tuple[OrderItem, Order]:
    """A line of the member's own. Raises NotFound, also for other people's."""
    query = (
        select(OrderItem, Order)
        .join(Order, Order.id == OrderItem.order_id)
        .where(OrderItem.id == item_id, Order.user_id == user_id, _is_owned())
    )
    found = (await session.execute(query)).first()
    if found is None:
        raise NotFound("You have no such piece.", code="unknown_piece")
    return found[0], found[1]


async def is_still_bought(session: ReadSession, item_id: UUID) -> bool:
    """Whether the line belongs to a purchase; false once its money went back in whole."""
    query = (
        select(OrderItem.id)
        .join(Order, Order.id == OrderItem.order_id)
        .where(OrderItem.id == item_id, orders.is_purchase())
    )
    return await session.scalar(query) is not None


async def offers_of(session: ReadSession, user_id: UUID) -> list[ResaleOffer]:
    """Every offer of a member, newest first."""
    query = (
        select(ResaleOffer)
        .where(ResaleOffer.user_id == user_id)
        .order_by(ResaleOffer.created_at.desc(), ResaleOffer.id.desc())
    )
    return list((await session.scalars(query)).all())


async def entries_of(session: ReadSession, user_id: UUID) -> list[ResaleEntry]:
    """The book of a member, newest first."""
    query = (
        select(ResaleEntry)
        .where(ResaleEntry.user_id == user_id)
        .order_by(ResaleEntry.created_at.desc(), ResaleEntry.id.desc())
    )
    return list((await session.scalars(query)).all())


async def is_offered(session: ReadSession, item_id: UUID, number: int) -> bool:
    query = select(ResaleOffer.id).where(
        ResaleOffer.order_item_id == item_id,
        ResaleOffer.piece_number == number,
        ResaleOffer.status.in_(OPEN),
    )
    return await session.scalar(query) is not None


async def offer_for_update(session: WriteSession, ref: str) -> ResaleOffer:
    """An offer, locked. Raises NotFound."""
    query = select(ResaleOffer).where(ResaleOffer.ref == ref.strip().upper()).with_for_update()
    found = await session.scalar(query)
    if found is None:
        raise NotFound("There is no such offer.", code="unknown_offer")
    return found


async def offers_from_order_for_update(session: WriteSession, order_id: UUID) -> list[ResaleOffer]:
    """Offers of pieces of this order that are not sold yet, locked in the order of their keys."""
    query = (
        select(ResaleOffer)
        .join(OrderItem, OrderItem.id == ResaleOffer.order_item_id)
        .where(
            OrderItem.order_id == order_id,
            ResaleOffer.status.in_((OfferStatus.OFFERED, OfferStatus.LISTED)),
        )
        .order_by(ResaleOffer.id)
        .with_for_update(of=ResaleOffer)
    )
    return list((await session.scalars(query)).all())


async def offer(session: ReadSession, offer_id: UUID) -> ResaleOffer:
    query = select(ResaleOffer).where(ResaleOffer.id == offer_id)
    return (await session.scalars(query)).one()


async def offers_at(
    session: ReadSession, status: OfferStatus, *, product_id: UUID | None = None
) -> list[ResaleOffer]:
    """Offers that stand somewhere, oldest first; those of one piece, if one is named."""
    query = select(ResaleOffer).where(ResaleOffer.status == status)
    if product_id is not None:
        query = query.where(ResaleOffer.product_id == product_id)
    return list((await session.scalars(query.order_by(ResaleOffer.created_at))).all())


async def products(session: ReadSession, keys: Iterable[UUID]) -> dict[UUID, Product]:
    query = select(Product).where(Product.id.in_(set(keys)))
    return {product.id: product for product in (await session.scalars(query)).all()}


async def listed_variants(
    session: ReadSession, listings: Iterable[UUID | None]
) -> dict[UUID, ProductVariant]:
    """The one variant of each product of one, by that product; in the order of their own ids."""
    wanted = {key for key in listings if key}
    query = select(ProductVariant).where(ProductVariant.product_id.in_(wanted))
    query = query.order_by(ProductVariant.id)
    return {variant.product_id: variant for variant in (await session.scalars(query)).all()}


async def photos(
    session: ReadSession, offers: Sequence[UUID]
) -> dict[UUID, list[tuple[UUID, int, int]]]:
    """Key, width and height of the pictures of these offers, in their order; never the pictures themselves."""
    query = (
        select(ResalePhoto.offer_id, ResalePhoto.id, ResalePhoto.width, ResalePhoto.height)
        .where(ResalePhoto.offer_id.in_(offers))
        .order_by(ResalePhoto.position, ResalePhoto.id)
    )
    found: dict[UUID, list[tuple[UUID, int, int]]] = {}
    for offer_id, key, width, height in await session.execute(query):
        found.setdefault(offer_id, []).append((key, width, height))
    return found


_CHEAPEST = (
    select(ProductVariant.price, ProductVariant.sku, func.count().over().label("number"))
    .join(ResaleOffer, ResaleOffer.listing_id == ProductVariant.product_id)
    .where(
        ResaleOffer.product_id == bindparam("piece"),
        ResaleOffer.status == OfferStatus.LISTED,
        ProductVariant.is_available,
        ProductVariant.inventory_quantity > ProductVariant.inventory_reserved,
    )
    .order_by(ProductVariant.price, ProductVariant.id)
    .limit(1)
)


class Cheapest(NamedTuple):
    """The one that costs least of the ``number`` of a piece that can be had pre-loved now."""

    price: Decimal
    sku: str
    number: int


async def cheapest(session: ReadSession, product_id: UUID) -> Cheapest | None:
    """None when there is none."""
    found = (await session.execute(_CHEAPEST, {"piece": product_id})).first()
    return Cheapest(*found) if found else None


async def variant(session: ReadSession, variant_id: UUID) -> ProductVariant:
    query = select(ProductVariant).where(ProductVariant.id == variant_id)
    return (await session.scalars(query)).one()


async def listed(session: ReadSession, slug: str) -> tuple[ResaleOffer, ProductVariant] | None:
    """The offer and the one variant behind the slug of a product of one."""
    query = (
        select(ResaleOffer, ProductVariant)
        .join(Product, Product.id == ResaleOffer.listing_id)
        .join(ProductVariant, ProductVariant.product_id == Product.id)
        .where(Product.slug == slug)
    )
    found = (await session.execute(query)).first()
    return (found[0], found[1]) if found else None
