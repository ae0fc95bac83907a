"""Stars: drawn for those who look, said for those who listen."""

import reflex as rx

from luxeverse.components.ui.base import Text, css


def stars(share: Text, said: Text) -> rx.Component:
    """``share`` is the filled part as a CSS percentage."""
    return rx.el.span(class_name="stars", role="img", aria_label=said, custom_attrs=css(v=share))


def score_link(share: Text, score: Text, count: Text) -> rx.Component:
    """Beside the price: how it is rated, and the way to why."""
    return rx.el.a(
        rx.el.span(class_name="stars", aria_hidden="true", custom_attrs=css(v=share)),
        rx.el.span(score, ", ", count),
        href="#reviews",
        class_name="link link--solo t-cap score",
    )
