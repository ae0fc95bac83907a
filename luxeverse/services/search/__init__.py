"""Finding pieces, stories, categories, collections and makers by words."""

from luxeverse.services.search.describe import are_described, words_of_picture
from luxeverse.services.search.embed import embed_all, meaning_of
from luxeverse.services.search.find import Found, find
from luxeverse.services.search.index import index_changed, is_indexed, rebuild, reindex
from luxeverse.services.search.log import Outcome, SearchReport, clicked, record, report
from luxeverse.services.search.looks import (
    LooksLike,
    look_at_pictures,
    looks_like,
    picture_at,
)
from luxeverse.services.search.places import Place, categories, places_of
from luxeverse.services.search.rules import lift
from luxeverse.services.search.similar import alike
from luxeverse.services.search.suggest import suggest
from luxeverse.services.search.understand import occasions

__all__ = [
    "Found",
    "LooksLike",
    "Outcome",
    "Place",
    "SearchReport",
    "alike",
    "are_described",
    "categories",
    "clicked",
    "embed_all",
    "find",
    "index_changed",
    "is_indexed",
    "lift",
    "look_at_pictures",
    "looks_like",
    "meaning_of",
    "occasions",
    "picture_at",
    "places_of",
    "rebuild",
    "record",
    "reindex",
    "report",
    "suggest",
    "words_of_picture",
]
