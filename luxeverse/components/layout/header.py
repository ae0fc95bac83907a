"""The house's name, its ways in, and the bag."""

from typing import Any

import reflex as rx

from luxeverse.components.ui.base import (
    Event,
    anchor,
    fragment_link,
    hidden_text,
    mark,
    when,
    when_text,
)
from luxeverse.components.ui.controls import icon, icon_button
from luxeverse.components.ui.overlays import layer, layer_body
from luxeverse.components.ui.react import AnnouncementElement, PanelsElement, SearchElement
from luxeverse.schemas.common import LinkGroup, LinkItem, NavItem, Shell

BAG_LAYER = "bag"
SEARCH_LAYER = "search"
MENU_LAYER = "menu"


def skip_link() -> rx.Component:
    return fragment_link("Skip to content", href="#main", class_name="skip")


def _nav_label(item: rx.Var[LinkItem]) -> rx.Component:
    """A poetic name has its plain word under it."""
    return rx.fragment(
        when_text(item.numeral, rx.el.span(item.numeral, class_name="rn", aria_hidden="true")),
        rx.cond(
            item.hint == "",
            item.label,
            rx.el.span(
                item.label,
                hidden_text(", "),
                rx.el.span(item.hint, class_name="hinted__say"),
                class_name="hinted",
            ),
        ),
    )


def _nav_link(item: rx.Var[LinkItem]) -> rx.Component:
    return rx.el.li(
        anchor(_nav_label(item), href=item.url, aria_current=mark(item.current, "page"))
    )


def _panel_link(item: rx.Var[NavItem]) -> rx.Component:
    """An entry of the header with the panel under it."""
    has_panel = item.below.length() > 0
    return rx.el.li(
        anchor(
            _nav_label(item),
            href=item.url,
            aria_current=mark(item.current, "page"),
            aria_expanded=mark(has_panel, "false"),
        ),
        when(
            has_panel,
            rx.el.div(
                rx.el.div(
                    rx.el.div(
                        rx.el.p(item.label, class_name="t-cap ink-3"),
                        rx.el.ul(rx.foreach(item.below, _nav_link)),
                    ),
                    when_text(item.picture, _room(item.picture)),
                    class_name="wrap panel__in",
                ),
                class_name="panel",
            ),
        ),
    )


def _room(address: rx.Var[str]) -> rx.Component:
    """Not fetched before its panel opens: until then it has no box."""
    return rx.el.img(
        src=address, alt="", width="200", height="250", loading="lazy", class_name="panel__room"
    )


def _also(collections: rx.Var[LinkGroup]) -> rx.Component:
    """The collections stand in every open panel and in the document once."""
    return when_text(
        collections.title,
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    rx.el.p(collections.title, class_name="t-cap ink-3"),
                    rx.el.ul(rx.foreach(collections.links, _nav_link)),
                    class_name="panel__also",
                ),
                class_name="wrap panel__in",
            ),
            class_name="panel panel--also",
        ),
    )


def _bag_link(shell: rx.Var[Shell], count: rx.Var[int], on_open: Event) -> rx.Component:
    return anchor(
        rx.el.span(shell.bag_word),
        when_text(shell.bag_hint, hidden_text(", ", shell.bag_hint)),
        hidden_text(", pieces: "),
        rx.el.span(count, class_name="num"),
        href=shell.bag_url,
        class_name="util__a",
        data_opens=BAG_LAYER,
        **_on_click(on_open),
    )


def _bag_icon(shell: rx.Var[Shell], count: rx.Var[int], on_open: Event) -> rx.Component:
    return anchor(
        rx.cond(shell.house == "arome", icon("vial"), icon("bag")),
        hidden_text(shell.bag_word, when_text(shell.bag_hint, rx.el.span(", ", shell.bag_hint))),
        when(count > 0, rx.el.span(count, class_name="count")),
        href=shell.bag_url,
        class_name="icon-btn",
        data_opens=BAG_LAYER,
        **_on_click(on_open),
    )


def _on_click(event: Event) -> dict[str, Event]:
    return {} if event is None else {"on_click": event}


