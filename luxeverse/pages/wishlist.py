"""What was saved, and what somebody shared."""

import reflex as rx

from luxeverse.components.page import shop_page
from luxeverse.components.wishlist.page import saved_page, shared_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.wishlist import SharedListState, WishlistState


def wishlist_page() -> rx.Component:
    return shop_page(saved_page(WishlistState.saved, WishlistState))


def shared_list_page() -> rx.Component:
    return shop_page(shared_page(SharedListState.page))


PAGES = (
    ShopPage("/wishlist", wishlist_page, (WishlistState.open, CartState.refresh)),
    ShopPage("/wishlist/[token]", shared_list_page, (CartState.refresh,)),
)
