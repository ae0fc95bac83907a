"""Every piece a member has from here, and what the house owes them for those it sold."""

import reflex as rx

from luxeverse.components.account.orders import signed_out
from luxeverse.components.ui.base import EventWith, anchor, hidden_text, when_text
from luxeverse.components.ui.controls import link, text_button
from luxeverse.components.ui.media import picture, skeleton_plate
from luxeverse.components.ui.structure import breadcrumbs, empty_state, facts
from luxeverse.schemas.resale import ClosetEntry, ClosetPage


def closet(page: rx.Var[ClosetPage], on_withdraw: EventWith) -> rx.Component:
    return rx.el.div(
        rx.match(
            page.status,
            ("loading", skeleton_plate()),
            ("gone", signed_out(page.door)),
            rx.fragment(
                breadcrumbs(page.crumbs),
                rx.el.h1("Closet", class_name="t-h1 acct__h"),
                _owed(page),
                rx.cond(
                    page.status == "empty",
                    empty_state(
                        "Nothing here yet",
                        "Pieces of your paid orders stand here, and can be offered back one day.",
                        [page.shop],
                    ),
                    rx.el.ul(
                        rx.foreach(page["entries"], lambda entry: _entry(entry, on_withdraw)),
                        class_name="closet",
                    ),
                ),
            ),
        ),
        class_name="wrap acct",
    )


def _owed(page: rx.Var[ClosetPage]) -> rx.Component:
    return when_text(
        page.balance,
        rx.el.section(
            rx.el.div(
                rx.el.h2("Owed to you", class_name="t-h3", id="h-owed"),
                rx.el.p(page.balance, class_name="price price--lg"),
                class_name="row between",
            ),
            facts(page.book, "facts closet__book"),
            aria_labelledby="h-owed",
            class_name="closet__owed",
        ),
    )


def _entry(entry: rx.Var[ClosetEntry], on_withdraw: EventWith) -> rx.Component:
    named = hidden_text(": ", entry.name)
    return rx.el.li(
        picture(entry.picture, sizes="(min-width: 768px) 160px, 30vw", decorative=True),
        rx.el.div(
            rx.el.h2(anchor(entry.name, href=entry.url), class_name="t-h3"),
            when_text(entry.variant_text, rx.el.p(entry.variant_text, class_name="t-small ink-2")),
            rx.el.p(entry.bought_text, class_name="t-cap ink-3"),
            when_text(entry.status_text, rx.el.p(entry.status_text, class_name="t-small accent")),
            when_text(entry.note, rx.el.p(entry.note, class_name="t-small ink-2 closet__note")),
            rx.el.div(
                when_text(entry.listing_url, link("See its page", entry.listing_url, "solo")),
                when_text(
                    entry.ref,
                    text_button("Take it back", named, on_click=on_withdraw(entry.ref)),
                ),
                when_text(
                    entry.offer_url,
                    anchor(
                        "Offer it back",
                        named,
                        href=entry.offer_url,
                        class_name="link link--solo t-cap",
                    ),
                ),
                class_name="row closet__deeds",
            ),
            class_name="closet__words",
        ),
        key=entry.key,
    )
