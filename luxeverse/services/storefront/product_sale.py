"""The deed of a product page: whether it can be done, what it is called, what it costs with what is made for one person."""

from collections.abc import Mapping
from typing import Any

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.money import Money
from luxeverse.domain.bespoke.wishes import Wish, surcharge
from luxeverse.domain.catalogue.selling import Stage, is_sold_to
from luxeverse.models.catalogue import Product
from luxeverse.schemas.product_page import Bespoke
from luxeverse.services.cart.view import HOME_COUNTRY
from luxeverse.services.catalogue.parts import VariantFacts
from luxeverse.services.catalogue.sellable import stage_today
from luxeverse.services.delivery import Method
from luxeverse.services.storefront.product_loaded import Loaded
from luxeverse.services.storefront.product_promise import promised
from luxeverse.services.storefront.product_stock import stock_text

WISHES = (
    Wish(),
    Wish(text="A"),
    Wish(is_wrapped=True),
    Wish(text="A", is_wrapped=True),
)
"""In the order the page's buttons count them."""


def deed(house: House, loaded: Loaded, chosen: VariantFacts, tier: str) -> dict[str, Any]:
    """Everything of a page about buying, by the names of its fields.

    Days of arrival are for a piece that can leave today, stock for one that can be bought by somebody of this tier.
    """
    product, settings, delivery = loaded.product, loaded.settings, loaded.delivery
    at, left = stage_today(product), chosen.left
    is_theirs = is_sold_to(at, tier)
    bag_word = str(settings.get("bag_word", "Bag"))
    return {
        "buy_label": buy_label(at, left, bag_word, is_theirs=is_theirs),
        "buy_totals": totals(house, product, chosen),
        "sale_note": note(at, product),
        "bespoke": bespoke(house, product, chosen),
        "is_kept": at is Stage.MEMBERS,
        "can_buy": left > 0 and is_theirs,
        "stock_text": stock_text(chosen, settings) if is_theirs else "",
        **(arrival(house, delivery) if is_theirs and at is not Stage.PRE_ORDER else {}),
    }


def arrival(house: House, offered: Mapping[str, list[Method]]) -> dict[str, Any]:
    """When it arrives where."""
    ways, destinations = promised(house, offered)
    return {"delivery": ways, "destinations": destinations, "destination": HOME_COUNTRY}


def buy_label(at: Stage, left: int, bag_word: str, *, is_theirs: bool) -> str:
    """The deed, or what is missing for it."""
    if not is_theirs:
        return "For members of the house" if at is Stage.MEMBERS else "Not yet for sale"
    if left <= 0:
        return "Sold out"
    return "Order ahead" if at is Stage.PRE_ORDER else f"Add to {bag_word.lower()}"


def note(at: Stage, product: Product) -> str:
    """From when a piece is sold, or to whom; empty for one that is simply sold."""
    if at is Stage.MEMBERS:
        return "Kept for members of the Obsidian tier. It is shown to everyone and sold to them."
    launch = product.launch_date
    if launch is None or at is Stage.OPEN:
        return ""
    day = clock.day_text(launch)
    if at is Stage.AHEAD:
        return f"On sale from {day}."
    until = product.pre_order_end_date
    closing = f" Orders are taken until {until.day} {until:%B}." if until else ""
    return (
        f"Sent from {day}.{closing} The full price is charged when you order;"
        " cancel until it is sent and everything goes back."
    )


def totals(house: House, product: Product, chosen: VariantFacts) -> list[str]:
    """The price with each of ``WISHES``, as the bag will count it."""
    price = Money.of(chosen.price, product.currency)
    return [
        (price + surcharge(product.bespoke, wish, product.currency)).text(house.locale)
        for wish in WISHES
    ]


def bespoke(house: House, product: Product, chosen: VariantFacts) -> Bespoke:
    """What may be made of the piece, in words."""
    letters = product.bespoke.get("engraving", {})
    wrap = product.bespoke.get("wrap", {})
    metal = str(product.attributes.get("metal", ""))
    return Bespoke(
        title=letters.get("title", ""),
        note=letters.get("note", ""),
        price=_price(house, product, letters.get("price")),
        limit=letters.get("limit", 0),
        styles=list(letters.get("styles", [])),
        surface=letters.get("surface", ""),
        tone="steel" if "steel" in metal or "white" in metal else "gold",
        colour=chosen.color_hex or "",
        sample=letters.get("sample", ""),
        wrap_title=wrap.get("title", ""),
        wrap_note=wrap.get("note", ""),
        wrap_price=_price(house, product, wrap.get("price")),
    )


def _price(house: House, product: Product, amount: str | None) -> str:
    if amount is None:
        return ""
    price = Money.of(amount, product.currency)
    return price.text(house.locale) if price.minor else "included"
