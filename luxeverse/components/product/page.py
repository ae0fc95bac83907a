"""The product page as a whole."""

import reflex as rx

from luxeverse.components.product.about import about
from luxeverse.components.product.buy_box import buy_box
from luxeverse.components.product.gallery import gallery
from luxeverse.components.product.plugged import BELOW
from luxeverse.components.product.provenance import provenance
from luxeverse.components.product.story import story
from luxeverse.components.product.sustainability import sustainability
from luxeverse.components.ui.base import Event
from luxeverse.components.ui.media import skeleton_plate
from luxeverse.components.ui.structure import breadcrumbs
from luxeverse.schemas.product_page import ProductPage


def product_top(page: rx.Var[ProductPage], on_buy: Event) -> rx.Component:
    """Gallery and buy box: the same skeleton in every house."""
    return rx.el.div(
        breadcrumbs(page.crumbs),
        rx.el.div(
            rx.el.div(
                rx.cond(page.status == "loading", skeleton_plate(), gallery(page)),
                class_name="c1-8",
            ),
            rx.el.div(buy_box(page, on_buy), class_name="c8-13"),
            class_name="grid",
        ),
        class_name="wrap pdp",
    )


def product_sections(page: rx.Var[ProductPage]) -> rx.Component:
    """Below the fold: a house fills what it has, the rest is not there."""
    return rx.fragment(
        about(page),
        rx.cond(page.formula_title == "", story(page)),
        provenance(page),
        sustainability(page),
        *(part(page) for part in BELOW),
    )
