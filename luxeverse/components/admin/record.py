"""The one page of a record: its words, its pictures, its facts, what was done to it, and what can be."""

from typing import Any

import reflex as rx

from luxeverse.components.admin.react import DeskFormElement, DeskRecordElement
from luxeverse.components.admin.table import nothing, waiting
from luxeverse.components.ui.base import anchor, fragment_link, hidden_text, when, when_text
from luxeverse.components.ui.structure import facts
from luxeverse.schemas.admin import Block, Cell, RecordPicture, RecordView, Trace


def record(title: Any, state: Any) -> rx.Component:
    """``title`` stands there until the record is known."""
    view: rx.Var[RecordView] = state.view
    return rx.match(
        view.status,
        ("loading", rx.fragment(rx.el.h1(title, class_name="t-h2 desk__h"), waiting())),
        ("gone", rx.fragment(rx.el.h1(title, class_name="t-h2 desk__h"), nothing(view))),
        ("refused", rx.fragment(rx.el.h1(title, class_name="t-h2 desk__h"), nothing(view))),
        _record(view, state),
    )


def _record(view: rx.Var[RecordView], state: Any) -> rx.Component:
    return rx.el.div(
        DeskRecordElement.create(
            _head(view),
            when(
                view.pictures.length() > 0,
                rx.el.ul(rx.foreach(view.pictures, _picture), class_name="record__pictures"),
            ),
            when(view.fields.length() > 0, DeskFormElement.create(view=view, done=state.done)),
            rx.foreach(view.blocks, _block),
            view=view,
            answered=state.answered,
            on_act=state.act,
        ),
        rx.el.aside(
            facts(view.facts, "record__facts"),
            when(
                view.traces.length() > 0,
                rx.fragment(
                    rx.el.h2("What was done", class_name="t-small record__h"),
                    rx.el.ol(rx.foreach(view.traces, _trace), class_name="record__traces"),
                ),
            ),
            class_name="record__side",
        ),
        class_name="desk__record",
    )


def _head(view: rx.Var[RecordView]) -> rx.Component:
    return rx.el.div(
        rx.el.h1(view.title, class_name="t-h2"),
        rx.el.p(
            state_sign(view.state),
            rx.el.span(view.text, class_name="ink-2"),
            rx.foreach(
                view.links, lambda item: anchor(item.label, href=item.url, class_name="link")
            ),
            class_name="t-small record__line",
        ),
        class_name="desk__h",
    )


def state_sign(state: rx.Var[Cell]) -> rx.Component:
    """Where the record stands: a sign whose shape says it too, and the word."""
    return when_text(
        state.text,
        rx.el.b(rx.el.i(class_name=f"sign sign--{state.tone}", aria_hidden="true"), state.text),
    )


def _picture(shown: rx.Var[RecordPicture]) -> rx.Component:
    return rx.el.li(
        fragment_link(
            rx.el.img(src=shown.small, alt=shown.alt, loading="lazy"),
            hidden_text(", open the whole picture"),
            href=shown.large,
            target="_blank",
        )
    )


def _block(block: rx.Var[Block]) -> rx.Component:
    return rx.el.section(
        rx.el.h2(block.title, class_name="t-small record__h"),
        rx.foreach(block.paragraphs, lambda text: rx.el.p(text, class_name="t-body")),
        when(block.facts.length() > 0, facts(block.facts, "record__rows")),
        when_text(block.note, rx.el.p(block.note, class_name="t-cap ink-3 record__note")),
        class_name="record__block",
    )


def _trace(trace: rx.Var[Trace]) -> rx.Component:
    return rx.el.li(
        rx.el.p(rx.el.b(trace.what), ", ", trace.who, class_name="t-small"),
        when_text(trace.note, rx.el.p(trace.note, class_name="t-small ink-2")),
        rx.el.p(trace.when, class_name="t-cap ink-3 num"),
    )
