"""The bag of a visitor."""

from luxeverse.services.cart.bill import BagLine, Bill, bill_of
from luxeverse.services.cart.lines import (
    Removed,
    add_line,
    add_lines,
    change_quantity,
    open_bag,
    remove_line,
)
from luxeverse.services.cart.sets import places_among, saved_on
from luxeverse.services.cart.store import cart, cart_for_update, lock, take_bought
from luxeverse.services.cart.view import bag_of, nothing, view_of

__all__ = [
    "BagLine",
    "Bill",
    "Removed",
    "add_line",
    "add_lines",
    "bag_of",
    "bill_of",
    "cart",
    "cart_for_update",
    "change_quantity",
    "lock",
    "nothing",
    "open_bag",
    "places_among",
    "remove_line",
    "saved_on",
    "take_bought",
    "view_of",
]
