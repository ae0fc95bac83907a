"""Where one is, and how far it is."""

import reflex as rx

from luxeverse.components.ui.base import Event, hidden_text, mark
from luxeverse.components.ui.controls import icon, text_button
from luxeverse.schemas.checkout import CheckoutView, ProgressStep


def _step(step: rx.Var[ProgressStep]) -> rx.Component:
    return rx.el.li(
        rx.el.span(step.number, class_name="num", aria_hidden="true"),
        rx.el.span(step.label),
        rx.cond(step.state == "done", hidden_text(", done")),
        aria_current=mark(step.state == "current", "step"),
    )


def progress(view: rx.Var[CheckoutView]) -> rx.Component:
    return rx.el.nav(
        rx.el.ol(rx.foreach(view.progress, _step), class_name="progress"), aria_label="Steps"
    )


def folded_step(title: str, summary: rx.Component, on_edit: Event) -> rx.Component:
    """A finished step on one line, with a way back into it."""
    return rx.el.section(
        rx.el.div(
            rx.el.span(icon("check"), class_name="step__n"),
            rx.el.h2(title, class_name="t-h3"),
            text_button("Edit", hidden_text(" ", title.lower()), on_click=on_edit),
            class_name="step__h",
        ),
        rx.el.div(summary, class_name="step__in t-small ink-2"),
        class_name="step step--done",
    )


def open_step(number: str, title: str, *children: rx.Component) -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.span(number, class_name="step__n", aria_hidden="true"),
            rx.el.h2(title, class_name="t-h3"),
            class_name="step__h",
        ),
        rx.el.div(*children, class_name="step__in"),
        class_name="step",
    )


def coming_step(number: str, title: str) -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.span(number, class_name="step__n", aria_hidden="true"),
            rx.el.h2(title, class_name="t-h3"),
            class_name="step__h",
        ),
        class_name="step step--ahead",
    )
