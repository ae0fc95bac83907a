"""An address and a button, and the page the letter leads to."""

import reflex as rx

from luxeverse.components.ui.base import Text, hidden_text, when_text
from luxeverse.components.ui.controls import button, button_link, icon
from luxeverse.schemas.newsletter import NewsletterPage
from luxeverse.state.newsletter import NewsletterState


def sign_up(name: Text) -> rx.Component:
    """Said politely to those who listen; what was typed stays where it was when it is refused."""
    state = NewsletterState
    return rx.el.form(
        rx.el.label("E-mail address", hidden_text(" for ", name), html_for="field-newsletter"),
        rx.el.div(
            rx.el.input(
                id="field-newsletter",
                name="email",
                type="email",
                auto_complete="email",
                input_mode="email",
                required=True,
                max_length=320,
                class_name="input",
            ),
            button("Write to me", submit=True),
            class_name="row tell__row",
        ),
        rx.el.p(
            "First comes one letter that asks; every letter has a link that ends them.",
            class_name="t-cap ink-3",
        ),
        rx.el.div(
            when_text(
                state.told, rx.el.p(icon("check"), state.told, class_name="t-cap tell__done")
            ),
            when_text(
                state.problem,
                rx.el.p(icon("alert"), rx.el.span(state.problem), class_name="error"),
            ),
            role="status",
        ),
        on_submit=state.ask,
        reset_on_submit=False,
        class_name="tell news__form",
    )


def letters_page(page: rx.Var[NewsletterPage]) -> rx.Component:
    """What stands now, and the one press that changes it."""
    standing = rx.cond(NewsletterState.standing != "", NewsletterState.standing, page.standing)
    return rx.el.div(
        rx.el.h1("Letters of ", page.house_name, class_name="t-h1"),
        rx.el.div(
            rx.match(
                standing,
                ("confirmed", _confirmed(page)),
                ("stopped", _words("No letters come to this address any more.", page)),
                ("gone", _words("This link is no longer good. Ask anew on our first page.", page)),
                _asked(page),
            ),
            role="status",
        ),
        class_name="wrap lookup stopping",
    )


def _words(text: str, page: rx.Var[NewsletterPage]) -> rx.Component:
    return rx.el.div(
        rx.el.p(text, class_name="t-body"), button_link("To the shop", page.shop_url, "line")
    )


def _stop(page: rx.Var[NewsletterPage], label: str) -> rx.Component:
    return button(label, kind="line", on_click=NewsletterState.stop(page.token))


def _confirmed(page: rx.Var[NewsletterPage]) -> rx.Component:
    return rx.el.div(
        rx.el.p("You are on the list. Every letter has a link to this page.", class_name="t-body"),
        _stop(page, "No more letters"),
    )


def _asked(page: rx.Var[NewsletterPage]) -> rx.Component:
    return rx.el.div(
        rx.el.p(
            "This address was given to us for our letters. Nothing comes unless you say so here.",
            class_name="t-body",
        ),
        rx.el.div(
            button("Yes, write to me", on_click=NewsletterState.confirm(page.token)),
            _stop(page, "No, thank you"),
            class_name="row",
        ),
    )
