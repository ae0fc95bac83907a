"""Pieces that members offer back: looked at by the house, sold once more, and their sellers owed."""

from luxeverse.services.resale.closet import closet, offer_form
from luxeverse.services.resale.decide import Waiting, approve, queue, reject
from luxeverse.services.resale.desk_list import (
    Offered,
    count_offers_waiting,
    offer_counts,
    offer_list,
    offer_order,
    offered,
)
from luxeverse.services.resale.events import OfferDecided, PieceSold, SaleTakenBack
from luxeverse.services.resale.letters import (
    write_of_decision,
    write_of_sale,
    write_of_taking_back,
)
from luxeverse.services.resale.lower import lower_prices
from luxeverse.services.resale.offer import Said, offer, piece_key
from luxeverse.services.resale.photos import photo, photos_of_offer
from luxeverse.services.resale.settle import (
    ensure_not_own,
    owe_sellers,
    take_back,
    take_back_from_sellers,
)
from luxeverse.services.resale.show import from_others, pre_loved, pre_loved_page
from luxeverse.services.resale.withdraw import withdraw, withdraw_given_back

__all__ = [
    "OfferDecided",
    "Offered",
    "PieceSold",
    "Said",
    "SaleTakenBack",
    "Waiting",
    "approve",
    "closet",
    "count_offers_waiting",
    "ensure_not_own",
    "from_others",
    "lower_prices",
    "offer",
    "offer_counts",
    "offer_form",
    "offer_list",
    "offer_order",
    "offered",
    "owe_sellers",
    "photo",
    "photos_of_offer",
    "piece_key",
    "pre_loved",
    "pre_loved_page",
    "queue",
    "reject",
    "take_back",
    "take_back_from_sellers",
    "withdraw",
    "withdraw_given_back",
    "write_of_decision",
    "write_of_sale",
    "write_of_taking_back",
]
