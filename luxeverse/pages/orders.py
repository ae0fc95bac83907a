"""An order: right after paying, and found again later."""

import reflex as rx

from luxeverse.components.orders.confirmation import confirmation
from luxeverse.components.orders.lookup_form import lookup_form
from luxeverse.components.page import shop_page
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.orders import OrderState


def order_page() -> rx.Component:
    return shop_page(confirmation(OrderState.view))


def lookup_page() -> rx.Component:
    """The form stays in the page behind the order it found, so that nothing typed in it is ever dropped."""
    found = OrderState.found
    return shop_page(
        rx.el.div(
            lookup_form(OrderState.lookup, rx.State.is_hydrated, OrderState.find),
            hidden=found.number != "",
        ),
        rx.cond(found.number != "", confirmation(found)),
    )


PAGES = (
    ShopPage("/orders/find", lookup_page, (OrderState.prepare, CartState.refresh)),
    ShopPage("/orders/[number]", order_page, (OrderState.watch, CartState.refresh)),
)
