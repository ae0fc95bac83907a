"""A visit on its own page: what was booked, for the calendar, moved and cancelled."""

from typing import Any

import reflex as rx

from luxeverse.components.appointments.place import place
from luxeverse.components.ui.base import file_link, when
from luxeverse.components.ui.controls import button, field, link
from luxeverse.components.ui.media import skeleton_plate
from luxeverse.components.ui.structure import accordion, empty_state, facts
from luxeverse.schemas.appointments import VisitView


def visit(view: rx.Var[VisitView], on: Any) -> rx.Component:
    """``on`` is the state with the deeds: move, cancel."""
    return rx.el.div(
        rx.match(
            view.status,
            ("loading", skeleton_plate()),
            ("ready", _coming(view, on)),
            ("ended", _ended(view)),
            rx.fragment(
                rx.el.h1(view.title, class_name="vh"),
                empty_state(view.title, view.text, view.links),
            ),
        ),
        class_name="wrap visit",
    )


def _coming(view: rx.Var[VisitView], on: Any) -> rx.Component:
    return rx.fragment(
        rx.el.header(
            rx.el.h1(view.title, class_name="t-h1"),
            rx.el.p(view.text, class_name="t-lede"),
            class_name="visit__h",
        ),
        rx.el.div(
            rx.el.div(
                facts(view.facts, "visit__facts"),
                file_link(
                    "Put it into a calendar",
                    href=view.calendar_url,
                    class_name="btn btn--line",
                ),
                _change(view, on),
                class_name="c1-8 visit__main",
            ),
            rx.el.div(place(view.place), class_name="c9-13"),
            class_name="grid visit__g",
        ),
    )


def _change(view: rx.Var[VisitView], on: Any) -> rx.Component:
    return rx.el.div(
        when(
            view.times.length() > 0,
            accordion(
                "Move it",
                rx.el.form(
                    field(
                        rx.el.select(
                            rx.foreach(
                                view.times,
                                lambda one: rx.el.option(one.label, value=one.at, key=one.at),
                            ),
                            id="field-at",
                            name="at",
                            class_name="input",
                        ),
                        "at",
                        "Another time",
                    ),
                    button("Move it there", kind="line", size="small", submit=True),
                    on_submit=on.move,
                    reset_on_submit=False,
                    class_name="acct__form",
                ),
            ),
        ),
        accordion(
            "Cancel it",
            rx.el.p("The places go to somebody else. A letter confirms it.", class_name="t-small"),
            button("Cancel the visit", kind="line", size="small", on_click=on.cancel),
        ),
    )


def _ended(view: rx.Var[VisitView]) -> rx.Component:
    return rx.fragment(
        rx.el.header(
            rx.el.h1(view.title, class_name="t-h1"),
            rx.el.p(view.text, class_name="t-lede"),
            class_name="visit__h",
        ),
        facts(view.facts, "visit__facts"),
        rx.foreach(view.links, lambda item: link(item.label, item.url, "solo")),
    )
