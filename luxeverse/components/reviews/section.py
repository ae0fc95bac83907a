"""The reviews of a piece on its page."""

import reflex as rx

from luxeverse.components.reviews.item import review
from luxeverse.components.reviews.overview import score, strip, summary
from luxeverse.components.reviews.stars import score_link
from luxeverse.components.ui.base import anchor, hidden_text, mark, when_text
from luxeverse.components.ui.controls import button_link, check_link, fold, link
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.product_page import ProductPage
from luxeverse.schemas.reviews import ReviewFilter, ReviewsView
from luxeverse.state.reviews import ReviewsState
from luxeverse.state.shell import ShellState


def rating_line(_page: rx.Var[ProductPage]) -> rx.Component:
    view = ReviewsState.page
    return when_text(view.average, score_link(view.stars, view.score_text, view.count_text))


def reviews(_page: rx.Var[ProductPage]) -> rx.Component:
    """Score, what many say, and the reviews themselves; an invitation while there are none."""
    view = ReviewsState.page
    return when_text(
        view.write_url,
        rx.el.section(
            rx.el.div(
                rx.el.h2("Reviews", class_name="t-h2", id="h-reviews"),
                rx.match(view.status, ("empty", _nobody(view)), _some(view)),
                class_name="wrap",
            ),
            class_name="section reviews",
            id="reviews",
            aria_labelledby="h-reviews",
        ),
    )


def _nobody(view: rx.Var[ReviewsView]) -> rx.Component:
    return rx.el.div(
        rx.el.p("Nobody has reviewed this piece yet.", class_name="t-body ink-2"),
        button_link("Write the first", view.write_url, "line", "small"),
        class_name="reviews__none",
    )


def _some(view: rx.Var[ReviewsView]) -> rx.Component:
    shell = ShellState.shell
    return rx.el.div(
        rx.el.div(score(view), class_name="c1-5"),
        rx.el.div(
            summary(view),
            strip(view),
            _tools(view),
            rx.foreach(view.shown, lambda one: review(one, shell.house, shell.prefix)),
            when_text(
                view.more_url,
                button_link(view.more_label, view.more_url, "line", prevent_scroll_reset=True),
            ),
            class_name="c5-13",
        ),
        class_name="grid",
    )


def _tools(view: rx.Var[ReviewsView]) -> rx.Component:
    return rx.el.div(
        rx.foreach(view.filters, _filter),
        fold(
            rx.Var.create("Sort: ") + view.sort_label,
            rx.el.ul(rx.foreach(view.sorts, _sort), class_name="fold__list"),
        ),
        rx.el.p(
            view.found_text,
            when_text(view.clear_url, _clear(view)),
            role="status",
            class_name="t-small reviews__found",
        ),
        class_name="row reviews__tools",
    )


def _filter(one: rx.Var[ReviewFilter]) -> rx.Component:
    return check_link(one.label, one.url, one.checked, one.empty & ~one.checked, one.count)


def _sort(item: rx.Var[LinkItem]) -> rx.Component:
    return rx.el.li(
        anchor(
            item.label,
            rx.cond(item.current, hidden_text(", chosen")),
            href=item.url,
            aria_current=mark(item.current),
            rel="nofollow",
            prevent_scroll_reset=True,
        )
    )


def _clear(view: rx.Var[ReviewsView]) -> rx.Component:
    return rx.fragment(" ", link("Show all", view.clear_url, prevent_scroll_reset=True))
