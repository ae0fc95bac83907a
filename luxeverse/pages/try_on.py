"""Trying on, and the showroom."""

import reflex as rx

from luxeverse.components.page import shop_page
from luxeverse.components.try_on.mirror import mirror
from luxeverse.components.try_on.room import room
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.try_on import ShowroomState, TryOnState


def try_on_page() -> rx.Component:
    return shop_page(mirror(TryOnState.page))


def showroom_page() -> rx.Component:
    return shop_page(room(ShowroomState.page))


PAGES = (
    ShopPage("/try-on", try_on_page, (CartState.refresh,)),
    ShopPage("/showroom", showroom_page, (CartState.refresh,)),
)
