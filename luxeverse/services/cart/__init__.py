"""The bag of a visitor."""

from luxeverse.domain.bespoke.wishes import LONGEST_TYPED, NOTHING, Wish
from luxeverse.services.cart.arrival import method_of
from luxeverse.services.cart.bill import BagLine, Bill, bill_of
from luxeverse.services.cart.lines import (
    Removed,
    add_line,
    add_lines,
    change_quantity,
    open_bag,
    remove_line,
)
from luxeverse.services.cart.merge import Merged, dissolve, merge
from luxeverse.services.cart.sets import places_among, saved_on
from luxeverse.services.cart.store import cart, cart_for_update, lock, take_bought
from luxeverse.services.cart.view import bag_of, nothing, view_of

__all__ = [
    "LONGEST_TYPED",
    "NOTHING",
    "BagLine",
    "Bill",
    "Merged",
    "Removed",
    "Wish",
    "add_line",
    "add_lines",
    "bag_of",
    "bill_of",
    "cart",
    "cart_for_update",
    "change_quantity",
    "dissolve",
    "lock",
    "merge",
    "method_of",
    "nothing",
    "open_bag",
    "places_among",
    "remove_line",
    "saved_on",
    "take_bought",
    "view_of",
]
