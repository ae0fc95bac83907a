"""How often pieces are bought, for lists that stand in that order."""

from uuid import UUID

from sqlalchemy import func, select, update

from luxeverse.core.db import transaction
from luxeverse.domain.orders.status import OrderStatus
from luxeverse.models.catalogue import Product
from luxeverse.models.orders import Order, OrderItem
from luxeverse.services.outbox import Delivered

BOUGHT = (
    OrderStatus.CONFIRMED,
    OrderStatus.PROCESSING,
    OrderStatus.SHIPPED,
    OrderStatus.DELIVERED,
)


async def count_purchases(delivered: Delivered) -> None:
    """Handler of OrderPaid: counts anew for the pieces of the order, so that a second delivery changes nothing."""
    order_id = UUID(delivered.payload["order_id"])
    pieces = select(OrderItem.product_id).where(OrderItem.order_id == order_id)
    bought = (
        select(func.coalesce(func.sum(OrderItem.quantity), 0))
        .join(Order, Order.id == OrderItem.order_id)
        .where(OrderItem.product_id == Product.id, Order.status.in_(BOUGHT))
        .scalar_subquery()
    )
    async with transaction(delivered.tenant_id) as session:
        await session.execute(
            update(Product)
            .where(Product.id.in_(pieces))
            .values(purchase_count=bought)
            .execution_options(synchronize_session=False)
        )
