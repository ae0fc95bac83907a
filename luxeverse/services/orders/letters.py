"""What orders write to their buyers."""

from uuid import UUID

from luxeverse.services import identity, notifications
from luxeverse.services.orders.queries import by_id
from luxeverse.services.outbox import Delivered


async def confirm_by_letter(delivered: Delivered) -> None:
    """Handler of OrderPaid."""
    order_id = UUID(delivered.payload["order_id"])
    house = await identity.shared_house_of(delivered.tenant_id)
    view = await by_id(house, order_id)
    await notifications.send_confirmation(order_id, view, house)
