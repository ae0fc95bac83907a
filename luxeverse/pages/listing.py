"""Categories, collections, everything."""

import reflex as rx

from luxeverse.components.cart.adding import add_one
from luxeverse.components.catalogue.listing import Adding, listing, over_cards
from luxeverse.components.page import shop_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.pages import ListingState, ProductState
from luxeverse.state.shell import ShellState


def listing_page() -> rx.Component:
    return shop_page(
        listing(ListingState.page, Adding(add_one, CartState.answered)),
        overlays=over_cards(CartState.add, ShellState.shell.prefix, ProductState.get_full_name()),
    )


PAGES = (
    ShopPage("/shop", listing_page, (CartState.refresh,)),
    ShopPage("/shop/[slug]", listing_page, (CartState.refresh,)),
    ShopPage("/collection/[slug]", listing_page, (CartState.refresh,)),
    ShopPage("/maker/[slug]", listing_page, (CartState.refresh,)),
)
