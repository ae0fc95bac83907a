"""Orders: made pending, confirmed by money, or cancelled."""

from luxeverse.services.orders.create import create
from luxeverse.services.orders.events import OrderCancelled, OrderPaid, PaidTooLate
from luxeverse.services.orders.letters import confirm_by_letter
from luxeverse.services.orders.members import (
    MOST_PAGES,
    ORDERS_A_PAGE,
    facts_of,
    id_of_member,
    join_by_address,
    move_bag,
    order_of,
    orders_between,
    orders_of,
)
from luxeverse.services.orders.move import (
    cancel,
    cancel_unpaid,
    confirm_paid,
    note_part_refund,
    note_refund,
)
from luxeverse.services.orders.popularity import count_purchases
from luxeverse.services.orders.purchase import is_purchase
from luxeverse.services.orders.queries import OrderFacts, by_id, facts, look_up, of_this_browser
from luxeverse.services.orders.recipient import Recipient
from luxeverse.services.orders.store import (
    consists_of,
    open_order_of_cart,
    order,
    unpaid_expired,
)
from luxeverse.services.orders.words import number_hint

__all__ = [
    "MOST_PAGES",
    "ORDERS_A_PAGE",
    "OrderCancelled",
    "OrderFacts",
    "OrderPaid",
    "PaidTooLate",
    "Recipient",
    "by_id",
    "cancel",
    "cancel_unpaid",
    "confirm_by_letter",
    "confirm_paid",
    "consists_of",
    "count_purchases",
    "create",
    "facts",
    "facts_of",
    "id_of_member",
    "is_purchase",
    "join_by_address",
    "look_up",
    "move_bag",
    "note_part_refund",
    "note_refund",
    "number_hint",
    "of_this_browser",
    "open_order_of_cart",
    "order",
    "order_of",
    "orders_between",
    "orders_of",
    "unpaid_expired",
]
