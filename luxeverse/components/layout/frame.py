"""A page of a house: everything around its sections."""

from typing import Any, Literal

import reflex as rx

from luxeverse.components.layout.footer import footer, tab_bar
from luxeverse.components.layout.header import (
    header,
    menu_layer,
    reduced_header,
    search_layer,
    skip_link,
)
from luxeverse.components.layout.theme import theme_script
from luxeverse.components.ui.base import Event
from luxeverse.components.ui.react import BackToTopElement
from luxeverse.schemas.common import Shell

Bar = Literal["tabs", "buy"]
BAR_CLASSES: dict[Bar, str] = {"tabs": "house has-bar", "buy": "house has-buybar"}


def house_page(
    shell: rx.Var[Shell],
    *sections: Any,
    bag_count: rx.Var[int],
    on_open_bag: Event = None,
    overlays: tuple[rx.Component, ...] = (),
    bar: Bar = "tabs",
) -> rx.Component:
    """Header, sections in ``<main>``, footer, and the layers over them.

    ``bar="buy"`` leaves the place under the thumb to the product's buy bar, which then is the
    last of ``overlays``.
    """
    below = [tab_bar(shell, bag_count, on_open_bag)] if bar == "tabs" else []
    return rx.el.div(
        theme_script(),
        skip_link(),
        header(shell, bag_count, on_open_bag),
        rx.el.main(*sections, id="main", tab_index=-1),
        footer(shell),
        BackToTopElement.create(),
        *below,
        menu_layer(shell),
        search_layer(shell),
        *overlays,
        class_name=BAR_CLASSES[bar],
        data_house=shell.house,
    )


def checkout_frame(
    shell: rx.Var[Shell],
    *sections: Any,
    help_url: rx.Var[str],
    overlays: tuple[rx.Component, ...] = (),
) -> rx.Component:
    """Nothing that leads away: no navigation, no newsletter, no bar."""
    return rx.el.div(
        theme_script(),
        skip_link(),
        reduced_header(shell, help_url),
        rx.el.main(*sections, id="main", tab_index=-1),
        rx.el.footer(
            rx.el.div(
                rx.foreach(shell.legal_links, lambda item: rx.el.a(item.label, href=item.url)),
                class_name="wrap foot__base",
            )
        ),
        *overlays,
        class_name="house",
        data_house=shell.house,
    )
