"""What somebody new can do next."""

import reflex as rx

from luxeverse.components.ui.controls import link
from luxeverse.schemas.account import WelcomePage
from luxeverse.schemas.common import LinkItem


def welcome(page: rx.Var[WelcomePage]) -> rx.Component:
    return rx.el.div(
        rx.el.h1(page.title, class_name="t-h1"),
        rx.el.p(page.text, class_name="t-lede"),
        rx.el.ul(rx.foreach(page.ways, _way), class_name="ways-on"),
        class_name="wrap acct welcome",
    )


def _way(item: rx.Var[LinkItem]) -> rx.Component:
    return rx.el.li(
        link(item.label, item.url, "solo"),
        rx.el.p(item.hint, class_name="t-small ink-2"),
        key=item.url,
    )
