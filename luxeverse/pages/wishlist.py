"""What was saved, and what somebody shared."""

import reflex as rx

from luxeverse.components.page import shop_page
from luxeverse.components.ui.react import SavedCopyElement
from luxeverse.components.wishlist.page import saved_page, shared_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.shell import ShellState
from luxeverse.state.wishlist import SharedListState, WishlistState


def wishlist_page() -> rx.Component:
    saved, shell = WishlistState.saved, ShellState.shell
    return shop_page(
        saved_page(saved, WishlistState),
        SavedCopyElement.create(
            status=saved.status, lists=saved.lists, house=shell.house, prefix=shell.prefix
        ),
    )


def shared_list_page() -> rx.Component:
    return shop_page(shared_page(SharedListState.page))


PAGES = (
    ShopPage("/wishlist", wishlist_page, (WishlistState.open, CartState.refresh)),
    ShopPage("/wishlist/[token]", shared_list_page, (CartState.refresh,)),
)
