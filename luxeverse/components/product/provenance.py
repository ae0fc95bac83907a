"""Where this one has been, with dates and names, on a map and in a list."""

import reflex as rx

from luxeverse.components.ui.base import css, when_text
from luxeverse.components.ui.structure import section_head
from luxeverse.schemas.common import Step
from luxeverse.schemas.product_page import Journey, ProductPage, Stop


def _station(step: rx.Var[Step]) -> rx.Component:
    return rx.el.li(
        rx.el.p(step.when, class_name="t-note accent"),
        rx.el.h3(step.title, class_name="t-h3"),
        rx.el.p(step.text, class_name="t-cap ink-2"),
    )


def _stop(stop: rx.Var[Stop]) -> rx.Component:
    return rx.el.li(
        rx.el.i(stop.numbers, class_name="num"),
        rx.el.span(stop.place),
        class_name=rx.cond(stop.is_east, "map__east", ""),
        custom_attrs=css(x=stop.left, y=stop.top),
    )


def _map(way: rx.Var[Journey]) -> rx.Component:
    """Decoration to those who listen: the list below says the same with dates."""
    return rx.el.figure(
        rx.el.div(
            rx.el.div(class_name="map__land"),
            rx.el.svg(
                rx.el.svg.path(d=way.line),
                view_box="0 0 1000 500",
                class_name="map__way",
                preserve_aspect_ratio="none",
            ),
            rx.el.ul(rx.foreach(way.stops, _stop), class_name="map__stops"),
            class_name="map",
            aria_hidden="true",
            custom_attrs=css(zoom=way.zoom, left=way.left, top=way.top),
        ),
        rx.el.figcaption(way.distance, class_name="t-cap ink-3"),
    )


def provenance(page: rx.Var[ProductPage]) -> rx.Component:
    return when_text(
        page.provenance_title,
        rx.el.section(
            rx.el.div(
                section_head(page.provenance_title, "h-prov", page.provenance_link),
                when_text(page.journey.line, _map(page.journey)),
                rx.el.ol(rx.foreach(page.provenance, _station), class_name="prov__l"),
                class_name="wrap",
            ),
            class_name="section prov",
            aria_labelledby="h-prov",
        ),
    )
