"""A piece with what goes with it: swapped, chosen and bought in one place."""

import reflex as rx

from luxeverse.components.layout.header import BAG_LAYER
from luxeverse.components.ui.base import when_text
from luxeverse.components.ui.react_piece import OutfitElement
from luxeverse.schemas.product_page import ProductPage
from luxeverse.state.cart import CartState
from luxeverse.state.outfits import OutfitState
from luxeverse.state.shell import ShellState


def outfit(page: rx.Var[ProductPage]) -> rx.Component:
    view, shell = OutfitState.page, ShellState.shell
    return when_text(
        view.title,
        rx.el.section(
            rx.el.div(
                rx.el.h2(view.title, class_name="t-h2", id="h-outfit"),
                OutfitElement.create(
                    outfit=view,
                    house=shell.house,
                    prefix=shell.prefix,
                    bag=BAG_LAYER,
                    on_add=CartState.add_all,
                    key=page.variant_id,
                ),
                class_name="wrap",
            ),
            class_name="section outfit",
            aria_labelledby="h-outfit",
        ),
    )
