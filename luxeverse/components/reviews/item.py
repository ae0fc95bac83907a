"""One review."""

from typing import Any

import reflex as rx

from luxeverse.components.reviews.stars import stars
from luxeverse.components.ui.base import when_text
from luxeverse.components.ui.controls import icon
from luxeverse.components.ui.react_piece import HelpfulElement
from luxeverse.schemas.reviews import ReviewPhotoView, ReviewView


def photo(one: rx.Var[ReviewPhotoView]) -> rx.Component:
    """A small picture that leads to the large one."""
    return rx.el.li(
        rx.el.a(
            rx.el.img(
                src=one.small,
                alt=one.alt,
                loading="lazy",
                custom_attrs={"width": "160", "height": "160", "decoding": "async"},
            ),
            href=one.large,
            target="_blank",
            rel="noopener",
            data_reload="",
        )
    )


def review(one: rx.Var[ReviewView], house: Any, prefix: Any) -> rx.Component:
    return rx.el.article(
        rx.el.div(
            stars(one.stars, one.stars_text),
            when_text(one.title, rx.el.h3(one.title, class_name="t-h3")),
            class_name="review__head",
        ),
        rx.foreach(one.paragraphs, lambda text: rx.el.p(text, class_name="t-body")),
        rx.cond(
            one.photos.length() > 0,
            rx.el.ul(rx.foreach(one.photos, photo), class_name="review__photos"),
        ),
        rx.el.p(
            rx.el.b(one.author),
            when_text(
                one.verified_text,
                rx.el.span(icon("check"), one.verified_text, class_name="review__verified"),
            ),
            when_text(one.facts, rx.el.span(one.facts, class_name="ink-3")),
            class_name="t-cap review__by",
        ),
        HelpfulElement.create(
            review=one.id, count=one.helpful, house=house, prefix=prefix, author=one.author
        ),
        id=one.anchor,
        key=one.id,
        class_name="review",
        tab_index=-1,
    )
