"""The two pages nobody wants to see: not found, and broken."""

import reflex as rx

from luxeverse.components.ui.base import Event, when_text
from luxeverse.components.ui.controls import button, link
from luxeverse.schemas.content import TroublePage


def _ways_on(page: rx.Var[TroublePage]) -> rx.Component:
    return rx.el.div(
        rx.foreach(page.links, lambda item: link(item.label, item.url, "solo")), class_name="row"
    )


def not_found(page: rx.Var[TroublePage]) -> rx.Component:
    """What was not there, and where things are."""
    return rx.el.div(
        rx.el.h1(page.title, class_name="t-display"),
        rx.el.p(page.text, class_name="t-lede"),
        _ways_on(page),
        class_name="wrap trouble",
    )


def server_error(page: rx.Var[TroublePage], on_retry: Event = None) -> rx.Component:
    """Our fault, said so, with a number to quote."""
    return rx.el.div(
        rx.el.h1(page.title, class_name="t-display"),
        rx.el.p(page.text, class_name="t-lede"),
        when_text(page.reference, rx.el.p("Reference ", page.reference, class_name="t-note ink-3")),
        *([] if on_retry is None else [button("Try again", on_click=on_retry)]),
        _ways_on(page),
        class_name="wrap trouble",
        role="alert",
    )
