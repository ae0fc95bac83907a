"""Sections that lead on: pieces in a row, and where different people begin."""

import reflex as rx

from luxeverse.components.catalogue.card import product_card
from luxeverse.components.catalogue.essence import essence_card
from luxeverse.components.ui.base import EventWith, Text, anchor, when_text
from luxeverse.components.ui.controls import icon_button, link
from luxeverse.components.ui.react import EnlivenElement
from luxeverse.schemas.home import Carousel, CategoryEntry, Entries

CARD_SIZES = "(min-width: 1024px) 24vw, (min-width: 640px) 40vw, 72vw"


def carousel(
    block: rx.Var[Carousel], name: Text, on_add: EventWith, answered: rx.Var[int]
) -> rx.Component:
    """A row that scrolls by itself only where somebody may stop it; without script it scrolls by hand."""
    return rx.el.section(
        EnlivenElement.create(
            rx.el.div(
                rx.el.h2(block.title, class_name="t-h2", id=name),
                rx.el.div(
                    rx.el.span(
                        icon_button("pause", "Stop the row", data_row="pause"),
                        icon_button("back", "Pieces before", data_row="back"),
                        icon_button("arrow", "Pieces after", data_row="on"),
                        class_name="row row__tools",
                        hidden=True,
                    ),
                    when_text(block.link.label, link(block.link.label, block.link.url, "solo")),
                    class_name="row row__head",
                ),
                class_name="row between sec-head",
            ),
            rx.el.ul(
                rx.foreach(
                    block.cards,
                    lambda card: rx.el.li(
                        rx.cond(
                            block.essences,
                            essence_card(card, on_add, answered, kind="compact"),
                            product_card(card, sizes=CARD_SIZES),
                        )
                    ),
                ),
                class_name="row__in",
            ),
            what="row",
            class_name="wrap",
            custom_attrs={"data-seconds": block.seconds},
        ),
        class_name="section",
        aria_labelledby=name,
        custom_attrs={"aria-roledescription": "carousel"},
    )


def paths(block: rx.Var[Entries], name: Text) -> rx.Component:
    """Ruled lines, each a way in: words find faster than pictures of people."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.h2(block.title, class_name="t-h2 c1-5", id=name),
                rx.el.ul(rx.foreach(block["entries"], _path), class_name="shelves c6-13"),
                class_name="grid",
            ),
            class_name="wrap",
        ),
        class_name="section",
        aria_labelledby=name,
    )


def _path(entry: rx.Var[CategoryEntry]) -> rx.Component:
    return rx.el.li(
        anchor(
            rx.el.span(entry.label, class_name="t-h3"),
            rx.el.span(entry.text, class_name="t-small ink-2"),
            href=entry.url,
        )
    )
