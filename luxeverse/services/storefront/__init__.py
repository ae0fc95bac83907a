"""Page-shaped reads that combine contexts; one file per page."""

from luxeverse.services.storefront.compare import comparison
from luxeverse.services.storefront.home import home
from luxeverse.services.storefront.journal import journal, story
from luxeverse.services.storefront.jsonld import home_jsonld, listing_jsonld, story_jsonld
from luxeverse.services.storefront.listing import listing
from luxeverse.services.storefront.pages import reading_page
from luxeverse.services.storefront.product_page import Found, Moved, product_page
from luxeverse.services.storefront.search_page import page_was_seen, search_page
from luxeverse.services.storefront.search_pieces import (
    Asked,
    FoundByPicture,
    FoundPieces,
    search_by_picture,
    search_pieces,
    similar_pieces,
)
from luxeverse.services.storefront.shell import shell, theme_color
from luxeverse.services.storefront.urls import public_urls
from luxeverse.services.storefront.wanted import Wanted

__all__ = [
    "Asked",
    "Found",
    "FoundByPicture",
    "FoundPieces",
    "Moved",
    "Wanted",
    "comparison",
    "home",
    "home_jsonld",
    "journal",
    "listing",
    "listing_jsonld",
    "page_was_seen",
    "product_page",
    "public_urls",
    "reading_page",
    "search_by_picture",
    "search_page",
    "search_pieces",
    "shell",
    "similar_pieces",
    "story",
    "story_jsonld",
    "theme_color",
]
