"""What a member borrowed."""

import reflex as rx

from luxeverse.components.account.orders import signed_out
from luxeverse.components.ui.base import EventWith, anchor, hidden_text, when_text
from luxeverse.components.ui.controls import button
from luxeverse.components.ui.media import picture, skeleton_plate
from luxeverse.components.ui.structure import breadcrumbs, empty_state
from luxeverse.schemas.rental import LoanEntry, LoansPage


def loans(page: rx.Var[LoansPage], on_cancel: EventWith) -> rx.Component:
    return rx.el.div(
        rx.match(
            page.status,
            ("loading", skeleton_plate()),
            ("gone", signed_out(page.door)),
            rx.fragment(
                breadcrumbs(page.crumbs),
                rx.el.h1("Loans", class_name="t-h1 acct__h"),
                rx.cond(
                    page.status == "empty",
                    empty_state(
                        "Nothing borrowed yet",
                        "Some pieces can be borrowed for a few days; their page says so.",
                        [page.shop],
                    ),
                    rx.el.ul(
                        rx.foreach(page["entries"], lambda entry: _entry(entry, on_cancel)),
                        class_name="closet",
                    ),
                ),
            ),
        ),
        class_name="wrap acct",
    )


def _entry(entry: rx.Var[LoanEntry], on_cancel: EventWith) -> rx.Component:
    return rx.el.li(
        picture(entry.picture, sizes="(min-width: 768px) 160px, 30vw", decorative=True),
        rx.el.div(
            rx.el.h2(anchor(entry.name, href=entry.url), class_name="t-h3"),
            rx.el.p(entry.days_text, class_name="t-body num"),
            rx.el.p(entry.status_text, class_name="t-small accent"),
            rx.el.p(entry.money_text, class_name="t-small ink-2 num"),
            rx.el.p("Loan ", rx.el.span(entry.number, class_name="num"), class_name="t-cap ink-3"),
            when_text(
                entry.ref,
                rx.el.details(
                    rx.el.summary("Cancel it", class_name="link t-cap"),
                    button(
                        "Yes, cancel it",
                        hidden_text(": ", entry.name),
                        kind="line",
                        size="small",
                        on_click=on_cancel(entry.ref),
                    ),
                    class_name="loan__cancel",
                ),
            ),
            class_name="closet__words",
        ),
        key=entry.number,
    )
