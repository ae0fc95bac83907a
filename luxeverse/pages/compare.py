"""Up to four pieces side by side."""

import reflex as rx

from luxeverse.components.catalogue.compare import compare_page
from luxeverse.components.page import shop_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.pages import CompareState


def page() -> rx.Component:
    return shop_page(compare_page(CompareState.page))


PAGES = (ShopPage("/compare", page, (CartState.refresh,)),)
