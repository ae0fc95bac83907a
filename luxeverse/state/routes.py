"""Every page of the shop with the loader that fills it."""

from luxeverse.state import interest, pages, search, try_on, worn
from luxeverse.state.keys import ASKED, COMPARED, FACETS, GALLERY, OF_A_PIECE, TRIED
from luxeverse.state.loading import Route

ROUTES = (
    Route("/", pages.load_home),
    Route("/shop", pages.load_listing, FACETS),
    Route("/shop/[slug]", pages.load_listing, FACETS),
    Route("/collection/[slug]", pages.load_listing, FACETS),
    Route("/maker/[slug]", pages.load_listing, FACETS),
    Route("/search", search.load_search, ASKED),
    Route("/product/[slug]", pages.load_product, OF_A_PIECE),
    Route("/product/[slug]/review", pages.load_review_form),
    Route("/pictures", worn.load_pictures, GALLERY),
    Route("/compare", pages.load_compare, COMPARED),
    Route("/try-on", try_on.load_try_on, TRIED),
    Route("/showroom", try_on.load_showroom),
    Route("/journal", pages.load_journal),
    Route("/journal/[slug]", pages.load_story),
    Route("/legal/[slug]", pages.load_reading),
    Route("/alchemy", pages.load_reading),
    Route("/atelier", pages.load_reading),
    Route("/contact", pages.load_reading),
    Route("/wishlist", pages.load_private),
    Route("/wishlist/[token]", pages.load_shared_list),
    Route("/alerts/[token]", interest.load_alert),
    Route("/bag", pages.load_private),
    Route("/checkout", pages.load_private),
    Route("/orders/find", pages.load_private),
    Route("/orders/[number]", pages.load_private),
    Route("/style-guide", pages.load_private),
)
