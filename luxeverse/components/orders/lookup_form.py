"""Find an order without an account."""

import reflex as rx

from luxeverse.components.ui.base import EventWith, Flag, when_text
from luxeverse.components.ui.controls import button, text_field
from luxeverse.components.ui.structure import notice
from luxeverse.schemas.orders import OrderLookup


def lookup_form(lookup: rx.Var[OrderLookup], is_ready: Flag, on_submit: EventWith) -> rx.Component:
    """Takes an answer once the page ``is_ready``: what opens the page would otherwise overwrite it.

    Sends ``{"number": ..., "email": ...}``; the answer never says which of the two was wrong.
    """
    return rx.el.form(
        rx.el.h1("Find your order", class_name="t-h1"),
        rx.el.div(when_text(lookup.error, notice(lookup.error, "err")), role="alert"),
        text_field(
            "number",
            "Order number",
            lookup.hint,
            default_value=lookup.number,
            auto_complete="off",
            required=True,
            custom_attrs={"autoCapitalize": "characters", "spellCheck": False},
        ),
        text_field(
            "email",
            "E-mail address",
            default_value=lookup.email,
            type="email",
            auto_complete="email",
            input_mode="email",
            required=True,
        ),
        button("Show my order", submit=True, disabled=~is_ready),
        on_submit=on_submit,
        reset_on_submit=False,
        class_name="wrap lookup",
    )
