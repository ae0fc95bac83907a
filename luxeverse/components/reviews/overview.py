"""The reviews in short: score, distribution, what many say, pictures."""

import reflex as rx

from luxeverse.components.reviews.item import photo
from luxeverse.components.reviews.stars import stars
from luxeverse.components.ui.base import (
    anchor,
    css,
    fragment_link,
    hidden_text,
    mark,
    when,
    when_text,
)
from luxeverse.components.ui.controls import button_link, link
from luxeverse.schemas.reviews import ReviewPoint, ReviewsView, StarBar


def _bar(bar: rx.Var[StarBar]) -> rx.Component:
    inner = (
        rx.el.span(bar.label),
        rx.el.span(
            rx.el.i(custom_attrs=css(v=bar.share)), class_name="starbar", aria_hidden="true"
        ),
        rx.el.span(bar.count, hidden_text(" reviews"), class_name="num"),
    )
    return rx.el.li(
        rx.cond(
            bar.empty,
            rx.el.span(*inner, class_name="starline"),
            anchor(
                *inner,
                href=bar.url,
                aria_current=mark(bar.checked),
                rel="nofollow",
                class_name="starline",
                prevent_scroll_reset=True,
            ),
        )
    )


def score(view: rx.Var[ReviewsView]) -> rx.Component:
    return rx.el.div(
        rx.el.p(
            rx.el.span(view.average, class_name="t-h1 num", aria_hidden="true"),
            stars(view.stars, view.score_text),
            class_name="reviews__score",
        ),
        rx.el.p(view.count_text, class_name="t-small ink-2"),
        rx.el.ul(rx.foreach(view.bars, _bar), class_name="starlines", aria_label="By stars"),
        when_text(view.fit_text, rx.el.p(view.fit_text, class_name="t-small")),
        button_link("Write a review", view.write_url, "line", "small"),
        when_text(view.sample_note, rx.el.p(view.sample_note, class_name="t-cap ink-3")),
        class_name="reviews__aside",
    )


def _point(point: rx.Var[ReviewPoint]) -> rx.Component:
    return rx.el.li(
        rx.el.p(point.text, class_name="t-small"),
        when_text(
            point.quote,
            rx.el.p(
                rx.el.q(point.quote),
                " ",
                fragment_link(point.author, href=point.url, class_name="link"),
                class_name="t-small ink-2",
            ),
        ),
    )


def summary(view: rx.Var[ReviewsView]) -> rx.Component:
    """Counts with one sentence each, and the review it comes from."""
    return when(
        view.points.length() > 0,
        rx.el.div(
            rx.el.h3("What many say", class_name="t-h3"),
            rx.el.ul(rx.foreach(view.points, _point), class_name="points"),
            rx.el.p(view.summary_note, class_name="t-cap ink-3"),
            class_name="reviews__sum",
        ),
    )


def strip(view: rx.Var[ReviewsView]) -> rx.Component:
    return when_text(
        view.pictures_url,
        rx.el.div(
            rx.el.ul(
                rx.foreach(view.photos, photo),
                class_name="review__photos",
                aria_label="Pictures by buyers",
            ),
            link("With what else is on them", view.pictures_url, rel="nofollow"),
        ),
    )
