"""Ask for a label, and see those one asked for."""

from typing import Any

import reflex as rx

from luxeverse.components.ui.base import hidden_text, when, when_text
from luxeverse.components.ui.controls import button, link, text_button, text_field
from luxeverse.components.ui.structure import notice
from luxeverse.schemas.recycling import LabelRow
from luxeverse.schemas.sustainability import Report


def sent_back(view: rx.Var[Report], on: Any) -> rx.Component:
    """``on`` is the state with the deeds: ask_label, withdraw_label."""
    return rx.el.section(
        rx.el.h2("Send something back", class_name="t-h3", id="h-back"),
        when_text(view.programme.what, _form(view, on)),
        when(
            view.labels.length() > 0,
            rx.el.ul(
                rx.foreach(view.labels, lambda row: _row(row, on)), class_name="acct__devices"
            ),
        ),
        aria_labelledby="h-back",
        id="back",
        class_name="acct__part",
    )


def _form(view: rx.Var[Report], on: Any) -> rx.Component:
    said = view.programme
    return rx.fragment(
        rx.el.p(said.text, class_name="t-small ink-2"),
        rx.el.p(said.reward_text, class_name="t-small"),
        when_text(
            view.order_number,
            rx.el.p("Of order ", view.order_number, class_name="t-cap ink-3 num"),
        ),
        rx.el.div(when_text(view.error, notice(view.error, "err")), role="alert"),
        rx.el.form(
            rx.el.input(type="hidden", name="order", value=view.order_number),
            text_field(
                "pieces",
                rx.Var.create("How many ") + said.what,
                said.limit_text,
                type="number",
                input_mode="numeric",
                min=said.least,
                max=said.most,
                default_value=said.least.to_string(),
                auto_complete="off",
            ),
            button("Make a label", kind="line", size="small", submit=True),
            on_submit=on.ask_label,
            reset_on_submit=False,
            no_validate=True,
            class_name="acct__form",
        ),
    )


def _row(row: rx.Var[LabelRow], on: Any) -> rx.Component:
    return rx.el.li(
        rx.el.p(
            rx.cond(
                row.is_open,
                link(row.reference, row.url),
                rx.el.span(row.reference),
            ),
            rx.el.span(", ", row.status_text, class_name="ink-3"),
            class_name="num",
        ),
        rx.el.p(row.text, class_name="t-cap ink-3"),
        when(
            row.is_open,
            text_button(
                "Withdraw",
                hidden_text(" ", row.reference),
                on_click=on.withdraw_label(row.reference),
            ),
        ),
        key=row.reference,
    )
