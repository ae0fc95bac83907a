"""The order beside the form; folded above it on small screens, its total always in view."""

import reflex as rx

from luxeverse.components.cart.summary import sum_table
from luxeverse.components.ui.base import when_text
from luxeverse.components.ui.controls import link
from luxeverse.components.ui.media import picture
from luxeverse.components.ui.structure import facts
from luxeverse.schemas.cart import CartLine, CartView
from luxeverse.schemas.giving import CarriageView


def _item(line: rx.Var[CartLine]) -> rx.Component:
    return rx.el.li(
        picture(line.picture, sizes="56px", decorative=True),
        rx.el.div(
            rx.el.p(line.name),
            rx.el.p(line.variant_text, class_name="t-cap ink-3"),
            rx.foreach(line.made, lambda said: rx.el.p(said, class_name="t-cap")),
            rx.el.p(line.quantity_text, class_name="t-cap ink-3"),
        ),
        rx.el.p(line.line_total.text, class_name="price"),
    )


def carriage_line(taken: rx.Var[CarriageView]) -> rx.Component:
    """One quiet line; how it was worked out is behind it."""
    return when_text(
        taken.text,
        rx.el.details(
            rx.el.summary(taken.text, class_name="t-cap ink-3"),
            facts(taken.parts, "sum takes__parts t-cap num"),
            rx.foreach(taken.method, lambda said: rx.el.p(said, class_name="t-cap ink-3")),
            rx.el.p(link(taken.more.label, taken.more.url), class_name="t-cap"),
            class_name="takes",
        ),
    )


def _contents(cart: rx.Var[CartView], taken: rx.Var[CarriageView]) -> rx.Component:
    return rx.fragment(
        rx.el.ul(rx.foreach(cart.lines, _item), class_name="co__items"),
        sum_table(cart.rows),
        rx.el.p(cart.delivery_date_text, class_name="t-cap ink-3 co__when"),
        carriage_line(taken),
    )


def checkout_summary(cart: rx.Var[CartView], taken: rx.Var[CarriageView]) -> rx.Component:
    return rx.el.aside(
        rx.el.h2("Your order", class_name="t-h3"),
        _contents(cart, taken),
        aria_label="Order summary",
        class_name="co__sum c9-13",
    )


def folded_summary(cart: rx.Var[CartView], taken: rx.Var[CarriageView]) -> rx.Component:
    return rx.el.details(
        rx.el.summary(
            rx.el.span("Summary"),
            rx.el.span(cart.total.text, class_name="price"),
        ),
        _contents(cart, taken),
        class_name="co__m",
    )
