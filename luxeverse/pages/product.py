"""A piece."""

import reflex as rx

from luxeverse.components.page import shop_page
from luxeverse.components.product.bespoke import wished
from luxeverse.components.product.buy_bar import buy_bar
from luxeverse.components.product.page import product_sections, product_top
from luxeverse.components.product.plugged import LAYERS, WHEN_ALIVE
from luxeverse.components.product.size_guide import size_guide
from luxeverse.components.ui.react import CompareTrayElement, PersonalElement
from luxeverse.pages.page import ShopPage
from luxeverse.state.cart import CartState
from luxeverse.state.pages import ProductState
from luxeverse.state.shell import ShellState


def product_page() -> rx.Component:
    page = ProductState.page
    buy = CartState.add(page.variant_id, *wished())
    return shop_page(
        product_top(page, buy),
        product_sections(page),
        bar="buy",
        overlays=(
            buy_bar(page, buy),
            size_guide(page),
            CompareTrayElement.create(prefix=ShellState.shell.prefix),
            PersonalElement.create(follows=page.is_kept),
            *(part(page) for part in LAYERS),
        ),
    )


PAGES = (ShopPage("/product/[slug]", product_page, (CartState.refresh, *WHEN_ALIVE)),)
