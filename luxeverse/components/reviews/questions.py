"""Questions about a piece, with room for one more and for answers."""

from typing import Any

import reflex as rx

from luxeverse.components.ui.base import Text, hidden_text, when_text
from luxeverse.components.ui.controls import button, icon
from luxeverse.components.ui.react_piece import HelpfulElement
from luxeverse.schemas.product_page import ProductPage
from luxeverse.schemas.questions import AnswerView, QuestionView
from luxeverse.state.questions import AskState, QuestionsState
from luxeverse.state.shell import ShellState


def questions(_page: rx.Var[ProductPage]) -> rx.Component:
    view = QuestionsState.page
    return when_text(
        view.slug,
        rx.el.section(
            rx.el.div(
                rx.el.div(
                    rx.el.h2("Questions", class_name="t-h2", id="h-questions"),
                    rx.el.p(view.count_text, class_name="t-small ink-2"),
                    _ask(view.slug),
                    when_text(
                        view.sample_note, rx.el.p(view.sample_note, class_name="t-cap ink-3")
                    ),
                    class_name="c1-5 questions__aside",
                ),
                rx.el.div(rx.foreach(view.questions, _question), class_name="c5-13"),
                class_name="wrap grid",
            ),
            class_name="section flush-t questions",
            id="questions",
            aria_labelledby="h-questions",
        ),
    )


def _question(one: rx.Var[QuestionView]) -> rx.Component:
    return rx.el.article(
        rx.el.h3(one.text, class_name="t-h3"),
        rx.el.p("Asked by ", one.by, class_name="t-cap ink-3"),
        rx.foreach(one.answers, _answer),
        _reply(one),
        id=one.anchor,
        key=one.id,
        class_name="question",
    )


def _answer(one: rx.Var[AnswerView]) -> rx.Component:
    shell = ShellState.shell
    return rx.el.div(
        rx.el.p(one.text, class_name="t-body"),
        rx.el.p(
            rx.cond(
                one.badge == "",
                rx.el.b(one.author),
                rx.el.span(icon("check"), rx.el.b(one.badge), class_name="review__verified"),
            ),
            rx.el.span(one.date, class_name="ink-3"),
            class_name="t-cap review__by",
        ),
        HelpfulElement.create(
            kind="answers",
            review=one.id,
            count=one.helpful,
            house=shell.house,
            prefix=shell.prefix,
            author=one.author,
        ),
        key=one.id,
        class_name="answer",
    )


def _ask(slug: Text) -> rx.Component:
    return _form(
        "Ask a question",
        "",
        rx.el.input(type="hidden", name="slug", value=slug),
        *_words(slug, "Your question"),
        on_submit=AskState.ask,
        about=slug,
    )


def _reply(one: rx.Var[QuestionView]) -> rx.Component:
    return _form(
        "Answer",
        one.text,
        rx.el.input(type="hidden", name="question", value=one.id),
        *_words(one.id, "Your answer"),
        _line(one.id, "number", "Order number, to answer as an owner", 20),
        _line(one.id, "email", "E-mail address of the order", 320),
        on_submit=AskState.answer,
        about=one.id,
    )


def _form(
    summary: str, of: Text, *fields: rx.Component, on_submit: Any, about: Text
) -> rx.Component:
    """A small form that opens in its place and says there what came of it."""
    state = AskState
    return rx.el.details(
        rx.el.summary(summary, hidden_text(" ", of), class_name="link link--solo t-small"),
        rx.el.form(
            *fields,
            button("Send", kind="line", size="small", submit=True),
            on_submit=on_submit,
            reset_on_submit=False,
            class_name="asking",
        ),
        rx.el.div(
            rx.cond(
                state.about == about,
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
        class_name="question__fold",
    )


def _words(key: Text, label: str) -> tuple[rx.Component, ...]:
    field = rx.Var.create("field-words-") + key
    return (
        rx.el.label(label, html_for=field, class_name="label"),
        rx.el.textarea(
            id=field, name="text", rows="3", max_length=1000, required=True, class_name="input"
        ),
        _line(key, "name", "Your name as shown", 60, is_required=True),
    )


def _line(
    key: Text, name: str, label: str, most: int, *, is_required: bool = False
) -> rx.Component:
    field = rx.Var.create(f"field-{name}-") + key
    return rx.el.div(
        rx.el.label(label, html_for=field, class_name="label"),
        rx.el.input(
            id=field,
            name=name,
            type="email" if name == "email" else "text",
            auto_complete={"email": "email", "name": "given-name"}.get(name, "off"),
            max_length=most,
            required=is_required,
            class_name="input",
        ),
    )
