"""What an endless showcase shows after its first pieces."""

import reflex as rx

from luxeverse.components.catalogue.card import product_card
from luxeverse.components.ui.base import when, when_text
from luxeverse.components.ui.structure import pager
from luxeverse.schemas.home import Showcase


def further(block: rx.Var[Showcase]) -> rx.Component:
    return rx.fragment(
        when(
            block.further.length() > 0,
            rx.el.ul(
                rx.foreach(
                    block.further,
                    lambda card: rx.el.li(product_card(card, priority=block.others)),
                ),
                class_name="cards further",
            ),
        ),
        further_pager(block),
    )


def further_pager(block: rx.Var[Showcase]) -> rx.Component:
    """The next pieces come by themselves as the end of these nears."""
    return when_text(
        block.next_url,
        pager(
            block.shown_text,
            block.further.length(),
            block.progress,
            block.next_url,
            "Show more",
            by_itself=True,
        ),
    )
