"""Paid, or given up: the two ways a pending order ends; and its money gone back."""

from uuid import UUID

from sqlalchemy import select, update

from luxeverse.core import clock
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.ids import TenantId
from luxeverse.domain.orders.moves import AWAITING_PAYMENT
from luxeverse.domain.orders.status import OrderStatus
from luxeverse.domain.payments.status import PaymentStatus
from luxeverse.models.orders import Order, OrderStatusHistory
from luxeverse.services import cart, giving, identity, inventory, payments
from luxeverse.services.orders import store
from luxeverse.services.orders.events import OrderCancelled, OrderPaid, PaidTooLate
from luxeverse.services.orders.popularity import recount
from luxeverse.services.outbox import Delivered, emit


async def confirm_paid(delivered: Delivered) -> None:
    """Handler of PaymentSucceeded: the order stands, the pieces are sold, the bag is empty, what is given is written.

    Emits OrderPaid; PaidTooLate when the order had been cancelled before the money came.
    """
    assert delivered.tenant_id is not None
    order_id = UUID(delivered.payload["order_id"])
    terms = await giving.terms_of(await identity.shared_house_of(delivered.tenant_id))
    async with transaction(delivered.tenant_id) as session:
        # The bag first, as everywhere: a line changed at this moment is either seen below or waits for it.
        if cart_id := await store.cart_of(session, order_id):
            await cart.lock(session, cart_id)
        paid = await _claim(
            session, order_id, OrderStatus.CONFIRMED, payment_status=PaymentStatus.COMPLETED
        )
        if paid:
            await inventory.consume(session, order_id)
            if cart_id:
                await cart.take_bought(session, cart_id, await store.pieces_of(session, order_id))
            order = await store.order(session, order_id)
            if await payments.is_refunded(session, order_id):
                order.payment_status = PaymentStatus.REFUNDED
            else:
                await giving.record(session, order, terms)
                await _note_part(session, order_id)
            await emit(session, OrderPaid(order_id))
        elif (await store.order(session, order_id)).status == OrderStatus.CANCELLED:
            await emit(session, PaidTooLate(order_id))


async def note_refund(delivered: Delivered) -> None:
    """Handler of PaymentRefunded: the order says so and is no purchase any more.

    What it gave for others is taken back with it, and its pieces were bought as many times less.
    """
    assert delivered.tenant_id is not None
    order_id = UUID(delivered.payload["order_id"])
    async with transaction(delivered.tenant_id) as session:
        # Locks the order, so that a payment confirmed at this moment is either seen below or sees the refund.
        refunded = {"payment_status": PaymentStatus.REFUNDED}
        await session.execute(update(Order).where(Order.id == order_id).values(refunded))
        await giving.take_back(session, order_id)
        await recount(session, order_id)
        await identity.turn_pages(session)


async def note_part_refund(delivered: Delivered) -> None:
    """Handler of PaymentPartlyRefunded: the order says so and stays a purchase."""
    async with transaction(delivered.tenant_id) as session:
        await _note_part(session, UUID(delivered.payload["order_id"]))


async def _note_part(session: WriteSession, order_id: UUID) -> None:
    """Only of an order that is paid: of one that is not yet, the payment will see it, and a whole refund has the last word."""
    # Locks the order, as a whole refund does, and looks after that.
    query = select(Order).where(Order.id == order_id).with_for_update()
    order = (await session.scalars(query)).one()
    is_paid = order.payment_status == PaymentStatus.COMPLETED
    if is_paid and await payments.is_partly_refunded(session, order_id):
        order.payment_status = PaymentStatus.PARTIALLY_REFUNDED


async def cancel_unpaid(delivered: Delivered) -> None:
    """Handler of PaymentCancelled: what was held is free again. Emits OrderCancelled."""
    assert delivered.tenant_id is not None
    await cancel(delivered.tenant_id, UUID(delivered.payload["order_id"]), "payment given up")


async def cancel(tenant_id: TenantId, order_id: UUID, reason: str) -> bool:
    """Cancel an order that is not paid; false when it already was something else. Emits OrderCancelled."""
    async with transaction(tenant_id) as session:
        claimed = await _claim(
            session,
            order_id,
            OrderStatus.CANCELLED,
            payment_status=PaymentStatus.FAILED,
            cancelled_at=clock.now(),
            notes=reason,
        )
        if claimed:
            await inventory.release(session, order_id)
            await emit(session, OrderCancelled(order_id))
        return claimed


async def _claim(
    session: WriteSession, order_id: UUID, becomes: OrderStatus, **values: object
) -> bool:
    """Move an order that awaits payment; true for the one caller that moved it."""
    moved = await session.scalar(
        update(Order)
        .where(Order.id == order_id, Order.status.in_(AWAITING_PAYMENT))
        .values(status=becomes, **values)
        .returning(Order.id)
    )
    if moved:
        session.add(OrderStatusHistory(order_id=order_id, status=becomes))
    return moved is not None
