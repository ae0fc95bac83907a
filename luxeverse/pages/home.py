"""The home of a house."""

import reflex as rx

from luxeverse.components.catalogue.home import home
from luxeverse.components.page import shop_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.pages import HomeState


def home_page() -> rx.Component:
    return shop_page(home(HomeState.page))


PAGES = (ShopPage("/", home_page, (CartState.refresh,)),)
