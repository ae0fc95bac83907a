"""From bag to paid order."""

from luxeverse.services.checkout.expire import expire_holds
from luxeverse.services.checkout.place import PriceChanged, place_order, wrong_currency
from luxeverse.services.checkout.purchase import Placed, Purchase
from luxeverse.services.checkout.quote import Quote, quote
from luxeverse.services.checkout.steps import (
    add,
    change_country,
    choose_delivery,
    drafted,
    keep_typed,
    open_checkout,
    save_contact,
    step_back,
)
from luxeverse.services.checkout.store import move_draft

__all__ = [
    "Placed",
    "PriceChanged",
    "Purchase",
    "Quote",
    "add",
    "change_country",
    "choose_delivery",
    "drafted",
    "expire_holds",
    "keep_typed",
    "move_draft",
    "open_checkout",
    "place_order",
    "quote",
    "save_contact",
    "step_back",
    "wrong_currency",
]
