"""Trying on."""

import reflex as rx

from luxeverse.components.try_on.elements import TryOnElement
from luxeverse.components.ui.base import anchor, when_text
from luxeverse.components.ui.controls import icon
from luxeverse.schemas.product_page import ProductPage
from luxeverse.schemas.try_on import TryOnPage


def mirror(page: rx.Var[TryOnPage]) -> rx.Component:
    return rx.el.div(
        rx.el.h1("Try it on", class_name="t-h1"),
        TryOnElement.create(pieces=page.pieces, chosen=page.chosen),
        class_name="wrap tryon",
    )


def try_it_on(page: rx.Var[ProductPage]) -> rx.Component:
    """The way there from a piece that can be tried on."""
    return when_text(
        page.try_url,
        anchor(
            icon("camera"),
            "Try it on",
            href=page.try_url,
            class_name="link link--solo t-cap buy__try",
            rel="nofollow",
        ),
    )
