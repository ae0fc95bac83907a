"""One press saves a piece, another lets it go."""

import reflex as rx

from luxeverse.components.ui.base import Text
from luxeverse.components.ui.react import HeartElement
from luxeverse.state.wishlist import WishlistState


def heart(slug: Text, name: Text) -> rx.Component:
    """The heart of a card, above its link."""
    return _heart(slug, name, in_words=False)


def heart_line(slug: Text, name: Text) -> rx.Component:
    """The same beside the buy button, in words."""
    return _heart(slug, name, in_words=True)


def _heart(slug: Text, name: Text, *, in_words: bool) -> rx.Component:
    return HeartElement.create(
        name=name,
        pressed=WishlistState.hearts.contains(slug),
        answered=WishlistState.answered,
        in_words=in_words,
        on_toggle=WishlistState.toggle(slug),
    )
