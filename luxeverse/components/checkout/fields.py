"""Fields as the schema orders them."""

import reflex as rx

from luxeverse.components.ui.base import mark
from luxeverse.components.ui.controls import field, text_input
from luxeverse.schemas.checkout import AddressField
from luxeverse.schemas.common import Choice


def _choice(option: rx.Var[Choice]) -> rx.Component:
    return rx.el.option(option.label, value=option.value)


def select_input(entry: rx.Var[AddressField]) -> rx.Component:
    return rx.el.select(
        rx.foreach(entry.options, _choice),
        id=f"field-{entry.name}",
        name=entry.name,
        default_value=entry.value,
        auto_complete=entry.autocomplete,
        required=entry.required,
        aria_invalid=mark(entry.error != ""),
        class_name="input",
    )


def address_field(entry: rx.Var[AddressField]) -> rx.Component:
    """A select where there are options, an input elsewhere.

    Its name is its key: where another country asks in another order, what was typed goes along with its field.
    """
    control = rx.cond(
        entry.options.length() > 0,
        select_input(entry),
        text_input(
            entry.name,
            entry.error,
            default_value=entry.value,
            type=entry.input_type,
            auto_complete=entry.autocomplete,
            input_mode=entry.input_mode,
            max_length=entry.max_length,
            required=entry.required,
        ),
    )
    drawn = field(
        control,
        entry.name,
        entry.label,
        help_text=entry.help,
        error=entry.error,
        optional=~entry.required,
        width=entry.width,
    )
    return rx.fragment(drawn, key=entry.name)
