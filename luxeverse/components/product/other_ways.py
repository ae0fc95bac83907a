"""Other ways to have a piece: from somebody who had it before, or for a few days."""

import reflex as rx

from luxeverse.components.ui.base import anchor, when_text
from luxeverse.schemas.product_page import ProductPage


def other_ways(page: rx.Var[ProductPage]) -> rx.Component:
    return rx.el.div(
        *(
            when_text(way.label, anchor(way.label, href=way.url, class_name="link t-cap"))
            for way in (page.pre_loved, page.borrow)
        ),
        class_name="buy__ways",
    )
