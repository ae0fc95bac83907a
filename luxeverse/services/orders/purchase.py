"""What a purchase is: the one answer for everybody who asks whether something was bought."""

from sqlalchemy import ColumnElement

from luxeverse.domain.payments.status import KEPT
from luxeverse.models.orders import Order


def is_purchase() -> ColumnElement[bool]:
    """Whether an order was paid for, and its money did not go back in whole.

    By the money alone: how far the parcel is says nothing of it, and what was sent back is a purchase until it is
    refunded. Source: docs/adr/0025.
    """
    return Order.payment_status.in_(KEPT)
