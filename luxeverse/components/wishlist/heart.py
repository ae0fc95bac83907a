"""One press saves a piece, another lets it go."""

import reflex as rx

from luxeverse.components.ui.base import Text, hidden_text
from luxeverse.components.ui.controls import icon
from luxeverse.state.wishlist import WishlistState


def heart(slug: Text, name: Text) -> rx.Component:
    """The heart of a card, above its link."""
    return rx.el.button(
        icon("heart"),
        hidden_text("Save ", name),
        type="button",
        class_name="icon-btn heart",
        aria_pressed=WishlistState.hearts.contains(slug),
        on_click=WishlistState.toggle(slug),
    )


def heart_line(slug: Text, name: Text) -> rx.Component:
    """The same beside the buy button, in words."""
    is_saved = WishlistState.hearts.contains(slug)
    return rx.el.button(
        icon("heart"),
        rx.cond(is_saved, "Saved", "Save"),
        hidden_text(" ", name),
        type="button",
        class_name="link link--solo heart heart--line",
        aria_pressed=is_saved,
        on_click=WishlistState.toggle(slug),
    )
