"""The end of every page, and the bar under the thumb."""

import reflex as rx

from luxeverse.components.layout.header import BAG_LAYER, SEARCH_LAYER
from luxeverse.components.layout.theme import theme_switch
from luxeverse.components.ui.base import Event, anchor, hidden_text, when, when_text
from luxeverse.components.ui.controls import IconName, button_link, icon
from luxeverse.components.ui.react import FootColumnElement
from luxeverse.schemas.common import LinkGroup, LinkItem, Shell


def _column(group: rx.Var[LinkGroup]) -> rx.Component:
    return FootColumnElement.create(
        rx.el.ul(rx.foreach(group.links, lambda item: rx.el.li(anchor(item.label, href=item.url)))),
        title=group.title,
    )


def _legal(item: rx.Var[LinkItem]) -> rx.Component:
    return anchor(item.label, href=item.url)


def footer(shell: rx.Var[Shell]) -> rx.Component:
    """What the house says last, where else to go, and the small print."""
    return rx.el.footer(
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    rx.el.p(shell.closing_title, class_name="t-h2 foot__say"),
                    when_text(
                        shell.closing_text,
                        rx.el.p(shell.closing_text, class_name="t-body foot__text"),
                    ),
                    when_text(
                        shell.closing_link.label,
                        button_link(shell.closing_link.label, shell.closing_link.url, "line"),
                    ),
                    class_name="c1-6",
                ),
                rx.el.div(
                    rx.foreach(shell.footer_columns, _column),
                    when_text(shell.collections.title, _column(shell.collections)),
                    class_name="foot__links c7-13",
                ),
                class_name="grid foot__g",
            ),
            rx.el.div(
                rx.el.span(shell.copyright),
                rx.foreach(shell.legal_links, _legal),
                when_text(shell.region_label, rx.el.span(shell.region_label)),
                theme_switch(),
                class_name="foot__base",
            ),
            class_name="wrap",
        ),
        class_name="foot",
    )


def _tab(name: IconName, label: str, href: rx.Var[str], **props: str) -> rx.Component:
    return when_text(href, anchor(icon(name), label, href=href, **props))


def tab_bar(shell: rx.Var[Shell], bag_count: rx.Var[int], on_open_bag: Event) -> rx.Component:
    """Five places under the thumb; each is also in the header or the menu."""
    events = {} if on_open_bag is None else {"on_click": on_open_bag}
    return rx.el.nav(
        _tab("home", "Home", shell.home_url),
        _tab("grid", "Shop", shell.shop_url),
        _tab("search", "Search", shell.search_url, data_opens=SEARCH_LAYER),
        _tab("heart", "Saved", shell.saved_url),
        _tab("person", "Account", shell.account_url),
        anchor(
            rx.cond(shell.house == "arome", icon("vial"), icon("bag")),
            shell.bag_word,
            when(
                bag_count > 0,
                rx.el.span(hidden_text("pieces: "), bag_count, class_name="count"),
            ),
            href=shell.bag_url,
            data_opens=BAG_LAYER,
            **events,
        ),
        aria_label="Quick",
        class_name="tabbar",
    )
