"""Every page of the shop with the loader that fills it."""

from luxeverse.state import pages, search
from luxeverse.state.loading import Route

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
        "price_from",
        "price_to",
        "in_stock",
        "sort",
        "show",
    ]
)
"""Query keys a listing reads; any other key leaves the page and its cache alone."""

ASKED = FACETS | {"q", "exact", "category", "occasion"}
"""And those only a search reads."""

ROUTES = (
    Route("/", pages.load_home),
    Route("/shop", pages.load_listing, FACETS),
    Route("/shop/[slug]", pages.load_listing, FACETS),
    Route("/collection/[slug]", pages.load_listing, FACETS),
    Route("/search", search.load_search, ASKED),
    Route("/product/[slug]", pages.load_product, frozenset({"variant"})),
    Route("/journal", pages.load_journal),
    Route("/journal/[slug]", pages.load_story),
    Route("/legal/[slug]", pages.load_reading),
    Route("/alchemy", pages.load_reading),
    Route("/atelier", pages.load_reading),
    Route("/contact", pages.load_reading),
    Route("/bag", pages.load_private),
    Route("/checkout", pages.load_private),
    Route("/orders/find", pages.load_private),
    Route("/orders/[number]", pages.load_private),
    Route("/style-guide", pages.load_private),
)
