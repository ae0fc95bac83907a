"""A label to print: words for the screen above, and below what goes on the parcel."""

import reflex as rx

from luxeverse.components.ui.controls import link
from luxeverse.components.ui.media import skeleton_plate
from luxeverse.components.ui.react import PrintButtonElement
from luxeverse.components.ui.structure import empty_state
from luxeverse.schemas.recycling import LabelView


def label(view: rx.Var[LabelView]) -> rx.Component:
    """One screen for a label, one that has ended, and none."""
    return rx.el.div(
        rx.match(
            view.status,
            ("loading", skeleton_plate()),
            ("ready", rx.fragment(_words(view), _parcel(view))),
            rx.fragment(
                rx.el.h1(view.title, class_name="vh"),
                empty_state(view.title, view.text, view.links),
            ),
        ),
        class_name="wrap acct",
    )


def _words(view: rx.Var[LabelView]) -> rx.Component:
    return rx.el.div(
        rx.el.h1(view.title, class_name="t-h1"),
        rx.el.ol(rx.foreach(view.steps, rx.el.li), class_name="slip__steps t-body ink-2"),
        rx.el.div(
            PrintButtonElement.create(label="Print the label"),
            rx.foreach(view.links, lambda item: link(item.label, item.url, "solo")),
            class_name="row",
        ),
        class_name="slip__words",
    )


def _parcel(view: rx.Var[LabelView]) -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.p("To", class_name="slip__k"),
            rx.el.address(rx.foreach(view.address, rx.el.p), class_name="slip__to"),
            rx.el.p("Contents", class_name="slip__k"),
            rx.el.p(view.contents),
            rx.el.p(view.ends_text, class_name="slip__k"),
        ),
        rx.el.figure(
            rx.el.img(src=view.square, alt="", width="160", height="160"),
            rx.el.figcaption(view.reference, class_name="num"),
        ),
        aria_label="The label",
        class_name="slip",
    )
