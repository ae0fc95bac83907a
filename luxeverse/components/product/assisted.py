"""What a language model wrote of a piece and an editor approved: apart from the maker's words, and said so."""

import reflex as rx

from luxeverse.components.ui.base import when
from luxeverse.schemas.product_page import ProductPage

LABEL = (
    "Written with a language model from the maker's facts, and approved by an editor of this house."
)


def assisted(page: rx.Var[ProductPage]) -> rx.Component:
    """Nothing, unless an editor has approved it."""
    return when(
        page.assisted.length() > 0,
        rx.el.section(
            rx.el.div(
                rx.el.div(
                    rx.el.h2("In other words", class_name="t-h2", id="h-assisted"),
                    rx.el.p(page.assisted_note, class_name="t-cap ink-3"),
                    class_name="stack sec-head c1-4",
                ),
                rx.el.div(
                    rx.foreach(page.assisted, lambda text: rx.el.p(text, class_name="t-body")),
                    class_name="stack c5-13",
                ),
                class_name="wrap grid",
            ),
            class_name="section flush-t",
            id="assisted",
            aria_labelledby="h-assisted",
        ),
    )
