"""Pieces, collections and stories in one grid, in the order and with the manners the house gave them."""

import reflex as rx

from luxeverse.components.catalogue.card import QUICK_LAYER
from luxeverse.components.layout.header import BAG_LAYER
from luxeverse.components.ui.base import EventWith, Text, anchor, hidden_text, when_text
from luxeverse.components.ui.media import picture
from luxeverse.components.ui.react import EnlivenElement
from luxeverse.schemas.home import Mosaic, MosaicCell

SIZES = "(min-width: 1024px) 46vw, (min-width: 640px) 50vw, 100vw"


def mosaic(block: rx.Var[Mosaic], name: Text, on_add: EventWith) -> rx.Component:
    return rx.el.section(
        EnlivenElement.create(
            rx.el.h2(block.title, class_name="t-h2 sec-head", id=name),
            rx.el.ul(
                rx.foreach(block.cells, lambda cell: _cell(cell, on_add)), class_name="mosaic"
            ),
            what=block.lively,
            class_name="wrap",
        ),
        class_name="section",
        aria_labelledby=name,
    )


def _cell(cell: rx.Var[MosaicCell], on_add: EventWith) -> rx.Component:
    return rx.el.li(
        rx.match(
            cell.press,
            ("quickview", _opening(cell)),
            ("add", _adding(cell, on_add)),
            anchor(*_inside(cell), href=cell.url),
        ),
        class_name=f"mosaic__c mosaic__c--{cell.shape}",
        data_kind=cell.kind,
        data_hover=cell.hover,
    )


def _inside(cell: rx.Var[MosaicCell]) -> tuple[rx.Component, ...]:
    return (
        picture(
            cell.picture,
            when_text(
                cell.second.src,
                picture(
                    cell.second, sizes=SIZES, ratio="auto", decorative=True, class_name="ph--second"
                ),
            ),
            sizes=SIZES,
            ratio="auto",
            decorative=True,
        ),
        rx.el.span(cell.kicker, class_name="t-cap ink-3"),
        rx.el.span(cell.title, class_name="t-h3"),
        when_text(cell.text, rx.el.span(cell.text, class_name="t-small ink-2")),
    )


def _opening(cell: rx.Var[MosaicCell]) -> rx.Component:
    """Shown here; without script, or in another window, the piece's own page."""
    return anchor(
        *_inside(cell),
        hidden_text(", quick view"),
        href=cell.url,
        data_opens=QUICK_LAYER,
        data_quick=cell.url,
    )


def _adding(cell: rx.Var[MosaicCell], on_add: EventWith) -> rx.Component:
    """The whole cell puts the piece in the bag; the line below still leads to its page."""
    return rx.fragment(
        rx.el.button(
            *_inside(cell),
            rx.el.span("Add to bag", class_name="t-small mosaic__add"),
            type="button",
            data_opens=BAG_LAYER,
            data_awaits="",
            on_click=on_add(cell.variant_id),
        ),
        anchor("About ", cell.title, href=cell.url, class_name="link t-small mosaic__about"),
    )
