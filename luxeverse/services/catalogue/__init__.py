"""The pieces of a house and what can be bought of them."""

from luxeverse.services.catalogue.attributes import add_attribute
from luxeverse.services.catalogue.browse import (
    Piece,
    PiecePage,
    PieceVariant,
    browse,
    piece,
    pieces,
)
from luxeverse.services.catalogue.events import CatalogueChanged
from luxeverse.services.catalogue.sellable import Sellable, among, sellables

__all__ = [
    "CatalogueChanged",
    "Piece",
    "PiecePage",
    "PieceVariant",
    "Sellable",
    "add_attribute",
    "among",
    "browse",
    "piece",
    "pieces",
    "sellables",
]
