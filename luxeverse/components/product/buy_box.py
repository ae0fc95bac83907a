"""Maker, name, price, choices, the deed, the description, the promise; in this order in every house."""

from functools import partial

import reflex as rx

from luxeverse.components.layout.header import BAG_LAYER
from luxeverse.components.product.bespoke import bespoke, buy_amount
from luxeverse.components.product.plugged import UNDER_THE_BUTTON
from luxeverse.components.product.size_guide import size_guide_link
from luxeverse.components.ui.base import Event, when, when_text
from luxeverse.components.ui.controls import button, link, size_choice, swatch_choice
from luxeverse.components.ui.media import price
from luxeverse.components.ui.react import CompareToggleElement, ShareElement
from luxeverse.components.ui.react_piece import DeliverToElement
from luxeverse.components.ui.structure import facts
from luxeverse.components.wishlist.heart import heart_line
from luxeverse.schemas.product_page import OptionGroup, OptionValue, ProductPage

BUY_BUTTON = "buy"


def _name(page: rx.Var[ProductPage]) -> rx.Component:
    return rx.fragment(
        when_text(
            page.maker,
            rx.el.p(
                rx.cond(
                    page.maker_url == "", rx.el.span(page.maker), link(page.maker, page.maker_url)
                ),
                class_name="t-small buy__maker",
            ),
        ),
        rx.el.h1(page.name, class_name="t-h1"),
        when_text(page.latin, rx.el.p(page.latin, class_name="script script--sm", lang="la")),
        price(page.price, page.compare_at, "large", page.tax_note),
    )


def _swatch(value: rx.Var[OptionValue]) -> rx.Component:
    return swatch_choice(value.label, value.swatch, value.url, value.checked)


def _size(value: rx.Var[OptionValue]) -> rx.Component:
    return size_choice(value.label, value.url, value.checked, value.available, value.note)


def option_group(page: rx.Var[ProductPage], group: rx.Var[OptionGroup]) -> rx.Component:
    """One axis of choice. Choosing is a link to this page with that variant; where there is one value only, it is said."""
    return rx.el.div(
        rx.el.div(
            rx.el.p(
                rx.el.span(group.name, when_text(group.chosen, rx.el.b(": ", group.chosen))),
                class_name="label",
            ),
            rx.cond(group.name == "Size", size_guide_link(page)),
            class_name="row between",
        ),
        when(
            group["values"].length() > 1,
            rx.cond(
                group.kind == "swatch",
                rx.el.div(
                    rx.foreach(group["values"], _swatch), class_name="choices choices--swatch"
                ),
                rx.el.div(rx.foreach(group["values"], _size), class_name="choices"),
            ),
        ),
        role="group",
        aria_label=group.name,
        class_name="opt",
    )


def promise(page: rx.Var[ProductPage]) -> rx.Component:
    """How many are left, when it arrives where, how it goes back, whom to ask. Plain text with hairlines."""
    return rx.el.ul(
        when_text(page.stock_text, rx.el.li(page.stock_text, class_name="promise__stock")),
        when(
            page.destinations.length() > 0,
            rx.el.li(
                DeliverToElement.create(
                    destinations=page.destinations, promises=page.delivery, initial=page.destination
                )
            ),
        ),
        rx.foreach(page.promises, rx.el.li),
        rx.el.li(
            rx.el.div(
                when_text(page.advisor.label, link(page.advisor.label, page.advisor.url)),
                CompareToggleElement.create(slug=page.slug, name=page.name),
                ShareElement.create(url=page.share_url, title=page.name),
                class_name="row between",
            )
        ),
        class_name="promise",
    )


def buy_box(page: rx.Var[ProductPage], on_buy: Event) -> rx.Component:
    """Everything needed to decide, and the button."""
    return rx.el.div(
        _name(page),
        rx.foreach(page.options, partial(option_group, page)),
        bespoke(page),
        when_text(page.sale_note, rx.el.p(page.sale_note, class_name="t-small buy__note")),
        rx.el.div(
            button(
                page.buy_label,
                when(page.can_buy, rx.el.span(buy_amount(page), class_name="amount")),
                size="block",
                id=BUY_BUTTON,
                disabled=~page.can_buy,
                on_click=on_buy,
                data_opens=BAG_LAYER,
                data_awaits="",
            ),
            heart_line(page.slug, page.name),
            class_name="buy__cta",
        ),
        when_text(page.lede, rx.el.p(page.lede, class_name="t-body buy__say")),
        *(part(page) for part in UNDER_THE_BUTTON),
        rx.cond(page.attributes.length() > 0, facts(page.attributes, "attrs")),
        promise(page),
        class_name="buy",
    )
