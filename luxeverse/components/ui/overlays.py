"""What lies over the page, and what is said without being asked."""

from typing import Any, Literal

import reflex as rx

from luxeverse.components.ui.base import Event, Text
from luxeverse.components.ui.react import (
    AnnounceElement,
    CopyButtonElement,
    ErrorSummaryElement,
    LayerElement,
    ToastsElement,
)

LayerKind = Literal["drawer", "menu", "sheet", "dialog"]


def layer(
    *children: Any,
    id_: str,
    label: Text,
    kind: LayerKind = "drawer",
    close_label: Text = "Close",
    answered: rx.Var[int] | int = 0,
) -> rx.Component:
    """A modal layer. Any element with ``data_opens=id_`` opens it in the browser.

    One that also has ``data_awaits`` asks the server for something; the layer is busy until ``answered`` changes.
    """
    return LayerElement.create(
        *children,
        id=id_,
        kind=kind,
        label=label,
        close_label=close_label,
        answered=answered,
    )


def layer_body(*children: Any) -> rx.Component:
    """The scrolling part; focusable, so that keys scroll it."""
    return rx.el.div(*children, class_name="layer__body", tab_index=0)


def layer_foot(*children: Any) -> rx.Component:
    return rx.el.div(*children, class_name="layer__foot")


def toasts(items: Any, on_dismiss: Event = None, on_undo: Event = None) -> rx.Component:
    """The toast region: always present, 8 seconds each, held while hovered or focused."""
    events = {"on_dismiss": on_dismiss, "on_undo": on_undo}
    return ToastsElement.create(
        items=items, **{name: event for name, event in events.items() if event is not None}
    )


def announce(message: Text) -> rx.Component:
    """Said politely to those who listen."""
    return AnnounceElement.create(message=message)


def copy_button(value: Text, label: Text = "Copy", done_label: Text = "Copied") -> rx.Component:
    """A path of the shop (``/wishlist/...``) is copied as a whole address."""
    return CopyButtonElement.create(value=value, label=label, done_label=done_label)


def error_summary(errors: Any, title: Text = "Please look at these again") -> rx.Component:
    """What is wrong, linked to where; takes the focus when it appears."""
    return ErrorSummaryElement.create(errors=errors, title=title)
