"""What the bag comes to."""

import reflex as rx

from luxeverse.components.ui.base import when_text
from luxeverse.components.ui.structure import notice
from luxeverse.schemas.cart import PriceRow
from luxeverse.schemas.common import Notice


def _row(row: rx.Var[PriceRow]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(
            row.label, when_text(row.note, rx.el.span(row.note, class_name="t-cap ink-3 sum__n"))
        ),
        rx.el.dd(row.text),
        class_name=rx.cond(row.strong, "sum__t", ""),
    )


def sum_table(rows: rx.Var[list[PriceRow]]) -> rx.Component:
    return rx.el.dl(rx.foreach(rows, _row), class_name="sum")


def bag_notices(notices: rx.Var[list[Notice]]) -> rx.Component:
    return rx.el.div(
        rx.foreach(notices, lambda item: notice(item.text, item.tone)),
        class_name="stack stack--tight",
        role="status",
    )
