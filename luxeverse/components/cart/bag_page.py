"""The bag as a page of its own."""

import reflex as rx

from luxeverse.components.cart.line import bag_line
from luxeverse.components.cart.summary import bag_notices, sum_table
from luxeverse.components.ui.base import EventWith, when_text
from luxeverse.components.ui.controls import button_link, link
from luxeverse.components.ui.react_piece import BuyBarElement
from luxeverse.components.ui.structure import empty_state
from luxeverse.schemas.cart import CartView

CHECK_OUT = "check-out"
"""A mark below the button: while it is under the bar of a phone, so is a part of the button."""


def bag_summary(cart: rx.Var[CartView]) -> rx.Component:
    """The sum, the date, the way on."""
    return rx.el.aside(
        rx.el.h2("Summary", class_name="t-h3"),
        sum_table(cart.rows),
        when_text(
            cart.free_delivery_text, rx.el.p(cart.free_delivery_text, class_name="t-cap ink-2")
        ),
        when_text(
            cart.delivery_date_text, rx.el.p(cart.delivery_date_text, class_name="t-cap ink-3")
        ),
        button_link("Check out", cart.checkout_url, size="block"),
        rx.el.span(id=CHECK_OUT, aria_hidden="true"),
        aria_label="Summary",
        class_name="co__sum bag-sum c9-13",
    )


def bag_page(
    cart: rx.Var[CartView], word: rx.Var[str], on_step: EventWith, on_remove: EventWith
) -> rx.Component:
    """``word`` is the house's own for it. The document does not know whose bag it is: until that is asked, the shape of one."""
    return rx.el.div(
        rx.el.h1(
            word, when_text(cart.count_text, rx.el.span(", ", cart.count_text)), class_name="t-h1"
        ),
        bag_notices(cart.notices),
        rx.match(
            cart.status,
            ("loading", _opening()),
            ("empty", empty_state(cart.empty_title, cart.empty_text, cart.empty_links)),
            _pieces(cart, on_step, on_remove),
        ),
        class_name="wrap bag-page",
    )


def _pieces(cart: rx.Var[CartView], on_step: EventWith, on_remove: EventWith) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.h2("Pieces", class_name="vh"),
            rx.el.ul(rx.foreach(cart.lines, lambda line: bag_line(line, on_step, on_remove))),
            when_text(cart.continue_url, link("Continue shopping", cart.continue_url, "solo")),
            class_name="c1-8",
        ),
        bag_summary(cart),
        _bar(cart),
        class_name="grid",
    )


def _bar(cart: rx.Var[CartView]) -> rx.Component:
    """Under the thumb while the summary's own button is out of view."""
    return BuyBarElement.create(
        rx.el.div(
            rx.el.p("Total", class_name="t-cap ink-3 buybar__what"),
            rx.el.p(cart.total.text, class_name="price"),
        ),
        button_link("Check out", cart.checkout_url),
        watch=CHECK_OUT,
        label="Check out",
    )


def _opening() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            *(rx.el.div(rx.el.div(class_name="skel"), class_name="line-item") for _ in range(2)),
            class_name="c1-8",
        ),
        rx.el.div(class_name="skel co__sum c9-13"),
        aria_hidden="true",
        class_name="grid",
        key="opening",
    )
