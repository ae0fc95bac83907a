"""How a page is put together: sections, crumbs, tables, folds, notices."""

from typing import Any

import reflex as rx

from luxeverse.components.ui.base import Flag, Text, Tone, anchor, css, when_text
from luxeverse.components.ui.controls import button_link, icon, link
from luxeverse.components.ui.react import MoreElement, TabsElement
from luxeverse.components.ui.react_piece import LeafElement, LeavesElement


def section(*children: Any, label: str = "", class_name: str = "section") -> rx.Component:
    """A band across the page; ``label`` is the id of its heading."""
    named = {"aria_labelledby": label} if label else {}
    return rx.el.section(rx.el.div(*children, class_name="wrap"), class_name=class_name, **named)


def section_head(title: Text, id_: str, more: Any = None, level: str = "t-h2") -> rx.Component:
    """Title left, one link right. ``more`` is a link schema; an empty label shows nothing."""
    right = [] if more is None else [when_text(more.label, link(more.label, more.url, "solo"))]
    return rx.el.div(
        rx.el.h2(title, class_name=level, id=id_), *right, class_name="row between sec-head"
    )


def breadcrumbs(crumbs: Any, label: str = "Breadcrumb") -> rx.Component:
    """The way back, present page last."""
    return rx.el.nav(
        rx.el.ol(
            rx.foreach(crumbs.links, lambda item: rx.el.li(anchor(item.label, href=item.url))),
            rx.el.li(rx.el.span(crumbs.here, aria_current="page")),
            class_name="crumbs",
        ),
        aria_label=label,
    )


def accordion(title: Text, *children: Any, open_: Flag = False) -> rx.Component:
    """A question and its answer; the answer is always in the document."""
    return rx.el.details(
        rx.el.summary(title),
        rx.el.div(*children, class_name="acc__in"),
        open=open_,
        class_name="acc",
    )


def tabs(id_: str, label: str, names: list[str], *panels: rx.Component) -> rx.Component:
    return TabsElement.create(*panels, id=id_, label=label, names=names)


def leaves(label: str, ids: Any, names: Any, *panels: rx.Component) -> rx.Component:
    """Tabs on a wide page and folds on a narrow one; each leaf's id is its address, as in ``#care``."""
    return LeavesElement.create(*panels, label=label, ids=ids, names=names)


def leaf(id_: str, name: Text, *children: Any) -> rx.Component:
    return LeafElement.create(*children, id=id_, name=name)


def specification(rows: Any) -> rx.Component:
    """Label and value, one pair a row."""
    return rx.el.table(
        rx.el.tbody(
            rx.foreach(
                rows,
                lambda row: rx.el.tr(
                    rx.el.th(row.label, custom_attrs={"scope": "row"}), rx.el.td(row.value)
                ),
            )
        ),
        class_name="spec",
    )


def facts(rows: Any, class_name: str = "facts") -> rx.Component:
    return rx.el.dl(
        rx.foreach(rows, lambda row: rx.el.div(rx.el.dt(row.label), rx.el.dd(row.value))),
        class_name=class_name,
    )


def notice(text: Text, tone: Tone | rx.Var[str] = "note") -> rx.Component:
    """A message that stays: what happened, what to do."""
    return rx.el.div(
        icon("note"), rx.el.p(text), class_name=rx.Var.create("notice notice--") + tone
    )


def empty_state(title: Text, text: Text, links: Any) -> rx.Component:
    """Nothing here yet, said in one sentence, with ways on."""
    return rx.el.div(
        rx.el.p(title, class_name="t-h2"),
        rx.el.p(text, class_name="t-body"),
        rx.el.div(
            rx.foreach(links, lambda item: link(item.label, item.url, "solo")),
            class_name="empty__links",
        ),
        class_name="empty",
    )


def pager(
    shown: Text,
    number: Any,
    progress: Text,
    next_url: Text,
    next_label: Text,
    by_itself: Flag = False,
) -> rx.Component:
    """How much of the list is here, and a link to more of it, which follows itself while ``by_itself``.

    By the ``number`` of pieces here it is said how many have come.
    """
    return MoreElement.create(
        rx.el.p(shown, class_name="t-small ink-2 num"),
        rx.el.span(rx.el.i(custom_attrs=css(v=progress)), class_name="bar", aria_hidden="true"),
        when_text(
            next_url,
            button_link(next_label, next_url, "line", prevent_scroll_reset=True, data_replace=""),
        ),
        url=next_url,
        by_itself=by_itself,
        number=number,
        shown=shown,
    )
