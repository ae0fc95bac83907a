"""The pieces of a house and what can be bought of them."""

from luxeverse.services.catalogue.assisted_decide import Decision, decide_text, keep_text
from luxeverse.services.catalogue.assisted_draft import (
    ask_drafts,
    can_write,
    import_drafts,
    write_draft,
)
from luxeverse.services.catalogue.assisted_store import count_drafts
from luxeverse.services.catalogue.attributes import add_attribute
from luxeverse.services.catalogue.browse import (
    Part,
    Piece,
    PiecePage,
    PieceVariant,
    browse,
    piece,
    pieces,
)
from luxeverse.services.catalogue.directory import Way, categories, collections, makers
from luxeverse.services.catalogue.events import CatalogueChanged, DraftAsked
from luxeverse.services.catalogue.sellable import Sellable, among, sellables, sellables_of

__all__ = [
    "CatalogueChanged",
    "Decision",
    "DraftAsked",
    "Part",
    "Piece",
    "PiecePage",
    "PieceVariant",
    "Sellable",
    "Way",
    "add_attribute",
    "among",
    "ask_drafts",
    "browse",
    "can_write",
    "categories",
    "collections",
    "count_drafts",
    "decide_text",
    "import_drafts",
    "keep_text",
    "makers",
    "piece",
    "pieces",
    "sellables",
    "sellables_of",
    "write_draft",
]
