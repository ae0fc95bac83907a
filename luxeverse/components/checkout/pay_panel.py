"""The payment form and the button that says what will be charged."""

import reflex as rx

from luxeverse.components.checkout.offers import offers
from luxeverse.components.checkout.progress import coming_step, open_step
from luxeverse.components.ui.base import Event, EventWith, when_text
from luxeverse.components.ui.react import LandingElement, PayPanelElement
from luxeverse.components.ui.structure import notice
from luxeverse.schemas.checkout import CheckoutView


def pay_panel(view: rx.Var[CheckoutView], on_submit: Event, on_result: EventWith) -> rx.Component:
    """``on_submit`` reprices and holds; its answer raises ``attempt`` by one, every time. With an
    empty notice and a client secret the payment is then confirmed; a notice of tone err stops it,
    so an old one must be cleared. ``on_result(status, message)`` gets the supplier's status, or
    "error" with the sentence the panel already shows.
    """
    return PayPanelElement.create(
        publishable_key=view.publishable_key,
        script_url=view.script_url,
        client_secret=view.client_secret,
        attempt=view.attempt,
        amount=view.amount_minor,
        currency=view.currency,
        return_url=view.return_url,
        pay_label=view.pay_label,
        problem=rx.cond(view.notice.tone == "err", view.notice.text, ""),
        note=view.terms_note,
        on_submit=on_submit,
        on_result=on_result,
    )


def pay_step(
    view: rx.Var[CheckoutView], on_submit: Event, on_result: EventWith, on_add: EventWith
) -> rx.Component:
    return rx.cond(
        view.step == "payment",
        open_step("3", "Payment", pay_panel(view, on_submit, on_result), offers(view, on_add)),
        coming_step("3", "Payment"),
    )


def checkout_notice(view: rx.Var[CheckoutView]) -> rx.Component:
    """What went wrong or what changed, above the steps and said at once."""
    return rx.el.div(
        when_text(
            view.notice.text, LandingElement.create(notice(view.notice.text, view.notice.tone))
        )
    )
