"""When and how it arrives."""

import reflex as rx

from luxeverse.components.checkout.progress import coming_step, folded_step, open_step
from luxeverse.components.ui.base import Event, EventWith, when_text
from luxeverse.components.ui.controls import button
from luxeverse.schemas.checkout import CheckoutView, DeliveryOption
from luxeverse.schemas.common import Fact


def delivery_option(option: rx.Var[DeliveryOption]) -> rx.Component:
    """Dates first, because the date is what is chosen."""
    return rx.el.label(
        rx.el.input(type="radio", name="delivery", value=option.id, default_checked=option.checked),
        rx.el.span(
            rx.el.b(option.date_text),
            rx.el.span(
                option.name,
                when_text(option.text, rx.el.span(". ", option.text)),
                class_name="t-cap ink-3",
            ),
            when_text(
                option.carriage_text,
                rx.el.span(option.carriage_text, class_name="t-cap ink-3 pick__takes"),
            ),
            when_text(option.flag, rx.el.span(option.flag, class_name="badge pick__flag")),
        ),
        rx.el.span(option.price.text, class_name="price"),
        class_name="pick",
    )


def delivery_form(view: rx.Var[CheckoutView], on_submit: EventWith) -> rx.Component:
    """Sends ``{"delivery": option id}``."""
    return rx.el.form(
        rx.el.fieldset(
            rx.el.legend("When should it arrive?", class_name="label"),
            rx.foreach(view.delivery_options, delivery_option),
            class_name="ship",
        ),
        button("Continue to payment", size="block", submit=True),
        on_submit=on_submit,
        reset_on_submit=False,
    )


def _line(item: rx.Var[Fact]) -> rx.Component:
    return rx.el.p(item.value)


def delivery_step(view: rx.Var[CheckoutView], on_submit: EventWith, on_edit: Event) -> rx.Component:
    return rx.match(
        view.step,
        ("contact", coming_step("2", "Delivery")),
        ("delivery", open_step("2", "Delivery", delivery_form(view, on_submit))),
        folded_step("Delivery", rx.fragment(rx.foreach(view.delivery_facts, _line)), on_edit),
    )
