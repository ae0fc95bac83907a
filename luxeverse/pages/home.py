"""The home of a house."""

import reflex as rx

from luxeverse.components.catalogue.home import home
from luxeverse.components.page import shop_page
from luxeverse.components.ui.react import PersonalElement
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.pages import HomeState
from luxeverse.state.personal import PersonalState


def home_page() -> rx.Component:
    return shop_page(
        home(HomeState.page), PersonalElement.create(follows=PersonalState.follows, gently=True)
    )


PAGES = (ShopPage("/", home_page, (CartState.refresh, PersonalState.look)),)
