"""In which orders a list can stand. A name that is not here is the house's own order."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Integer, case, cast, func

from luxeverse.models.catalogue import Product


def _first(key: str) -> Any:
    """The value of an attribute, or the first of them where it holds several."""
    said = Product.attributes[key]
    return func.coalesce(said[0].astext, said.astext)


_FOLIO = Product.attributes["folio"].astext
_SEASONS = {"spring": 0, "summer": 1, "autumn": 2, "winter": 3}
_RARITIES = {"limited": 0, "rare": 1, "common": 2}

HOUSE_ORDERS: Mapping[str, tuple[Any, ...]] = {
    "folio": (case((_FOLIO.op("~")("^[0-9]{1,9}$"), cast(_FOLIO, Integer))), Product.id),
    "humour": (_first("humour"), Product.name, Product.id),
    "rarity": (
        case(_RARITIES, value=_first("rarity"), else_=len(_RARITIES)),
        Product.name,
        Product.id,
    ),
    "season": (
        case(_SEASONS, value=_first("season"), else_=len(_SEASONS)),
        Product.name,
        Product.id,
    ),
}
"""By what only the pieces of some houses say; a house names those it offers in its settings."""

ORDERS: Mapping[str, tuple[Any, ...]] = {
    "newest": (Product.published_at.desc(), Product.id.desc()),
    "popular": (Product.purchase_count.desc(), Product.published_at.desc(), Product.id),
    "price-up": (Product.price, Product.id),
    "price-down": (Product.price.desc(), Product.id),
    **HOUSE_ORDERS,
}
