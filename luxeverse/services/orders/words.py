"""Where an order stands, in words."""

from luxeverse.core.actor import House
from luxeverse.domain.orders.moves import AWAITING_PAYMENT
from luxeverse.domain.orders.status import OrderStatus
from luxeverse.domain.payments.status import PaymentStatus
from luxeverse.models.orders import Order
from luxeverse.schemas.common import Notice, Step

STEPS = (
    (OrderStatus.CONFIRMED, "Confirmed"),
    (OrderStatus.PROCESSING, "Being prepared"),
    (OrderStatus.SHIPPED, "On its way"),
    (OrderStatus.DELIVERED, "Delivered"),
)
PAYMENT_TEXT = {
    PaymentStatus.COMPLETED: "Paid by card",
    PaymentStatus.PARTIALLY_REFUNDED: "Paid by card, a part of it given back",
    PaymentStatus.REFUNDED: "Given back to the card",
}
STATUS_TEXT = {
    OrderStatus.PENDING: "Waiting for the payment",
    OrderStatus.PAYMENT_PROCESSING: "Waiting for the payment",
    OrderStatus.PAYMENT_FAILED: "The payment failed",
    OrderStatus.CONFIRMED: "Confirmed",
    OrderStatus.PROCESSING: "Being prepared",
    OrderStatus.SHIPPED: "On its way",
    OrderStatus.DELIVERED: "Delivered",
    OrderStatus.CANCELLED: "Cancelled; nothing was charged",
    OrderStatus.REFUNDED: "Refunded",
    OrderStatus.RETURNED: "Returned",
}
NEVER_SENT = frozenset({OrderStatus.CONFIRMED, OrderStatus.PROCESSING, OrderStatus.CANCELLED})


def number_hint(house: House) -> str:
    """What an order's number looks like in this house."""
    return f"As in the confirmation, for example {house.order_prefix}-7QK4-2M9D."


def is_refunded(order: Order) -> bool:
    """Whether all of its money went back."""
    return order.payment_status == PaymentStatus.REFUNDED


def will_come(order: Order) -> bool:
    """Whether its pieces are on the way, or were: not those of an order that was refunded or cancelled before."""
    is_over = is_refunded(order) or order.status == OrderStatus.CANCELLED
    return not (is_over and order.status in NEVER_SENT)


def title(order: Order, first_name: str) -> str:
    """The heading of its page."""
    if order.status in AWAITING_PAYMENT:
        return "One moment: the bank is answering"
    if order.status == OrderStatus.CANCELLED:
        return "This order was not completed"
    if is_refunded(order):
        return "This order was refunded"
    return f"Thank you, {first_name}" if first_name else "Thank you"


def status_text(order: Order) -> str:
    """How far it is, and whether its money went back."""
    if not is_refunded(order):
        return STATUS_TEXT[order.status]
    return "Cancelled and refunded" if order.status == OrderStatus.CANCELLED else "Refunded"


def standfirst(order: Order, went_back: str) -> str:
    """The sentence below it; ``went_back`` says what went back and when."""
    if order.status in AWAITING_PAYMENT:
        return "This page changes by itself. You may close it; a letter follows either way."
    if order.status == OrderStatus.CANCELLED:
        if is_refunded(order):
            return f"{went_back} Your pieces went back on the shelf."
        return "Nothing was charged and your pieces went back on the shelf."
    if is_refunded(order):
        return went_back
    return f"A confirmation is on its way to {order.customer_email}."


def notice(order: Order, went_back: str) -> Notice:
    """What is out of the ordinary and not in the standfirst."""
    if order.status == OrderStatus.CANCELLED:
        return Notice("warn", "The payment was not finished in time, so the order was cancelled.")
    if went_back and not is_refunded(order):
        return Notice("note", went_back)
    return Notice()


def delivery_text(order: Order) -> str:
    """When it arrives; empty while nobody knows, and of what will not come."""
    if not will_come(order) or order.estimated_delivery is None:
        return ""
    day = order.estimated_delivery
    return f"Arrives by {day:%A} {day.day} {day:%B}, with {order.shipping_carrier}"


def steps(order: Order) -> list[Step]:
    """Its stations, none for an order that is on no way."""
    if is_refunded(order) or order.status not in {status for status, _ in STEPS}:
        return []
    reached = [status for status, _ in STEPS].index(order.status)
    return [
        Step(title=name, done=index <= reached, current=index == reached)
        for index, (_, name) in enumerate(STEPS)
    ]
