"""What a size means, in place."""

import reflex as rx

from luxeverse.components.ui.base import hidden_text, mark, when_text
from luxeverse.components.ui.controls import icon
from luxeverse.components.ui.overlays import layer, layer_body
from luxeverse.schemas.product_page import Measure, ProductPage, SizeRow

SIZE_LAYER = "sizes"


def size_guide_link(page: rx.Var[ProductPage]) -> rx.Component:
    return when_text(
        page.size_guide.title,
        rx.el.button(
            icon("ruler"),
            "Size guide",
            type="button",
            class_name="link link--solo t-cap opt__guide",
            data_opens=SIZE_LAYER,
        ),
    )


def _cell(value: rx.Var[Measure]) -> rx.Component:
    return rx.cond(
        value.text == "",
        rx.el.td(
            rx.el.span(value.cm, class_name="in-cm"), rx.el.span(value.inches, class_name="in-inch")
        ),
        rx.el.th(value.text, custom_attrs={"scope": "row"}),
    )


def _row(row: rx.Var[SizeRow]) -> rx.Component:
    return rx.el.tr(rx.foreach(row.cells, _cell), aria_current=mark(row.chosen))


def _unit(value: str, text: str, *, chosen: bool) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="radio",
            name="unit",
            value=value,
            id=f"unit-{value}",
            default_checked=chosen,
            class_name="vh",
        ),
        rx.el.span(text),
    )


def size_guide(page: rx.Var[ProductPage]) -> rx.Component:
    """A dialog with both units in it; the choice between them is the stylesheet's."""
    guide = page.size_guide
    return layer(
        layer_body(
            rx.el.p(guide.text, class_name="t-body"),
            rx.el.fieldset(
                rx.el.legend("Unit", class_name="vh"),
                _unit("cm", "Centimetres", chosen=True),
                _unit("in", "Inches", chosen=False),
                class_name="units",
            ),
            rx.el.table(
                rx.el.caption(guide.title, class_name="vh"),
                rx.el.thead(
                    rx.el.tr(
                        rx.foreach(
                            guide.columns,
                            lambda name: rx.el.th(name, custom_attrs={"scope": "col"}),
                        )
                    )
                ),
                rx.el.tbody(rx.foreach(guide.rows, _row)),
                class_name="sizes",
            ),
            rx.el.h3("How to measure", class_name="t-h3"),
            rx.el.ol(rx.foreach(guide.how, rx.el.li), class_name="how"),
            hidden_text("The size that is chosen is marked."),
        ),
        id_=SIZE_LAYER,
        label=rx.cond(guide.title == "", "Sizes", guide.title),
        kind="dialog",
    )
