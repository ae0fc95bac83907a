"""The bag as a page."""

import reflex as rx

from luxeverse.components.cart.bag_page import bag_page
from luxeverse.components.page import shop_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.shell import ShellState


def cart_page() -> rx.Component:
    return shop_page(
        bag_page(CartState.cart, ShellState.shell.bag_word, CartState.step, CartState.remove)
    )


PAGES = (ShopPage("/bag", cart_page, (CartState.refresh,)),)
