"""The pieces of a house and what can be bought of them."""

from luxeverse.services.catalogue.browse import Piece, PiecePage, PieceVariant, browse, piece
from luxeverse.services.catalogue.sellable import Sellable, among, sellables

__all__ = [
    "Piece",
    "PiecePage",
    "PieceVariant",
    "Sellable",
    "among",
    "browse",
    "piece",
    "sellables",
]
