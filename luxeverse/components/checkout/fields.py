"""Fields as the schema orders them."""

import reflex as rx

from luxeverse.components.ui.base import EventWith, mark
from luxeverse.components.ui.controls import field, text_input
from luxeverse.schemas.checkout import AddressField
from luxeverse.schemas.common import Choice


def _choice(option: rx.Var[Choice]) -> rx.Component:
    return rx.el.option(option.label, value=option.value)


def select_input(entry: rx.Var[AddressField], on_change: EventWith | None = None) -> rx.Component:
    events = {} if on_change is None else {"on_change": on_change}
    return rx.el.select(
        rx.foreach(entry.options, _choice),
        id=f"field-{entry.name}",
        name=entry.name,
        default_value=entry.value,
        auto_complete=entry.autocomplete,
        required=entry.required,
        aria_invalid=mark(entry.error != ""),
        class_name="input",
        **events,
    )


def address_field(entry: rx.Var[AddressField], on_leave: EventWith | None = None) -> rx.Component:
    """A select where there are options, an input elsewhere.

    ``on_leave(name, value)`` checks one field when it loses the focus, not while typing.
    """
    events = {} if on_leave is None else {"on_blur": lambda value: on_leave(entry.name, value)}
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
            **events,
        ),
    )
    return field(
        control,
        entry.name,
        entry.label,
        help_text=entry.help,
        error=entry.error,
        optional=~entry.required,
        width=entry.width,
    )
