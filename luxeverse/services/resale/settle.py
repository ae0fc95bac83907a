"""What the house owes its sellers: one line when a piece is paid for, one when its buyer gets the money back."""

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core.db import ReadSession, WriteSession, transaction
from luxeverse.core.errors import Broken, Conflict
from luxeverse.core.ids import TenantId, new_id
from luxeverse.core.money import Money
from luxeverse.domain.resale.pricing import owed
from luxeverse.domain.resale.status import EntryKind, OfferStatus
from luxeverse.models.identity import User
from luxeverse.models.orders import OrderItem
from luxeverse.models.resale import ResaleEntry, ResaleOffer
from luxeverse.services import identity, payments
from luxeverse.services.outbox import Delivered, emit
from luxeverse.services.resale.events import PieceSold, SaleTakenBack
from luxeverse.services.resale.terms import terms_of


async def ensure_not_own(
    session: ReadSession, user_id: UUID | None, email: str, product_ids: Iterable[UUID]
) -> None:
    """Nobody buys their own piece, signed in or by their address. Raises Conflict (``own_piece``)."""
    query = (
        select(ResaleOffer.id)
        .join(User, User.id == ResaleOffer.user_id)
        .where(
            ResaleOffer.listing_id.in_(set(product_ids)),
            or_(ResaleOffer.user_id == user_id, func.lower(User.email) == email.lower()),
        )
        .limit(1)
    )
    if await session.scalar(query) is not None:
        raise Conflict(
            "This is the piece you offer yourself. Take it out of the bag to go on.",
            code="own_piece",
        )


async def owe_sellers(delivered: Delivered) -> None:
    """Handler of OrderPaid: each pre-loved piece of the order is sold, and its seller owed, once.

    Emits PieceSold.
    """
    assert delivered.tenant_id is not None
    order_id = UUID(delivered.payload["order_id"])
    terms = await terms_of(await identity.shared_house_of(delivered.tenant_id))
    async with transaction(delivered.tenant_id) as session:
        paid = await _paid_for(session, order_id)
        if not paid or await payments.is_refunded(session, order_id):
            return
        if terms is None:
            raise Broken(f"order {order_id} holds a pre-loved piece of a house that sells none")
        for listing_id, amount in paid:
            sold = await _claim_sold(session, listing_id, order_id)
            if sold is None:
                continue
            price = Money.of(amount, sold.currency)
            part, fee = owed(price, terms.fee_basis_points)
            session.add(
                ResaleEntry(
                    offer_id=sold.id,
                    order_id=order_id,
                    user_id=sold.user_id,
                    kind=EntryKind.OWED,
                    price=price.major,
                    fee=fee.major,
                    amount=part.major,
                    currency=sold.currency,
                )
            )
            await emit(session, PieceSold(sold.id))
        await identity.turn_pages(session)


async def take_back_from_sellers(delivered: Delivered) -> None:
    """Handler of PaymentRefunded: what was owed for the pieces of this order is owed no more. Emits SaleTakenBack."""
    assert delivered.tenant_id is not None
    await take_back(delivered.tenant_id, UUID(delivered.payload["order_id"]))


async def take_back(tenant_id: TenantId, order_id: UUID) -> None:
    """The pieces of this order are not sold after all. Does nothing the second time."""
    async with transaction(tenant_id) as session:
        await _paid_for(session, order_id)
        moved = await session.scalars(
            update(ResaleOffer)
            .where(ResaleOffer.sold_order_id == order_id, ResaleOffer.status == OfferStatus.SOLD)
            .values(status=OfferStatus.TAKEN_BACK)
            .returning(ResaleOffer.id)
        )
        for offer_id in moved.all():
            await _opposite(session, offer_id, order_id)
            await emit(session, SaleTakenBack(offer_id))


async def _opposite(session: WriteSession, offer_id: UUID, order_id: UUID) -> None:
    query = select(ResaleEntry).where(
        ResaleEntry.offer_id == offer_id,
        ResaleEntry.order_id == order_id,
        ResaleEntry.kind == EntryKind.OWED,
    )
    was = (await session.scalars(query)).one()
    await session.execute(
        insert(ResaleEntry)
        .values(
            id=new_id(),
            offer_id=offer_id,
            order_id=order_id,
            user_id=was.user_id,
            kind=EntryKind.TAKEN_BACK,
            price=was.price,
            fee=was.fee,
            amount=was.amount,
            currency=was.currency,
        )
        .on_conflict_do_nothing()
    )


async def _paid_for(session: WriteSession, order_id: UUID) -> list[tuple[UUID, Decimal]]:
    """The products of one in an order, with what was paid for each: the price the order wrote down.

    Their offers are locked: of a sale and its refund, one waits for the other and then sees it.
    """
    query = (
        select(ResaleOffer.listing_id, OrderItem.total_price - OrderItem.discount_amount)
        .join(OrderItem, OrderItem.product_id == ResaleOffer.listing_id)
        .where(OrderItem.order_id == order_id)
        .order_by(ResaleOffer.id)
        .with_for_update(of=ResaleOffer)
    )
    return [(listing, amount) for listing, amount in await session.execute(query)]


async def _claim_sold(
    session: WriteSession, listing_id: UUID, order_id: UUID
) -> ResaleOffer | None:
    return await session.scalar(
        update(ResaleOffer)
        .where(ResaleOffer.listing_id == listing_id, ResaleOffer.status == OfferStatus.LISTED)
        .values(status=OfferStatus.SOLD, sold_order_id=order_id)
        .returning(ResaleOffer)
    )
