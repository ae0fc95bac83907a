"""Categories, collections, everything."""

import reflex as rx

from luxeverse.components.cart.adding import add_one
from luxeverse.components.catalogue.listing import Adding, listing, over_cards
from luxeverse.components.page import shop_page
from luxeverse.components.ui.react import PersonalElement
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.pages import ListingState, ProductState
from luxeverse.state.personal import PersonalState
from luxeverse.state.shell import ShellState


def listing_page() -> rx.Component:
    is_personal = PersonalState.follows & (ListingState.page.sort_note != "")
    return shop_page(
        listing(ListingState.page, Adding(add_one, CartState.answered)),
        PersonalElement.create(follows=is_personal),
        overlays=over_cards(CartState.add, ShellState.shell.prefix, ProductState.get_full_name()),
    )


PAGES = (
    ShopPage("/shop", listing_page, (CartState.refresh, PersonalState.look)),
    ShopPage("/shop/[slug]", listing_page, (CartState.refresh, PersonalState.look)),
    ShopPage("/collection/[slug]", listing_page, (CartState.refresh, PersonalState.look)),
    ShopPage("/maker/[slug]", listing_page, (CartState.refresh, PersonalState.look)),
)
