"""Pictures of buyers."""

import reflex as rx

from luxeverse.components.catalogue.listing import over_cards
from luxeverse.components.page import shop_page
from luxeverse.components.reviews.gallery import gallery
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.pages import ProductState
from luxeverse.state.shell import ShellState
from luxeverse.state.worn import BuyersPicturesState


def page() -> rx.Component:
    return shop_page(
        gallery(BuyersPicturesState.page),
        overlays=over_cards(CartState.add, ShellState.shell.prefix, ProductState.get_full_name()),
    )


PAGES = (ShopPage("/pictures", page, (CartState.refresh,)),)
