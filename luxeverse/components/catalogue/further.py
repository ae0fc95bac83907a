"""The rest of a list: more of it on the same page, and the parts of one too long for a page."""

import reflex as rx

from luxeverse.components.ui.base import anchor, when, when_text
from luxeverse.components.ui.controls import icon
from luxeverse.components.ui.structure import pager
from luxeverse.schemas.catalogue import Listing
from luxeverse.schemas.common import LinkItem


def part_before(page: rx.Var[Listing]) -> rx.Component:
    """The way back, above the first piece of a later part."""
    return when_text(
        page.part_before.label,
        rx.el.p(_part(page.part_before, icon("back"), first=True), class_name="plp__before"),
    )


def further(page: rx.Var[Listing]) -> rx.Component:
    """How much is shown, what shows more, and under it the parts on either side."""
    return rx.fragment(
        pager(
            page.shown_text,
            page.cards.length(),
            page.progress,
            page.next_url,
            page.next_label,
            page.more_by_itself,
        ),
        when(
            (page.part_before.label != "") | (page.part_after.label != ""),
            rx.el.nav(
                when_text(
                    page.part_before.label, _part(page.part_before, icon("back"), first=True)
                ),
                when_text(page.part_after.label, _part(page.part_after, icon("arrow"))),
                aria_label="Parts of the list",
                class_name="plp__parts",
            ),
        ),
    )


def _part(item: rx.Var[LinkItem], sign: rx.Component, *, first: bool = False) -> rx.Component:
    """Another part begins at its top, as another page does."""
    shown = (sign, item.label) if first else (item.label, sign)
    return anchor(
        *shown, href=item.url, class_name="link link--solo num", rel="nofollow", data_afresh=""
    )
