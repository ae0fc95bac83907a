"""The template of a page: head, frame, bag, toasts, and trouble in the place of a page that is not there."""

from typing import Any

import reflex as rx

from luxeverse.components.cart.bag_drawer import bag_drawer
from luxeverse.components.content.trouble import trouble
from luxeverse.components.layout.frame import Bar, checkout_frame, house_page
from luxeverse.components.layout.head import head_tags
from luxeverse.components.ui.overlays import toasts
from luxeverse.state.cart import CartState
from luxeverse.state.feedback import FeedbackState
from luxeverse.state.shell import ShellState


def shop_page(
    *sections: Any, bar: Bar = "tabs", overlays: tuple[rx.Component, ...] = ()
) -> rx.Component:
    """A page with the whole frame of its house."""
    content = rx.cond(
        ShellState.trouble.title != "", trouble(ShellState.trouble), rx.fragment(*sections)
    )
    return rx.fragment(
        head_tags(ShellState.head, ShellState.shell.house),
        house_page(
            ShellState.shell,
            content,
            bag_count=CartState.cart.count,
            overlays=(_bag(), _toasts(), *overlays),
            bar=bar,
        ),
    )


def quiet_page(*sections: Any, help_url: rx.Var[str]) -> rx.Component:
    """A page from which nothing leads away: the checkout."""
    return rx.fragment(
        head_tags(ShellState.head, ShellState.shell.house),
        checkout_frame(ShellState.shell, *sections, help_url=help_url, overlays=(_toasts(),)),
    )


def _bag() -> rx.Component:
    return bag_drawer(CartState.cart, CartState.answered, CartState.step, CartState.remove)


def _toasts() -> rx.Component:
    return toasts(FeedbackState.toasts, on_dismiss=FeedbackState.dismiss, on_undo=CartState.undo)
