"""Where a letter's link to stop leads."""

import reflex as rx

from luxeverse.components.interest.form import stop_page
from luxeverse.components.page import shop_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.interest import AlertPageState, AlertState


def alert_page() -> rx.Component:
    return shop_page(stop_page(AlertPageState.page))


PAGES = (ShopPage("/alerts/[token]", alert_page, (AlertState.prepare, CartState.refresh)),)
