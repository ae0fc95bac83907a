"""The home of a house."""

import reflex as rx

from luxeverse.components.cart.adding import add_one
from luxeverse.components.home.home import home
from luxeverse.components.home.quick import quick_view
from luxeverse.components.page import shop_page
from luxeverse.components.ui.react import PersonalElement
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.newsletter import NewsletterState
from luxeverse.state.pages import HomeState, ProductState
from luxeverse.state.personal import PersonalState


def home_page() -> rx.Component:
    return shop_page(
        home(HomeState.page, add_one, CartState.answered),
        PersonalElement.create(follows=PersonalState.follows, gently=True),
        overlays=(quick_view(HomeState.page, CartState.add, ProductState.get_full_name()),),
    )


PAGES = (
    ShopPage("/", home_page, (NewsletterState.prepare, CartState.refresh, PersonalState.look)),
)
