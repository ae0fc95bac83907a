"""Offers as the desk lists them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from luxeverse.core.db import ReadSession
from luxeverse.core.errors import NotFound
from luxeverse.core.keyset import Order, Slice, a_moment, slice_of
from luxeverse.domain.resale.status import OfferStatus
from luxeverse.models.identity import User
from luxeverse.models.orders import Order as Purchase
from luxeverse.models.orders import OrderItem
from luxeverse.models.resale import ResaleOffer


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer with the piece it is of, who offers it, and the order it was bought with."""

    row: ResaleOffer
    name: str
    variant: str
    seller: str
    order_number: str


def offer_order(*, is_descending: bool) -> Order:
    """By age."""
    return Order(ResaleOffer.created_at, ResaleOffer.id, a_moment, is_descending)


async def offer_list(
    session: ReadSession, status: OfferStatus, order: Order, place: str, size: int
) -> Slice:
    """A page of the offers that stand there, each as ``Offered``."""
    query = _rows().where(ResaleOffer.status == status)
    found = await slice_of(session, query, order, place, size)
    return Slice([_offered(*row) for row in found.rows], found.previous, found.next)


async def offer_counts(session: ReadSession) -> Mapping[OfferStatus, int]:
    """How many offers stand where."""
    query = select(ResaleOffer.status, func.count()).group_by(ResaleOffer.status)
    return dict.fromkeys(OfferStatus, 0) | {
        status: number for status, number in await session.execute(query)
    }


async def count_offers_waiting(session: ReadSession) -> int:
    """Offers nobody has decided over."""
    query = select(func.count()).where(ResaleOffer.status == OfferStatus.OFFERED)
    return await session.scalar(query) or 0


async def offered(session: ReadSession, ref: str) -> Offered:
    """One offer by its public number. Raises NotFound."""
    found = (await session.execute(_rows().where(ResaleOffer.ref == ref.upper()))).first()
    if found is None:
        raise NotFound("There is no such offer.", code="unknown_offer")
    return _offered(*found)


def _rows() -> Any:
    return (
        select(
            ResaleOffer,
            OrderItem.product_name,
            OrderItem.variant_title,
            User.email,
            Purchase.order_number,
        )
        .join(OrderItem, OrderItem.id == ResaleOffer.order_item_id)
        .join(Purchase, Purchase.id == OrderItem.order_id)
        .join(User, User.id == ResaleOffer.user_id)
    )


def _offered(row: ResaleOffer, name: str, variant: str | None, seller: str, number: str) -> Offered:
    return Offered(row, name, variant or "", seller, number)
