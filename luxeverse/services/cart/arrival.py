"""When a bag arrives: the days of the parcel, after the days that what is made for its buyer takes."""

from luxeverse.domain.bespoke.wishes import making_days
from luxeverse.services.cart.bill import Bill
from luxeverse.services.delivery import Method


def making(bill: Bill) -> int:
    """Working days before the parcel leaves: its pieces are made at the same time and travel together."""
    return max((making_days(line.piece.bespoke, line.wish) for line in bill.lines), default=0)


def method_of(bill: Bill, method: Method) -> Method:
    """A way of delivery with the days of arrival of this very bag."""
    return method.later(making(bill))
