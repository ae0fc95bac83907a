"""Who is buying and where it goes. A guest needs no account."""

import reflex as rx

from luxeverse.components.checkout.fields import address_field
from luxeverse.components.checkout.progress import folded_step, open_step
from luxeverse.components.ui.base import Event, EventWith, mark
from luxeverse.components.ui.controls import button, field
from luxeverse.components.ui.overlays import error_summary
from luxeverse.components.ui.react import TypedElement
from luxeverse.schemas.checkout import CheckoutView
from luxeverse.schemas.common import Choice, Fact

COUNTRY = "country_code"


def _country(choice: rx.Var[Choice]) -> rx.Component:
    return rx.el.option(choice.label, value=choice.value)


def country_select(view: rx.Var[CheckoutView], on_country: EventWith) -> rx.Component:
    """Comes first: the country decides which fields follow."""
    return field(
        rx.el.select(
            rx.foreach(view.countries, _country),
            id=f"field-{COUNTRY}",
            name=COUNTRY,
            value=view.country,
            on_change=on_country,
            auto_complete="country",
            aria_invalid=mark(view.country_error != ""),
            class_name="input",
        ),
        COUNTRY,
        "Country",
        error=view.country_error,
    )


def contact_form(
    view: rx.Var[CheckoutView],
    on_submit: EventWith,
    on_country: EventWith,
    on_type: EventWith,
) -> rx.Component:
    """One form: e-mail, country, address. ``on_submit`` and ``on_type`` receive the fields by name."""
    form = rx.el.form(
        error_summary(view.errors),
        address_field(view.email),
        rx.el.div(
            country_select(view, on_country),
            rx.foreach(view.fields, address_field),
            class_name="two",
        ),
        button("Continue to delivery", size="block", submit=True),
        on_submit=on_submit,
        reset_on_submit=False,
        no_validate=True,
    )
    return TypedElement.create(form, on_type=on_type)


def _line(item: rx.Var[Fact]) -> rx.Component:
    return rx.el.p(item.value)


def contact_step(
    view: rx.Var[CheckoutView],
    on_submit: EventWith,
    on_country: EventWith,
    on_edit: Event,
    on_type: EventWith,
) -> rx.Component:
    """Open while it is asked, one line once it is answered."""
    return rx.cond(
        view.step == "contact",
        open_step("1", "Contact and address", contact_form(view, on_submit, on_country, on_type)),
        folded_step(
            "Contact and address", rx.fragment(rx.foreach(view.contact_facts, _line)), on_edit
        ),
    )
