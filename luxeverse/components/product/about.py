"""What can be looked up about a piece, one leaf each: details, ingredients, care, delivery."""

import reflex as rx

from luxeverse.components.product.specification import care, delivery, details, ingredients
from luxeverse.components.ui.base import when, when_text
from luxeverse.components.ui.structure import leaf, leaves
from luxeverse.schemas.product_page import ProductPage


def about(page: rx.Var[ProductPage]) -> rx.Component:
    """Each leaf has an address: a link to ``#care`` opens that one."""
    return rx.el.section(
        rx.el.div(
            leaves(
                "About this piece",
                page.leaf_ids,
                page.leaf_names,
                leaf("details", "Details", details(page)),
                when_text(
                    page.formula_title, leaf("ingredients", "Ingredients", ingredients(page))
                ),
                when(page.care.length() > 0, leaf("care", "Care", care(page))),
                leaf("delivery", "Delivery and returns", delivery(page)),
            ),
            class_name="wrap",
        ),
        class_name="section about",
        aria_label="About this piece",
    )
