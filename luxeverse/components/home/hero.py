"""What the heroes of all houses have: a headline that may arrive, a veil, three deeds, and a sign to read on."""

from typing import Any

import reflex as rx

from luxeverse.components.ui.base import Text, anchor, css, fragment_link, when, when_text
from luxeverse.components.ui.controls import button_link, icon, link
from luxeverse.components.ui.react import EnlivenElement, HeadlineElement
from luxeverse.schemas.home import Hero


def headline(page: rx.Var[Hero], name: Text) -> rx.Component:
    return HeadlineElement.create(
        id=name, text=page.title, emphasis=page.emphasis, effect=page.effect
    )


def veil(page: rx.Var[Hero]) -> rx.Component:
    """Over the picture and never over words: a gradient, dust in the light, the grain of a film."""
    return when(
        page.veil.shown,
        EnlivenElement.create(
            what=page.veil.lively,
            class_name="veil",
            custom_attrs=css(gradient=page.veil.gradient, grain=page.veil.grain),
        ),
    )


def deeds(page: rx.Var[Hero], *aside: Any, class_name: str) -> rx.Component:
    """The first deed first: two presses of Tab away at most."""
    return rx.el.div(
        button_link(page.primary.label, page.primary.url),
        when_text(page.secondary.label, link(page.secondary.label, page.secondary.url, "solo")),
        *aside,
        class_name=class_name,
    )


def floating(page: rx.Var[Hero]) -> rx.Component:
    """One deed that stays while the others have gone out of sight."""
    return when_text(
        page.floating.label,
        EnlivenElement.create(
            anchor(page.floating.label, href=page.floating.url, class_name="btn"),
            what="floating",
            class_name="float",
        ),
    )


def hint(page: rx.Var[Hero]) -> rx.Component:
    """That the page goes on, and the way there. An arrow alone still has its words."""
    sign = page.hint
    return when_text(
        sign.kind,
        fragment_link(
            rx.el.span(sign.text, class_name=rx.cond(sign.kind == "text", "", "vh")),
            rx.cond(
                sign.kind == "animated",
                rx.el.i(class_name="hint__line", aria_hidden="true"),
                icon("down"),
            ),
            href=sign.url,
            class_name=rx.cond(sign.sinks, "hint hint--sinks", "hint"),
        ),
    )
