"""The kit: knows no shop and no state. Looks come from ``assets/css``."""

STYLESHEETS = [
    "/css/tokens.css",
    "/css/base.css",
    "/css/controls.css",
    "/css/parts.css",
    "/css/overlay.css",
    "/css/shell.css",
    "/css/home.css",
    "/css/listing.css",
    "/css/search.css",
    "/css/wishlist.css",
    "/css/browse.css",
    "/css/product.css",
    "/css/reviews.css",
    "/css/suggested.css",
    "/css/outfit.css",
    "/css/interest.css",
    "/css/tryon.css",
    "/css/checkout.css",
    "/css/content.css",
    "/css/account.css",
    "/css/arome.css",
    "/css/luma.css",
    "/css/sections.css",
    "/css/guide.css",
]
"""In this order: later files place what earlier files draw."""
