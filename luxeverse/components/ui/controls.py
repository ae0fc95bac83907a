"""What can be pressed, filled in or chosen."""

from typing import Any, Literal

import reflex as rx

from luxeverse.components.ui.base import (
    Event,
    Flag,
    Text,
    anchor,
    css,
    hidden_text,
    mark,
    when_text,
)
from luxeverse.components.ui.react import FoldElement, IconElement

ButtonKind = Literal["primary", "line", "quiet"]
ButtonSize = Literal["normal", "small", "block"]
LinkKind = Literal["inline", "solo"]
IconName = Literal[
    "search",
    "bag",
    "vial",
    "menu",
    "close",
    "check",
    "plus",
    "minus",
    "arrow",
    "back",
    "next",
    "prev",
    "down",
    "up",
    "filter",
    "home",
    "grid",
    "grid_fine",
    "compare",
    "person",
    "lock",
    "alert",
    "note",
    "contrast",
    "copy",
    "camera",
    "zoom_in",
    "zoom_out",
    "heart",
    "share",
    "full",
    "ruler",
]
BUTTON_KINDS: dict[ButtonKind, str] = {"primary": "", "line": " btn--line", "quiet": " btn--quiet"}
BUTTON_SIZES: dict[ButtonSize, str] = {"normal": "", "small": " btn--sm", "block": " btn--block"}


def icon(name: IconName) -> rx.Component:
    """A function icon; the control around it carries the name."""
    return IconElement.create(name=name)


def _button_class(kind: ButtonKind, size: ButtonSize) -> str:
    return f"btn{BUTTON_KINDS[kind]}{BUTTON_SIZES[size]}"


def button(
    *children: Any,
    kind: ButtonKind = "primary",
    size: ButtonSize = "normal",
    amount: Text = "",
    submit: bool = False,
    **props: Any,
) -> rx.Component:
    """A deed. ``amount`` follows the label after a hairline."""
    return rx.el.button(
        *children,
        when_text(amount, rx.el.span(amount, class_name="amount")),
        type="submit" if submit else "button",
        class_name=_button_class(kind, size),
        **props,
    )


def button_link(
    label: Text,
    href: Text,
    kind: ButtonKind = "primary",
    size: ButtonSize = "normal",
    **props: Any,
) -> rx.Component:
    """A place that looks like a deed."""
    return anchor(label, href=href, class_name=_button_class(kind, size), **props)


def link(label: Text, href: Text, kind: LinkKind = "inline", **props: Any) -> rx.Component:
    """Underlined in a sentence, or alone with an arrow and a 44 px target."""
    if kind == "inline":
        return anchor(label, href=href, class_name="link", **props)
    return anchor(label, icon("arrow"), href=href, class_name="link link--solo", **props)


def text_button(*children: Any, **props: Any) -> rx.Component:
    """A quiet deed that reads as a link."""
    return rx.el.button(*children, type="button", class_name="link link--solo t-cap", **props)


def icon_button(name: IconName, label: Text, **props: Any) -> rx.Component:
    return rx.el.button(icon(name), type="button", class_name="icon-btn", aria_label=label, **props)


def field(
    control: rx.Component,
    name: Text,
    label: Text,
    *,
    help_text: Text = "",
    error: Text = "",
    optional: Flag = False,
    width: Text = "full",
) -> rx.Component:
    """Label, control, help and error in one piece; the control's id must be ``field-<name>``."""
    return rx.el.div(
        rx.el.label(
            rx.el.span(label, rx.cond(optional, rx.el.span(" optional", class_name="opt"))),
            html_for=f"field-{name}",
        ),
        control,
        when_text(help_text, rx.el.p(help_text, class_name="help", id=f"help-{name}")),
        when_text(
            error, rx.el.p(icon("alert"), rx.el.span(error), class_name="error", id=f"error-{name}")
        ),
        class_name=f"field field--{width}",
    )


