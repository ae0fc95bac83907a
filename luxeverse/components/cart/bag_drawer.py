"""The bag beside the page: total, date and two buttons always in view."""

import reflex as rx

from luxeverse.components.cart.line import bag_line
from luxeverse.components.cart.summary import bag_notices, sum_table
from luxeverse.components.layout.header import BAG_LAYER
from luxeverse.components.ui.base import EventWith, when_text
from luxeverse.components.ui.controls import button_link
from luxeverse.components.ui.overlays import layer, layer_body, layer_foot
from luxeverse.components.ui.structure import empty_state
from luxeverse.schemas.cart import CartView


def bag_drawer(
    cart: rx.Var[CartView],
    answered: rx.Var[int],
    on_step: EventWith,
    on_remove: EventWith,
) -> rx.Component:
    """A buy button opens it in the browser; until ``answered`` rises it shows that the server is being asked."""
    return layer(
        layer_body(
            bag_notices(cart.notices),
            rx.cond(
                cart.status == "ready",
                rx.el.ul(rx.foreach(cart.lines, lambda line: bag_line(line, on_step, on_remove))),
                empty_state(cart.empty_title, cart.empty_text, cart.empty_links),
            ),
        ),
        rx.cond(cart.status == "ready", _foot(cart)),
        id_=BAG_LAYER,
        label=cart.count_text,
        close_label="Close bag",
        answered=answered,
    )


def _foot(cart: rx.Var[CartView]) -> rx.Component:
    return layer_foot(
        sum_table(cart.rows),
        when_text(
            cart.free_delivery_text, rx.el.p(cart.free_delivery_text, class_name="t-cap ink-2")
        ),
        when_text(
            cart.delivery_date_text, rx.el.p(cart.delivery_date_text, class_name="t-cap ink-3")
        ),
        rx.el.div(
            button_link("Check out", cart.checkout_url, size="block"),
            button_link("View bag", cart.bag_url, "line"),
            class_name="row layer__deeds",
        ),
    )
