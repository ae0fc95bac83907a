"""One letter when a piece is back, and the page that stops it."""

import reflex as rx

from luxeverse.components.ui.base import Text, hidden_text, when_text
from luxeverse.components.ui.controls import button, button_link, icon
from luxeverse.schemas.interest import AlertPage
from luxeverse.schemas.product_page import ProductPage
from luxeverse.state.interest import AlertState, InterestState


def tell_me(page: rx.Var[ProductPage]) -> rx.Component:
    """In the buy box of a variant that is sold out."""
    return rx.cond(
        (page.variant_id != "") & ~page.can_buy,
        alert_form(page.variant_id, "back_in_stock", page.name, "Tell me when it is back"),
    )


def alert_form(variant_id: Text, kind: Text, name: Text, label: Text) -> rx.Component:
    """An address and a button; the answer takes their place. Said politely to those who listen."""
    state = InterestState
    is_mine = state.asked == variant_id
    field = rx.Var.create("field-alert-") + variant_id
    return rx.el.form(
        rx.el.input(type="hidden", name="variant", value=variant_id),
        rx.el.input(type="hidden", name="kind", value=kind),
        rx.el.label(label, hidden_text(": ", name, ", by e-mail"), html_for=field),
        rx.el.div(
            rx.el.input(
                id=field,
                name="email",
                type="email",
                auto_complete="email",
                input_mode="email",
                required=True,
                max_length=320,
                placeholder="E-mail address",
                class_name="input",
            ),
            button("Tell me", kind="line", size="small", submit=True),
            class_name="row tell__row",
        ),
        rx.el.div(
            rx.cond(
                is_mine,
                rx.fragment(
                    when_text(
                        state.told,
                        rx.el.p(icon("check"), state.told, class_name="t-cap tell__done"),
                    ),
                    when_text(
                        state.problem,
                        rx.el.p(icon("alert"), rx.el.span(state.problem), class_name="error"),
                    ),
                ),
            ),
            role="status",
        ),
        on_submit=state.ask,
        reset_on_submit=False,
        class_name="tell",
    )


def stop_page(page: rx.Var[AlertPage]) -> rx.Component:
    return rx.el.div(
        rx.el.h1("Letters about ", page.name, class_name="t-h1"),
        rx.cond(
            AlertState.is_stopped,
            rx.el.div(
                rx.el.p("Stopped. You get no more letters about this piece.", class_name="t-body"),
                button_link("To the shop", page.shop_url, "line"),
                role="status",
            ),
            rx.el.div(
                rx.el.p(
                    "You asked for one letter about this piece. Stop, and none comes any more.",
                    class_name="t-body",
                ),
                button("Stop these letters", on_click=AlertState.stop(page.token)),
            ),
        ),
        class_name="wrap lookup stopping",
    )
