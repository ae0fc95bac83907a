"""Choose a visit: what, when, and who comes. What and when are links, so each choice has an address."""

import reflex as rx

from luxeverse.components.appointments.place import place
from luxeverse.components.ui.base import EventWith, Text, anchor, mark, when, when_text
from luxeverse.components.ui.controls import button, field, text_field
from luxeverse.components.ui.structure import breadcrumbs, notice
from luxeverse.schemas.appointments import KindChoice, TimeChoice, VisitsPage


def booking(page: rx.Var[VisitsPage], error: Text, on_submit: EventWith) -> rx.Component:
    """Sends kind, at, party, name, email and note."""
    return rx.el.div(
        breadcrumbs(page.crumbs),
        rx.el.header(
            rx.el.h1(page.title, class_name="t-h1"),
            rx.el.p(page.standfirst, class_name="t-lede"),
            class_name="visit__h",
        ),
        rx.el.div(
            rx.el.div(
                _kinds(page),
                _times(page),
                _form(page, error, on_submit),
                class_name="c1-8 visit__main",
            ),
            rx.el.div(place(page.place), class_name="c9-13"),
            class_name="grid visit__g",
        ),
        class_name="wrap visit",
    )


def _kinds(page: rx.Var[VisitsPage]) -> rx.Component:
    return rx.el.section(
        rx.el.h2("What", class_name="t-h3", id="h-what"),
        rx.el.ul(rx.foreach(page.kinds, _kind), class_name="visit__kinds"),
        aria_labelledby="h-what",
        class_name="visit__part",
    )


def _kind(one: rx.Var[KindChoice]) -> rx.Component:
    return rx.el.li(
        anchor(
            one.name,
            href=one.url,
            aria_current=mark(one.current),
            prevent_scroll_reset=True,
            class_name="visit__kind",
        ),
        rx.el.p(one.text, class_name="t-small ink-2"),
        rx.el.p(
            one.length_text, ". ", one.party_text, ". ", one.cost_text, class_name="t-cap ink-3 num"
        ),
        key=one.url,
    )


def _times(page: rx.Var[VisitsPage]) -> rx.Component:
    return rx.el.section(
        rx.el.h2("When", class_name="t-h3", id="h-when"),
        rx.cond(
            page.days.length() > 0,
            rx.fragment(
                rx.el.ul(rx.foreach(page.days, _choice), class_name="visit__days"),
                rx.el.ul(rx.foreach(page.times, _choice), class_name="visit__times"),
                rx.el.p(page.zone_text, class_name="t-cap ink-3"),
            ),
            rx.el.p("Nothing can be booked in the coming weeks.", class_name="t-body ink-2"),
        ),
        aria_labelledby="h-when",
        class_name="visit__part",
    )


def _choice(one: rx.Var[TimeChoice]) -> rx.Component:
    inside = rx.fragment(
        rx.el.span(one.label, class_name="num"), rx.el.span(one.note, class_name="t-cap ink-3 num")
    )
    return rx.el.li(
        rx.cond(
            one.is_free,
            anchor(
                inside,
                href=one.url,
                aria_current=mark(one.current),
                prevent_scroll_reset=True,
                rel="nofollow",
                class_name="visit__slot",
            ),
            rx.el.span(inside, class_name="visit__slot visit__slot--full"),
        ),
        key=one.url,
    )


def _form(page: rx.Var[VisitsPage], error: Text, on_submit: EventWith) -> rx.Component:
    return rx.el.section(
        rx.el.h2("Who", class_name="t-h3", id="h-who"),
        rx.cond(
            page.at != "",
            rx.el.form(
                rx.el.p(page.chosen_text, class_name="t-body"),
                rx.el.div(when_text(error, notice(error, "err")), role="alert"),
                rx.el.input(type="hidden", name="kind", value=page.kind),
                rx.el.input(type="hidden", name="at", value=page.at),
                _party(page),
                text_field("name", "Name", auto_complete="name", max_length=120, required=True),
                text_field(
                    "email", "E-mail address", "The confirmation and a file for your calendar go there.",
                    type="email", auto_complete="email", input_mode="email", max_length=320, required=True,
                ),
                field(
                    rx.el.textarea(
                        id="field-note", name="note", rows="3", max_length=1000, class_name="input", aria_describedby="help-note"
                    ),
                    "note", "Anything we should know", help_text="A step is difficult, a scent disagrees with you, a wish.", optional=True,
                ),
                button("Book the visit", submit=True),
                rx.el.p(
                    "Nothing is paid here. The letter has a link to move or cancel it.",
                    class_name="t-cap ink-3",
                ),
                on_submit=on_submit,
                reset_on_submit=False,
                class_name="acct__form",
            ),
            rx.el.p("Choose a time first.", class_name="t-body ink-2"),
        ),
        aria_labelledby="h-who",
        class_name="visit__part",
    )  # fmt: skip


def _party(page: rx.Var[VisitsPage]) -> rx.Component:
    return when(
        page.parties.length() > 0,
        field(
            rx.el.select(
                rx.foreach(page.parties, lambda number: rx.el.option(number, value=number)),
                id="field-party",
                name="party",
                class_name="input",
            ),
            "party",
            "How many you are",
        ),
    )
