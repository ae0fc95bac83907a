"""Orders that only the pieces of some houses have; those of every list stand in ``domain/catalogue/columns.py``."""

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