def _utilities(shell: rx.Var[Shell], count: rx.Var[int], on_open: Event) -> rx.Component:
    return rx.el.div(
        when_text(
            shell.search_url,
            anchor("Search", href=shell.search_url, class_name="util__a", data_opens=SEARCH_LAYER),
        ),
        when_text(shell.saved_url, anchor("Saved", href=shell.saved_url, class_name="util__a")),
        when_text(
            shell.account_url,
            anchor(
                icon("person"),
                hidden_text("Account"),
                href=shell.account_url,
                class_name="util__a util__person",
            ),
        ),
        _bag_link(shell, count, on_open),
        when_text(
            shell.search_url,
            anchor(
                icon("search"),
                hidden_text("Search"),
                href=shell.search_url,
                class_name="icon-btn",
                data_opens=SEARCH_LAYER,
            ),
        ),
        _bag_icon(shell, count, on_open),
        class_name="util",
    )


def house_mark(shell: rx.Var[Shell]) -> rx.Component:
    return anchor(shell.house_name, href=shell.home_url, class_name=f"mark mark--{shell.house}")


def header(shell: rx.Var[Shell], bag_count: rx.Var[int], on_open_bag: Event) -> rx.Component:
    """Name left, products in the middle, person right; one line at every width.

    The bag opens in the browser at once; ``on_open_bag`` may freshen what it shows.
    """
    return rx.el.header(
        when_text(shell.announcement, AnnouncementElement.create(text=shell.announcement)),
        rx.el.div(
            house_mark(shell),
            PanelsElement.create(
                rx.el.ul(rx.foreach(shell.nav, _panel_link)),
                _also(shell.collections),
                label="Main",
            ),
            _utilities(shell, bag_count, on_open_bag),
            rx.el.span(icon_button("menu", "Menu", data_opens=MENU_LAYER), class_name="menu"),
            class_name="wrap top__in",
        ),
        class_name="top",
    )


def menu_layer(shell: rx.Var[Shell]) -> rx.Component:
    """The navigation of small screens: what is below an entry is a fold, what the foot has besides has its heading."""
    return layer(
        layer_body(
            rx.el.nav(
                rx.el.ul(
                    rx.foreach(shell.nav, _menu_entry),
                    when_text(
                        shell.collections.title,
                        _menu_fold(shell.collections.title, shell.collections.links),
                    ),
                    class_name="menu-list",
                ),
                rx.foreach(shell.menu, _menu_group),
                aria_label="Menu",
            ),
        ),
        id_=MENU_LAYER,
        kind="menu",
        label=shell.house_name,
        close_label="Close menu",
    )


def _menu_entry(item: rx.Var[NavItem]) -> rx.Component:
    return rx.cond(
        item.below.length() > 0, _menu_fold(_nav_label(item), item.below), _nav_link(item)
    )


def _menu_fold(label: Any, links: rx.Var[list[LinkItem]]) -> rx.Component:
    return rx.el.li(
        rx.el.details(
            rx.el.summary(rx.el.span(label), icon("down")),
            rx.el.ul(rx.foreach(links, _nav_link), class_name="menu-list menu-list--small"),
            custom_attrs={"name": "menu"},  # one fold is open at a time
        )
    )


def _menu_group(group: rx.Var[LinkGroup]) -> rx.Component:
    return rx.el.div(
        rx.el.h3(group.title, class_name="t-cap ink-3"),
        rx.el.ul(rx.foreach(group.links, _nav_link), class_name="menu-list menu-list--small"),
        class_name="menu-group",
    )


def search_layer(shell: rx.Var[Shell]) -> rx.Component:
    """The field and what it suggests, across the window; without script the links lead to the page of results."""
    return when_text(
        shell.search_url,
        SearchElement.create(
            id=SEARCH_LAYER,
            action=shell.search_url,
            house=shell.house,
            prefix=shell.prefix,
            name=shell.house_name,
        ),
    )


def reduced_header(shell: rx.Var[Shell], help_url: rx.Var[str]) -> rx.Component:
    """Checkout keeps the name, the lock and help; nothing else leads away."""
    return rx.el.header(
        rx.el.div(
            house_mark(shell),
            rx.el.p(
                icon("lock"), rx.el.span("Secure checkout"), class_name="row t-small ink-2 co__sec"
            ),
            when_text(
                help_url, anchor("Help", href=help_url, class_name="link link--solo t-small")
            ),
            class_name="wrap row between co__in",
        ),
        class_name="top co__top",
    )
