"""Terms, privacy, imprint: to be found and read, not scrolled past."""

import reflex as rx

from luxeverse.components.ui.base import fragment_link, when
from luxeverse.components.ui.structure import accordion, breadcrumbs
from luxeverse.schemas.content import Asked, LegalPage, LegalSection


def _entry(part: rx.Var[LegalSection]) -> rx.Component:
    return rx.el.li(fragment_link(part.title, href=f"#{part.id}"))


def _section(part: rx.Var[LegalSection]) -> rx.Component:
    return rx.el.section(
        rx.el.h2(part.title, class_name="t-h3", id=part.id),
        rx.foreach(part.paragraphs, rx.el.p),
    )


def _asked(one: rx.Var[Asked]) -> rx.Component:
    return accordion(one.question, rx.el.p(one.answer))


def legal(page: rx.Var[LegalPage]) -> rx.Component:
    return rx.el.div(
        breadcrumbs(page.crumbs),
        rx.el.div(
            rx.el.div(
                rx.el.h1(page.title, class_name="t-h1"),
                rx.el.p(page.standfirst, class_name="t-lede"),
                rx.el.p(page.updated_text, class_name="t-cap ink-3"),
                class_name="legal__h c1-8",
            ),
            rx.el.nav(
                rx.el.ul(rx.foreach(page.sections, _entry)),
                aria_label="On this page",
                class_name="legal__toc c1-4",
            ),
            rx.el.div(
                rx.foreach(page.sections, _section),
                when(
                    page.questions.length() > 0,
                    rx.el.section(
                        rx.el.h2("Asked before", class_name="t-h3"),
                        rx.foreach(page.questions, _asked),
                    ),
                ),
                class_name="reading c5-13",
            ),
            class_name="grid",
        ),
        class_name="wrap legal",
    )
