"""What a member's orders took, what was given, what came back: figures first, no leaf and no praise."""

from typing import Any

import reflex as rx

from luxeverse.components.account.orders import signed_out
from luxeverse.components.recycling.programme import sent_back
from luxeverse.components.ui.base import anchor, file_link, when, when_text
from luxeverse.components.ui.controls import link, text_button
from luxeverse.components.ui.media import skeleton_plate
from luxeverse.components.ui.structure import breadcrumbs, facts
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.sustainability import OrderRow, Report, YearRow


def report(view: rx.Var[Report], on: Any) -> rx.Component:
    """``on`` is the state with the deeds."""
    return rx.el.div(
        rx.match(
            view.status,
            ("loading", skeleton_plate()),
            ("gone", signed_out(view.door)),
            rx.fragment(
                breadcrumbs(view.crumbs),
                rx.el.h1("Footprint and giving", class_name="t-h1 acct__h"),
                rx.el.div(
                    rx.el.div(_figures(view), class_name="c1-8 acct__main"),
                    rx.el.div(
                        when_text(view.habit_title, _habit(view, on)),
                        sent_back(view, on),
                        class_name="c9-13 acct__side",
                    ),
                    class_name="grid acct__g",
                ),
            ),
        ),
        class_name="wrap acct",
    )


def _figures(view: rx.Var[Report]) -> rx.Component:
    return rx.cond(
        view.is_empty,
        rx.el.section(
            rx.el.h2("Nothing to count yet", class_name="t-h3"),
            rx.el.p(
                "With your first order this page says what bringing it took, what you gave with it, "
                "and what we added.",
                class_name="t-body ink-2",
            ),
            _shop(view.shop),
            class_name="acct__part",
        ),
        rx.fragment(
            rx.el.section(
                rx.el.h2("Until today", class_name="t-h3", id="h-all"),
                facts(view.totals, "took__facts"),
                file_link(
                    "Take it away as a table (CSV)",
                    href=view.table_url,
                    class_name="link link--solo t-cap",
                ),
                aria_labelledby="h-all",
                class_name="acct__part",
            ),
            when(view.years.length() > 0, _years(view)),
            when(view.orders.length() > 0, _orders(view)),
        ),
    )


def _shop(shop: rx.Var[LinkItem]) -> rx.Component:
    return link(shop.label, shop.url, "solo")


def _years(view: rx.Var[Report]) -> rx.Component:
    heads = ("Year", "Carriage and packing", "Contributed", "Rounded up", "Added")
    return rx.el.section(
        rx.el.h2("By year", class_name="t-h3", id="h-years"),
        rx.el.div(
            rx.el.table(
                rx.el.thead(
                    rx.el.tr(*(rx.el.th(head, custom_attrs={"scope": "col"}) for head in heads))
                ),
                rx.el.tbody(rx.foreach(view.years, _year)),
                class_name="years num",
            ),
            class_name="years__in",
            tab_index=0,
            role="region",
            aria_labelledby="h-years",
        ),
        class_name="acct__part",
    )


def _year(row: rx.Var[YearRow]) -> rx.Component:
    return rx.el.tr(
        rx.el.th(
            row.year,
            rx.el.span(row.orders_text, class_name="t-cap ink-3"),
            custom_attrs={"scope": "row"},
        ),
        rx.el.td(row.carriage_text),
        rx.el.td(row.contribution_text),
        rx.el.td(row.gift_text),
        rx.el.td(row.match_text),
    )


def _orders(view: rx.Var[Report]) -> rx.Component:
    return rx.el.section(
        rx.el.h2("By order", class_name="t-h3", id="h-orders"),
        rx.el.ul(rx.foreach(view.orders, _order), class_name="acct__devices"),
        when_text(view.more_text, rx.el.p(view.more_text, class_name="t-cap ink-3")),
        aria_labelledby="h-orders",
        class_name="acct__part",
    )


def _order(row: rx.Var[OrderRow]) -> rx.Component:
    return rx.el.li(
        rx.el.p(
            anchor(row.number, href=row.url, class_name="link num"),
            rx.el.span(row.carriage_text, class_name="num"),
            class_name="row between",
        ),
        rx.el.p(
            row.placed_on,
            when_text(row.parts_text, rx.fragment(": ", row.parts_text)),
            class_name="t-cap ink-3 num",
        ),
        when_text(row.given_text, rx.el.p(row.given_text, class_name="t-cap ink-2 num")),
        key=row.number,
    )


def _habit(view: rx.Var[Report], on: Any) -> rx.Component:
    return rx.el.section(
        rx.el.h2(view.habit_title, class_name="t-h3", id="h-habit"),
        rx.el.p(
            rx.cond(view.always_contributes, "On.", "Off."),
            " ",
            view.habit_text,
            class_name="t-small ink-2",
        ),
        rx.cond(
            view.always_contributes,
            text_button("Turn it off", on_click=on.contribute_always(False)),
            text_button("Turn it on", on_click=on.contribute_always(True)),
        ),
        aria_labelledby="h-habit",
        class_name="acct__part",
    )
