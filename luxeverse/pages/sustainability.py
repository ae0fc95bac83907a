"""A member's footprint and giving, and the label to send things back with."""

import reflex as rx

from luxeverse.components.page import shop_page
from luxeverse.components.recycling.label import label
from luxeverse.components.sustainability.report import report
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.recycling import LabelState
from luxeverse.state.sustainability import FootprintState


def footprint_page() -> rx.Component:
    return shop_page(report(FootprintState.view, FootprintState))


def label_page() -> rx.Component:
    return shop_page(label(LabelState.view))


PAGES = (
    ShopPage("/account/footprint", footprint_page, (FootprintState.open, CartState.refresh)),
    ShopPage("/account/recycling/[reference]", label_page, (LabelState.open, CartState.refresh)),
)
