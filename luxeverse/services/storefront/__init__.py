"""Page-shaped reads that combine contexts; one file per page."""

from luxeverse.services.storefront.compare import comparison
from luxeverse.services.storefront.home import home
from luxeverse.services.storefront.journal import journal, story
from luxeverse.services.storefront.jsonld import (
    home_jsonld,
    journal_jsonld,
    listing_jsonld,
    place_jsonld,
    reading_jsonld,
    story_jsonld,
    trail_jsonld,
)
from luxeverse.services.storefront.link_picture import shared_picture
from luxeverse.services.storefront.listing import listing
from luxeverse.services.storefront.merchant_feed import Offer, merchant_offers
from luxeverse.services.storefront.pages import reading_page
from luxeverse.services.storefront.product_page import Found, Moved, product_page
from luxeverse.services.storefront.product_words import short
from luxeverse.services.storefront.redirects import moved_to, redirect
from luxeverse.services.storefront.search_by_picture import By, FoundByPicture, search_by_picture
from luxeverse.services.storefront.search_page import page_was_seen, search_page
from luxeverse.services.storefront.search_pieces import (
    Asked,
    FoundPieces,
    search_pieces,
    similar_pieces,
)
from luxeverse.services.storefront.shell import picture_of_house, shell, theme_color
from luxeverse.services.storefront.sitemap import Place, sitemap_names, sitemap_places
from luxeverse.services.storefront.trouble import broken_words, missing_words
from luxeverse.services.storefront.try_on import showroom, try_on
from luxeverse.services.storefront.wanted import FOR_YOU, Wanted

__all__ = [
    "FOR_YOU",
    "Asked",
    "By",
    "Found",
    "FoundByPicture",
    "FoundPieces",
    "Moved",
    "Offer",
    "Place",
    "Wanted",
    "broken_words",
    "comparison",
    "home",
    "home_jsonld",
    "journal",
    "journal_jsonld",
    "listing",
    "listing_jsonld",
    "merchant_offers",
    "missing_words",
    "moved_to",
    "page_was_seen",
    "picture_of_house",
    "place_jsonld",
    "product_page",
    "reading_jsonld",
    "reading_page",
    "redirect",
    "search_by_picture",
    "search_page",
    "search_pieces",
    "shared_picture",
    "shell",
    "short",
    "showroom",
    "similar_pieces",
    "sitemap_names",
    "sitemap_places",
    "story",
    "story_jsonld",
    "theme_color",
    "trail_jsonld",
    "try_on",
]
