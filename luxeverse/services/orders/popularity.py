"""How often pieces are bought, for lists that stand in that order."""

from uuid import UUID

from sqlalchemy import func, select, update

from luxeverse.core.db import WriteSession, transaction
from luxeverse.models.catalogue import Product
from luxeverse.models.orders import Order, OrderItem
from luxeverse.services.orders.purchase import is_purchase
from luxeverse.services.outbox import Delivered


async def count_purchases(delivered: Delivered) -> None:
    """Handler of OrderPaid: counts anew for the pieces of the order, so that a second delivery changes nothing."""
    async with transaction(delivered.tenant_id) as session:
        await recount(session, UUID(delivered.payload["order_id"]))


async def recount(session: WriteSession, order_id: UUID) -> None:
    """Count anew how often each piece of this order was bought in all."""
    pieces = select(OrderItem.product_id).where(OrderItem.order_id == order_id)
    bought = (
        select(func.coalesce(func.sum(OrderItem.quantity), 0))
        .join(Order, Order.id == OrderItem.order_id)
        .where(OrderItem.product_id == Product.id, is_purchase())
        .scalar_subquery()
    )
    await session.execute(
        update(Product)
        .where(Product.id.in_(pieces))
        .values(purchase_count=bought)
        .execution_options(synchronize_session=False)
    )
