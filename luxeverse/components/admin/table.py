"""The one list of the desk. Every room's rows stand in it."""

from typing import Any

import reflex as rx

from luxeverse.components.admin.react import DeskTableElement
from luxeverse.components.ui.base import when
from luxeverse.components.ui.controls import link
from luxeverse.components.ui.structure import empty_state, facts
from luxeverse.schemas.admin import DeskFrame, TableView


def table(frame: rx.Var[DeskFrame], state: Any) -> rx.Component:
    """``state`` has the view, the deeds, and how many of them were answered and done."""
    view: rx.Var[TableView] = state.view
    return rx.fragment(
        rx.el.div(
            rx.el.h1(frame.title, class_name="t-h2"),
            rx.el.p(frame.text, class_name="t-small ink-2"),
            rx.foreach(view.ways, lambda way: link(way.label, way.url, "solo")),
            class_name="desk__h",
        ),
        when(view.facts.length() > 0, facts(view.facts, "desk__facts")),
        rx.match(
            view.status,
            ("loading", waiting()),
            ("gone", nothing(view)),
            ("refused", nothing(view)),
            ("empty", rx.fragment(_list(state), nothing(view))),
            _list(state),
        ),
    )


def _list(state: Any) -> rx.Component:
    return DeskTableElement.create(
        view=state.view, answered=state.answered, done=state.done, on_act=state.act
    )


def nothing(view: Any) -> rx.Component:
    """Why there is nothing to see, and where to go."""
    return empty_state(view.title, view.text, view.links)


def waiting() -> rx.Component:
    """The grey shape of a list that is on its way."""
    lines = [rx.el.div(class_name="skel desk__skel") for _ in range(6)]
    return rx.el.div(*lines, aria_busy="true", aria_label="Loading", role="status")
