"""The two pages nobody wants to see: not found, and broken."""

import reflex as rx

from luxeverse.components.ui.base import fragment_link, hidden_text, when_text
from luxeverse.components.ui.controls import button, icon, link
from luxeverse.schemas.content import TroublePage


def _ways_on(page: rx.Var[TroublePage]) -> rx.Component:
    return rx.el.div(
        rx.foreach(page.links, lambda item: link(item.label, item.url, "solo")), class_name="row"
    )


def trouble(page: rx.Var[TroublePage]) -> rx.Component:
    """A page that broke has a reference, one that is not there has none."""
    return rx.cond(page.reference == "", not_found(page), server_error(page))


def _search(page: rx.Var[TroublePage]) -> rx.Component:
    """Plain HTTP: it works without script."""
    return rx.el.form(
        rx.el.label(hidden_text("Search the house"), icon("search"), html_for="trouble-q"),
        rx.el.input(
            id="trouble-q",
            name="q",
            type="search",
            placeholder="A name, a maker, a material",
            auto_complete="off",
            max_length=200,
            custom_attrs={"enterKeyHint": "search"},
        ),
        button("Search", size="small", submit=True),
        action=page.search_url,
        method="get",
        role="search",
        class_name="find__form trouble__find",
    )


def not_found(page: rx.Var[TroublePage]) -> rx.Component:
    """What was not there, a field to look for it, and where things are."""
    return rx.el.div(
        rx.el.h1(page.title, class_name="t-display"),
        rx.el.p(page.text, class_name="t-lede"),
        when_text(page.search_url, _search(page)),
        _ways_on(page),
        class_name="wrap trouble",
    )


def server_error(page: rx.Var[TroublePage]) -> rx.Component:
    """Our fault, said so, with a way to try again and a number to quote."""
    return rx.el.div(
        rx.el.h1(page.title, class_name="t-display"),
        rx.el.p(page.text, class_name="t-lede"),
        rx.el.p("Reference ", page.reference, class_name="t-note ink-3"),
        fragment_link("Try again", href="", class_name="btn", data_reload=""),
        _ways_on(page),
        class_name="wrap trouble",
        role="alert",
    )
