"""The query keys that pages read; any other key leaves a page and its cache alone."""

from luxeverse.services import appointments, reviews

FACETS = frozenset(
    [
        "maker",
        "metal",
        "stone",
        "movement",
        "leather",
        "colour",
        "size",
        "humour",
        "season",
        "rarity",
        "extraction",
        "skin_type",
        "step",
        "texture",
        "concern",
        "scent",
        "price_from",
        "price_to",
        "in_stock",
        "sort",
        "show",
        "from",
    ]
)
"""Of a listing."""

ASKED = FACETS | {"q", "exact", "category", "occasion"}
"""Of a search."""

OF_A_PIECE = reviews.KEYS | {"variant"}
"""Of a product page."""

COMPARED = frozenset({"pieces", "differences"})
"""Of a comparison."""

DOOR = frozenset({"back"})
"""Of the page to sign in."""

UNROLLED = frozenset({"more"})
"""Of a first page whose showcase goes on."""

GALLERY = reviews.GALLERY_KEYS
"""Of the pictures of buyers."""

TRIED = frozenset({"piece"})
"""Of trying on."""

VISITS = appointments.KEYS
"""Of choosing a visit."""

OF_ONE = frozenset({"of"})
"""Of pre-loved pieces."""
