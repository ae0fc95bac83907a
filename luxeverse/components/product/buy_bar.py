"""Under the thumb while the main button is out of sight."""

import reflex as rx

from luxeverse.components.layout.header import BAG_LAYER
from luxeverse.components.product.bespoke import buy_amount
from luxeverse.components.product.buy_box import BUY_BUTTON
from luxeverse.components.ui.base import Event
from luxeverse.components.ui.controls import button
from luxeverse.components.ui.react_piece import BuyBarElement
from luxeverse.schemas.product_page import ProductPage


def buy_bar(page: rx.Var[ProductPage], on_buy: Event) -> rx.Component:
    return BuyBarElement.create(
        rx.el.div(
            rx.el.p(
                rx.cond(page.variant_text == "", page.name, page.variant_text),
                class_name="t-cap ink-3 buybar__what",
            ),
            rx.el.p(buy_amount(page), class_name="price"),
        ),
        button(
            page.buy_label,
            disabled=~page.can_buy,
            on_click=on_buy,
            data_opens=BAG_LAYER,
            data_awaits="",
        ),
        watch=BUY_BUTTON,
        label="Buy",
    )
