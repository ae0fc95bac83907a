"""Thank you, and what happens next. Reads; never marks anything paid."""

import reflex as rx

from luxeverse.components.orders.order_summary import order_body
from luxeverse.components.ui.base import when_text
from luxeverse.components.ui.controls import button_link, link
from luxeverse.components.ui.media import skeleton_plate
from luxeverse.components.ui.overlays import copy_button
from luxeverse.components.ui.structure import empty_state, notice
from luxeverse.schemas.orders import OrderView


def order_head(order: rx.Var[OrderView]) -> rx.Component:
    return rx.el.div(
        rx.el.p(order.house_name, class_name="orders__house t-h3"),
        rx.el.h1(order.title, class_name="t-display order__title"),
        rx.el.p(order.standfirst, class_name="t-lede"),
        rx.el.div(
            rx.el.span(rx.el.span("Order ", class_name="ink-3"), order.number, class_name="t-note"),
            copy_button(order.number, "Copy number"),
            rx.el.span(order.placed_on, class_name="t-cap ink-3"),
            class_name="row",
        ),
        when_text(order.notice.text, notice(order.notice.text, order.notice.tone)),
        rx.el.div(
            rx.foreach(order.links, lambda item: link(item.label, item.url, "solo")),
            when_text(
                order.continue_link.label,
                button_link(order.continue_link.label, order.continue_link.url, "line"),
            ),
            class_name="row",
        ),
        class_name="orders__h",
    )


def confirmation(order: rx.Var[OrderView]) -> rx.Component:
    """One screen for "paid", "still confirming" and "not found"."""
    return rx.el.div(
        rx.match(
            order.status,
            ("loading", skeleton_plate()),
            ("empty", empty_state(order.title, order.standfirst, order.links)),
            ("failed", empty_state(order.title, order.standfirst, order.links)),
            rx.fragment(order_head(order), order_body(order)),
        ),
        class_name="wrap",
    )
