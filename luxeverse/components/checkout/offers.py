"""What may be added for others, one line below the way to pay: each with its price, none chosen but by a member's own habit."""

import reflex as rx

from luxeverse.components.ui.base import EventWith, when
from luxeverse.schemas.checkout import CheckoutView
from luxeverse.schemas.giving import Offer


def _offer(offer: rx.Var[Offer], on_add: EventWith) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="checkbox",
            checked=offer.checked,
            on_change=lambda is_wanted: on_add(offer.key, is_wanted),
        ),
        rx.el.span(
            rx.el.b(offer.title),
            rx.el.span(offer.text, class_name="t-cap ink-2"),
            rx.el.span(offer.note, class_name="t-cap ink-3"),
        ),
        rx.el.span(offer.amount.text, class_name="price"),
        class_name="pick give__pick",
    )


def offers(view: rx.Var[CheckoutView], on_add: EventWith) -> rx.Component:
    """Each press reprices; ``on_add(key, is_wanted)``."""
    return when(
        view.offers.length() > 0,
        rx.el.details(
            rx.el.summary(
                "For others, if you like", rx.el.span(view.offers_note, class_name="t-cap ink-3")
            ),
            rx.el.fieldset(
                rx.el.legend("For others, if you like", class_name="vh"),
                rx.foreach(view.offers, lambda offer: _offer(offer, on_add)),
                class_name="ship",
            ),
            class_name="give",
        ),
    )
