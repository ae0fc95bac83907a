"""The journal's own page: the newest story large, the others as a list."""

import reflex as rx

from luxeverse.components.ui.base import anchor, when_text
from luxeverse.components.ui.media import picture
from luxeverse.components.ui.structure import breadcrumbs
from luxeverse.schemas.catalogue import Journal, JournalEntry


def journal(page: rx.Var[Journal]) -> rx.Component:
    return rx.el.div(
        breadcrumbs(page.crumbs),
        rx.el.h1(page.title, class_name="t-h1"),
        rx.el.div(
            when_text(page.lead.title, _lead(page.lead)),
            rx.el.ul(rx.foreach(page["entries"], _entry), class_name="jr__list c9-13"),
            class_name="grid jr",
        ),
        class_name="wrap jr__page",
    )


def _lead(entry: rx.Var[JournalEntry]) -> rx.Component:
    return rx.el.article(
        anchor(
            picture(
                entry.picture,
                sizes="(min-width: 1024px) 54vw, 100vw",
                ratio="4/3",
                priority=True,
            ),
            rx.el.h2(entry.title, class_name="t-h2"),
            href=entry.url,
            class_name="jr__lead",
        ),
        rx.el.p(entry.text, class_name="t-body jr__text"),
        rx.el.p(entry.note, class_name="t-cap ink-3"),
        class_name="c1-8",
    )


def _entry(entry: rx.Var[JournalEntry]) -> rx.Component:
    return rx.el.li(
        rx.el.h2(anchor(entry.title, href=entry.url), class_name="t-h3"),
        rx.el.p(entry.text, class_name="t-small ink-2"),
        rx.el.p(entry.note, class_name="t-cap ink-3"),
        key=entry.url,
    )
