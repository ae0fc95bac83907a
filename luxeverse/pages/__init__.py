"""The pages, each a list of its sections. Every page exists twice: at the root, where the host or the marketplace
names the house, and below the house's own first path segment.
"""

import reflex as rx

from luxeverse.pages import (
    account,
    admin,
    appointments,
    cart,
    checkout,
    compare,
    content,
    home,
    interest,
    listing,
    newsletter,
    orders,
    product,
    rental,
    resale,
    reviews,
    search,
    style_guide,
    sustainability,
    try_on,
    wishlist,
    worn,
)
from luxeverse.pages.page import ShopPage
from luxeverse.state.shell import ShellState
from luxeverse.state.wishlist import WishlistState

PAGES: tuple[ShopPage, ...] = (
    *home.PAGES,
    *listing.PAGES,
    *product.PAGES,
    *reviews.PAGES,
    *worn.PAGES,
    *search.PAGES,
    *content.PAGES,
    *cart.PAGES,
    *wishlist.PAGES,
    *interest.PAGES,
    *newsletter.PAGES,
    *checkout.PAGES,
    *compare.PAGES,
    *orders.PAGES,
    *account.PAGES,
    *admin.PAGES,
    *appointments.PAGES,
    *sustainability.PAGES,
    *rental.PAGES,
    *resale.PAGES,
    *try_on.PAGES,
    *style_guide.PAGES,
)


def register(app: rx.App) -> None:
    """Add every page to the app."""
    for page in PAGES:
        for route in (page.route, f"/[house]{page.route}".rstrip("/")):
            app.add_page(
                page.component,
                route=route,
                title=ShellState.head.title,
                image=ShellState.head.image,
                on_load=[*page.on_load, WishlistState.refresh],
            )
    app.add_page(content.missing_page, route="404", title=ShellState.head.title)
