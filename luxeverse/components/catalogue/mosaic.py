"""Pieces, collections and stories in one grid, each a link, in the order the house gave them."""

import reflex as rx

from luxeverse.components.ui.base import anchor, when_text
from luxeverse.components.ui.media import picture
from luxeverse.schemas.catalogue import Mosaic, MosaicCell

SIZES = "(min-width: 1024px) 46vw, (min-width: 640px) 50vw, 100vw"


def mosaic(block: rx.Var[Mosaic]) -> rx.Component:
    """Nothing when the house has put nothing in."""
    return when_text(
        block.title,
        rx.el.section(
            rx.el.div(
                rx.el.h2(block.title, class_name="t-h2 sec-head", id="h-mosaic"),
                rx.el.ul(rx.foreach(block.cells, _cell), class_name="mosaic"),
                class_name="wrap",
            ),
            class_name="section",
            aria_labelledby="h-mosaic",
        ),
    )


def _cell(cell: rx.Var[MosaicCell]) -> rx.Component:
    return rx.el.li(
        anchor(
            picture(cell.picture, sizes=SIZES, ratio="auto", decorative=True),
            rx.el.span(cell.kicker, class_name="t-cap ink-3"),
            rx.el.span(cell.title, class_name="t-h3"),
            when_text(cell.text, rx.el.span(cell.text, class_name="t-small ink-2")),
            href=cell.url,
        ),
        class_name=f"mosaic__c mosaic__c--{cell.shape}",
        data_kind=cell.kind,
    )
