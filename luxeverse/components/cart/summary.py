"""What the bag comes to."""

import reflex as rx

from luxeverse.components.ui.base import EventWith, when_text
from luxeverse.components.ui.controls import button, text_field
from luxeverse.components.ui.structure import notice
from luxeverse.schemas.cart import CartView, PriceRow
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


def code_form(cart: rx.Var[CartView], on_code: EventWith) -> rx.Component:
    """Folded away: an open field sends people hunting for codes. Sends ``{"code": ...}``."""
    return rx.el.details(
        rx.el.summary("Add a promotion code"),
        rx.el.form(
            rx.el.div(
                text_field(
                    "code",
                    "Promotion code",
                    error=cart.code_error,
                    auto_complete="off",
                    custom_attrs={"autoCapitalize": "characters", "spellCheck": False},
                ),
                class_name="code__field",
            ),
            button("Apply", kind="line", size="small", submit=True),
            on_submit=on_code,
            reset_on_submit=False,
            class_name="acc__in code__form",
        ),
        class_name="acc code",
    )
