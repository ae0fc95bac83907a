"""Who is buying and where it goes. A guest needs no account."""

import reflex as rx

from luxeverse.components.checkout.fields import address_field
from luxeverse.components.checkout.progress import folded_step, open_step
from luxeverse.components.ui.base import Event, EventWith
from luxeverse.components.ui.controls import button
from luxeverse.components.ui.overlays import error_summary
from luxeverse.schemas.checkout import CheckoutView
from luxeverse.schemas.common import Choice, Fact

COUNTRY_FIELD = "field-country_code"


def _country(choice: rx.Var[Choice]) -> rx.Component:
    return rx.el.option(choice.label, value=choice.value)


def country_select(view: rx.Var[CheckoutView], on_country: EventWith) -> rx.Component:
    """Comes first: the country decides which fields follow."""
    return rx.el.div(
        rx.el.label("Country", html_for=COUNTRY_FIELD),
        rx.el.select(
            rx.foreach(view.countries, _country),
            id=COUNTRY_FIELD,
            name="country_code",
            value=view.country,
            on_change=on_country,
            auto_complete="country",
            class_name="input",
        ),
        class_name="field field--full",
    )


def contact_form(
    view: rx.Var[CheckoutView],
    on_submit: EventWith,
    on_country: EventWith,
    on_leave: EventWith | None = None,
) -> rx.Component:
    """One form: e-mail, country, address. ``on_submit`` receives the fields by name."""
    return rx.el.form(
        error_summary(view.errors),
        address_field(view.email, on_leave),
        rx.el.div(
            country_select(view, on_country),
            rx.foreach(view.fields, lambda entry: address_field(entry, on_leave)),
            class_name="two",
        ),
        button("Continue to delivery", size="block", submit=True),
        on_submit=on_submit,
        reset_on_submit=False,
        no_validate=True,
    )


def _line(item: rx.Var[Fact]) -> rx.Component:
    return rx.el.p(item.value)


def contact_step(
    view: rx.Var[CheckoutView],
    on_submit: EventWith,
    on_country: EventWith,
    on_edit: Event,
    on_leave: EventWith | None = None,
) -> rx.Component:
    """Open while it is asked, one line once it is answered."""
    return rx.cond(
        view.step == "contact",
        open_step("1", "Contact and address", contact_form(view, on_submit, on_country, on_leave)),
        folded_step(
            "Contact and address", rx.fragment(rx.foreach(view.contact_facts, _line)), on_edit
        ),
    )
