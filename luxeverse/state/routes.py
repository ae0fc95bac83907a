"""Every page of the shop with the loader that fills it."""

from luxeverse.state import account, interest, newsletter, pages, personal, search, try_on, worn
from luxeverse.state.keys import (
    ASKED,
    COMPARED,
    DOOR,
    FACETS,
    GALLERY,
    OF_A_PIECE,
    TRIED,
    UNROLLED,
)
from luxeverse.state.loading import Route

ROUTES = (
    Route("/", pages.load_home, UNROLLED, own=personal.own_home),
    Route("/shop", pages.load_listing, FACETS, own=personal.own_listing, has_filters=True),
    Route("/shop/[slug]", pages.load_listing, FACETS, own=personal.own_listing, has_filters=True),
    Route(
        "/collection/[slug]", pages.load_listing, FACETS, own=personal.own_listing, has_filters=True
    ),
    Route("/maker/[slug]", pages.load_listing, FACETS, own=personal.own_listing, has_filters=True),
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
    Route("/sourcing", pages.load_reading),
    Route("/sustainability", pages.load_reading),
    Route("/contact", pages.load_reading),
    Route("/wishlist", pages.load_private),
    Route("/wishlist/[token]", pages.load_shared_list),
    Route("/alerts/[token]", interest.load_alert),
    Route("/newsletter/[token]", newsletter.load_newsletter),
    Route("/bag", pages.load_private),
    Route("/checkout", pages.load_private),
    Route("/orders/find", pages.load_private),
    Route("/orders/[number]", pages.load_private),
    Route("/login", account.load_door, DOOR, guard="visitor"),
    Route("/register", account.load_door, DOOR, guard="visitor"),
    Route("/login/[token]", account.load_link),
    Route("/account", account.load_account, guard="member"),
    Route("/account/orders", account.load_account, guard="member"),
    Route("/account/orders/[number]", account.load_account, guard="member"),
    Route("/admin", account.load_staff, guard="staff"),
    Route("/admin/[page]", account.load_staff, guard="staff"),
    Route("/403", account.load_forbidden),
    Route("/error", account.load_broken),
    Route("/style-guide", pages.load_private),
)
