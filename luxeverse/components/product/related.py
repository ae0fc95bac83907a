"""What goes with it; never the thing itself."""

import reflex as rx

from luxeverse.components.catalogue.card import card_grid
from luxeverse.components.ui.base import when
from luxeverse.components.ui.structure import section_head
from luxeverse.schemas.product_page import ProductPage


def related(page: rx.Var[ProductPage]) -> rx.Component:
    return when(
        page.related.length() > 0,
        rx.el.section(
            rx.el.div(
                section_head(page.related_title, "h-related"),
                card_grid(page.related),
                class_name="wrap",
            ),
            class_name="section flush-t",
            aria_labelledby="h-related",
        ),
    )
