"""The checkout as a whole."""

import reflex as rx

from luxeverse.components.checkout.contact_step import contact_step
from luxeverse.components.checkout.delivery_step import delivery_step
from luxeverse.components.checkout.opening import opening
from luxeverse.components.checkout.pay_panel import checkout_notice, pay_step
from luxeverse.components.checkout.progress import progress
from luxeverse.components.checkout.summary import checkout_summary, folded_summary
from luxeverse.components.ui.base import Event, EventWith
from luxeverse.components.ui.controls import button_link, link
from luxeverse.components.ui.react import LandingElement
from luxeverse.components.ui.structure import empty_state
from luxeverse.schemas.checkout import CheckoutView


def _steps(
    view: rx.Var[CheckoutView],
    *,
    on_contact: EventWith,
    on_country: EventWith,
    on_delivery: EventWith,
    on_add: EventWith,
    on_pay: Event,
    on_result: EventWith,
    on_edit: EventWith,
    on_type: EventWith,
) -> rx.Component:
    return rx.el.div(
        folded_summary(view.summary, view.carriage),
        rx.el.div(
            rx.el.div(
                rx.el.h1("Checkout", class_name="t-h1"),
                progress(view),
                checkout_notice(view),
                contact_step(view, on_contact, on_country, on_edit("contact"), on_type),
                delivery_step(view, on_delivery, on_edit("delivery")),
                pay_step(view, on_pay, on_result, on_add),
                class_name="c1-8",
            ),
            checkout_summary(view.summary, view.carriage),
            class_name="grid co",
        ),
        class_name="wrap",
    )


def _paid(view: rx.Var[CheckoutView]) -> rx.Component:
    """What another window, or the way back from the order, finds here."""
    return LandingElement.create(
        rx.el.h2("This bag was paid as ", view.order_number, class_name="t-h2"),
        rx.el.p(
            "Nothing more is charged. The bag is empty until you add a piece.", class_name="t-lede"
        ),
        rx.el.div(
            button_link("See the order", view.order_url),
            link("Continue shopping", view.summary.continue_url, "solo"),
            class_name="row",
        ),
    )


def checkout(
    view: rx.Var[CheckoutView],
    *,
    on_contact: EventWith,
    on_country: EventWith,
    on_delivery: EventWith,
    on_add: EventWith,
    on_pay: Event,
    on_result: EventWith,
    on_edit: EventWith,
    on_type: EventWith,
) -> rx.Component:
    """Three steps and the order beside them. ``on_edit(step)`` opens a finished step again."""
    empty = empty_state(view.summary.empty_title, view.summary.empty_text, view.summary.empty_links)
    return rx.match(
        view.status,
        ("loading", opening()),
        (
            "paid",
            rx.el.div(rx.el.h1("Checkout", class_name="vh"), _paid(view), class_name="wrap co"),
        ),
        ("empty", rx.el.div(rx.el.h1("Checkout", class_name="vh"), empty, class_name="wrap co")),
        _steps(
            view,
            on_contact=on_contact,
            on_country=on_country,
            on_delivery=on_delivery,
            on_add=on_add,
            on_pay=on_pay,
            on_result=on_result,
            on_edit=on_edit,
            on_type=on_type,
        ),
    )
