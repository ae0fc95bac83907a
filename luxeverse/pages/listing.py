"""Categories, collections, everything."""

import reflex as rx

from luxeverse.components.catalogue.listing import listing
from luxeverse.components.page import shop_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.pages import ListingState


def listing_page() -> rx.Component:
    return shop_page(listing(ListingState.page))


PAGES = (
    ShopPage("/shop", listing_page, (CartState.refresh,)),
    ShopPage("/shop/[slug]", listing_page, (CartState.refresh,)),
    ShopPage("/collection/[slug]", listing_page, (CartState.refresh,)),
)
