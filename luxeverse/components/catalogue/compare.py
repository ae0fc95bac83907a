"""Pieces side by side in a table: what they are, row by row."""

import reflex as rx

from luxeverse.components.ui.base import anchor, css, hidden_text, mark
from luxeverse.components.ui.controls import icon, link
from luxeverse.components.ui.media import TWO_ON_A_PHONE, picture, price, skeleton_plate
from luxeverse.components.ui.structure import empty_state
from luxeverse.schemas.compare import ComparedPiece, ComparedRow, Comparison

SIZES = f"(min-width: 1024px) 22vw, {TWO_ON_A_PHONE}"


def compare_page(page: rx.Var[Comparison]) -> rx.Component:
    return rx.el.div(
        rx.match(
            page.status,
            ("loading", skeleton_plate()),
            (
                "empty",
                empty_state(
                    "Two pieces make a comparison",
                    "Choose “Compare” on up to four pieces of a list or on their own pages.",
                    page.links,
                ),
            ),
            rx.fragment(_head(page), _table(page)),
        ),
        class_name="wrap cmp",
    )


def _head(page: rx.Var[Comparison]) -> rx.Component:
    return rx.el.div(
        rx.el.h1("Side by side", class_name="t-h1"),
        link(page.toggle.label, page.toggle.url, "solo", rel="nofollow"),
        class_name="row between cmp__head",
    )


def _table(page: rx.Var[Comparison]) -> rx.Component:
    return rx.el.div(
        rx.el.table(
            rx.el.caption("The chosen pieces, row by row", class_name="vh"),
            rx.el.thead(
                rx.el.tr(
                    rx.el.td(hidden_text("Question")),
                    rx.foreach(page.pieces, _column),
                )
            ),
            rx.el.tbody(rx.foreach(page.rows, _row)),
            custom_attrs=css(pieces=page.columns),
        ),
        class_name="cmp__scroll",
        tab_index=0,
        role="region",
        aria_label="Comparison",
    )


def _column(piece: rx.Var[ComparedPiece]) -> rx.Component:
    return rx.el.th(
        anchor(
            picture(piece.picture, sizes=SIZES, decorative=True),
            rx.el.span(piece.name, class_name="cmp__name"),
            href=piece.url,
        ),
        rx.el.span(piece.maker, class_name="t-cap ink-3"),
        price(piece.price),
        anchor(
            icon("close"),
            "Remove",
            hidden_text(" ", piece.name),
            href=piece.remove_url,
            class_name="link link--solo t-cap",
            rel="nofollow",
        ),
        custom_attrs={"scope": "col"},
    )


def _row(row: rx.Var[ComparedRow]) -> rx.Component:
    return rx.el.tr(
        rx.el.th(row.label, custom_attrs={"scope": "row"}),
        rx.foreach(row.cells, rx.el.td),
        data_same=mark(row.same, ""),
    )
