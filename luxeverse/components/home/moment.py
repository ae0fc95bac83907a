"""A step of a story with its time or its name: each house lists them in its own way."""

import reflex as rx

from luxeverse.schemas.common import Step


def moment(step: rx.Var[Step]) -> rx.Component:
    return rx.el.li(rx.el.b(step.when, class_name="num"), rx.el.span(step.text))
