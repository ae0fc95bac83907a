"""The orders of a member."""

from typing import Literal

import reflex as rx

from luxeverse.components.ui.base import Event, anchor, when_text
from luxeverse.components.ui.controls import button
from luxeverse.components.ui.media import picture, skeleton_plate
from luxeverse.components.ui.structure import breadcrumbs, empty_state
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.orders import OrderEntry, OrdersPage


def orders_list(page: rx.Var[OrdersPage], on_more: Event) -> rx.Component:
    """Newest first, ten more at each press."""
    return rx.el.div(
        rx.match(
            page.status,
            ("loading", skeleton_plate()),
            ("gone", signed_out(page.door)),
            rx.fragment(
                breadcrumbs(page.crumbs),
                rx.el.h1("Your orders", class_name="t-h1 acct__h"),
                rx.cond(
                    page.status == "empty",
                    empty_state(
                        "Nothing bought yet",
                        "Orders you place, signed in or with this address, stand here.",
                        [page.shop],
                    ),
                    _entries(page, on_more),
                ),
            ),
        ),
        class_name="wrap acct",
    )


def _entries(page: rx.Var[OrdersPage], on_more: Event) -> rx.Component:
    return rx.fragment(
        rx.el.ul(
            rx.foreach(
                page["entries"], lambda entry: rx.el.li(order_entry(entry), key=entry.number)
            ),
            class_name="acct__orders",
        ),
        rx.el.p(page.shown_text, class_name="t-small ink-2 num", role="status"),
        when_text(page.more_label, button(page.more_label, kind="line", on_click=on_more)),
    )


def order_entry(entry: rx.Var[OrderEntry], level: Literal["h2", "h3"] = "h2") -> rx.Component:
    """How far it is, what was in it, what it came to. ``level`` is that of the heading where it stands."""
    heading = rx.el.h2 if level == "h2" else rx.el.h3
    return rx.el.article(
        rx.el.div(
            heading(anchor(entry.status_text, href=entry.url), class_name="t-h2"),
            rx.el.p(entry.total.text, class_name="price"),
            class_name="row between",
        ),
        rx.el.p(entry.names, class_name="t-small"),
        when_text(entry.went_back, rx.el.p(entry.went_back, class_name="t-small ink-2")),
        rx.el.p(
            entry.placed_on, ", ", entry.pieces_text, ", order ",
            rx.el.span(entry.number, class_name="num"),
            class_name="t-cap ink-3",
        ),
        rx.el.div(
            rx.foreach(
                entry.pictures, lambda shown: picture(shown, sizes="96px", decorative=True)
            ),
            class_name="acct__pieces",
        ),
        class_name="acct__order",
    )  # fmt: skip


def signed_out(door: rx.Var[LinkItem]) -> rx.Component:
    """The session ended while the page was open."""
    return empty_state(
        "You are signed out",
        "That was done in another tab or on another device, or thirty days went by.",
        [door],
    )
