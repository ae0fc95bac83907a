"""Where a visit is: a drawn plan, the address, the hours, and the way there."""

import reflex as rx

from luxeverse.components.ui.base import css, hidden_text
from luxeverse.components.ui.controls import icon
from luxeverse.components.ui.structure import facts
from luxeverse.schemas.appointments import PlaceView


def place(view: rx.Var[PlaceView]) -> rx.Component:
    """The plan is a mask, so that it is drawn in the ink of the page; the way is opened by a press alone."""
    return rx.el.section(
        rx.el.h2(view.name, class_name="t-h3", id="h-place"),
        rx.el.figure(
            rx.el.div(
                role="img",
                aria_label=view.plan_alt,
                class_name="plan",
                custom_attrs=css(plan=rx.Var.create("url(") + view.plan + ")"),
            ),
            rx.el.figcaption(view.note, class_name="t-cap ink-3"),
        ),
        rx.el.address(rx.foreach(view.address, rx.el.p), class_name="t-small"),
        facts(view.hours, "visit__hours t-small"),
        rx.el.a(
            "The way there",
            hidden_text(", a map of OpenStreetMap in another window"),
            icon("arrow"),
            href=view.way_url,
            target="_blank",
            rel="noopener noreferrer",
            class_name="link link--solo",
        ),
        aria_labelledby="h-place",
        class_name="visit__place",
    )