def text_input(name: Text, error: Text = "", **props: Any) -> rx.Component:
    """The control of a field."""
    attrs = {"enterKeyHint": "next", **props.pop("custom_attrs", {})}
    return rx.el.input(
        id=f"field-{name}",
        name=name,
        class_name="input",
        aria_invalid=mark(error != ""),
        aria_describedby=rx.cond(error != "", f"error-{name}", f"help-{name}"),
        custom_attrs=attrs,
        **props,
    )


def text_field(
    name: Text, label: Text, help_text: Text = "", error: Text = "", **props: Any
) -> rx.Component:
    """A field with a text input, for forms that are not lists of schemas."""
    return field(text_input(name, error, **props), name, label, help_text=help_text, error=error)


def checkbox(label: Text, name: Text, **props: Any) -> rx.Component:
    return rx.el.label(
        rx.el.input(type="checkbox", name=name, **props), rx.el.span(label), class_name="check"
    )


def radio_card(
    name: Text, value: Text, title: Text, note: Text, aside: Text, **props: Any
) -> rx.Component:
    """One of several offers, each with its consequence; the whole card is the target."""
    return rx.el.label(
        rx.el.input(type="radio", name=name, value=value, **props),
        rx.el.span(rx.el.b(title), rx.el.span(note, class_name="t-cap ink-3")),
        rx.el.span(aside, class_name="price"),
        class_name="pick",
    )


def stepper(
    quantity: Any,
    label: Text,
    *,
    on_less: Event,
    on_more: Event,
    can_take: Flag = True,
    can_add: Flag = True,
) -> rx.Component:
    """One less, how many, one more."""
    return rx.el.span(
        rx.el.button(
            icon("minus"),
            type="button",
            aria_label="One less",
            on_click=on_less,
            disabled=_not(can_take),
        ),
        rx.el.output(quantity, aria_label=label),
        rx.el.button(
            icon("plus"),
            type="button",
            aria_label="One more",
            on_click=on_more,
            disabled=_not(can_add),
        ),
        class_name="stepper",
    )


def _not(flag: Flag) -> Flag:
    return ~flag if isinstance(flag, rx.Var) else not flag


def swatch_choice(label: Text, colour: Text, href: Text, checked: Flag) -> rx.Component:
    """A colour as a link to the same page in that colour."""
    return anchor(
        rx.el.i(custom_attrs=css(sw=colour)),
        href=href,
        class_name="swatch",
        aria_label=label,
        title=label,
        aria_current=mark(checked),
        prevent_scroll_reset=True,
    )


def size_choice(
    label: Text, href: Text, checked: Flag, available: Flag = True, note: Text = ""
) -> rx.Component:
    """A size as a link; one that is gone stays visible and says so."""
    return anchor(
        rx.el.span(label, when_text(note, rx.el.span(", ", note))),
        href=href,
        class_name=rx.cond(available, "size", "size size--out"),
        aria_current=mark(checked),
        prevent_scroll_reset=True,
    )


def check_link(
    label: Text, href: Text, checked: Flag, disabled: Flag = False, count: Text = ""
) -> rx.Component:
    """A filter value: a link that looks like the checkbox it replaces, so Back undoes it."""
    inner = (
        rx.el.span(class_name="check__box", aria_hidden="true"),
        rx.el.span(label, rx.cond(checked, hidden_text(", chosen"))),
        when_text(count, rx.el.span(count, class_name="n")),
    )
    return rx.cond(
        disabled,
        rx.el.span(*inner, class_name="check", aria_disabled="true", role="link"),
        anchor(
            *inner,
            href=href,
            class_name="check",
            aria_current=mark(checked),
            rel="nofollow",
            prevent_scroll_reset=True,
        ),
    )


def chip(label: Text, href: Text) -> rx.Component:
    """A filter that is on; pressing it takes it off."""
    return anchor(
        label, icon("close"), hidden_text(", remove"), href=href, class_name="chip", rel="nofollow"
    )


def fold(label: Text, *children: Any) -> rx.Component:
    """A small menu of links behind a word."""
    return FoldElement.create(*children, label=label)
