"""Where this one has been, with dates and names."""

import reflex as rx

from luxeverse.components.ui.base import when_text
from luxeverse.components.ui.structure import section_head
from luxeverse.schemas.common import Step
from luxeverse.schemas.product_page import ProductPage


def _station(step: rx.Var[Step]) -> rx.Component:
    return rx.el.li(
        rx.el.p(step.when, class_name="t-note accent"),
        rx.el.h3(step.title, class_name="t-h3"),
        rx.el.p(step.text, class_name="t-cap ink-2"),
    )


def provenance(page: rx.Var[ProductPage]) -> rx.Component:
    return when_text(
        page.provenance_title,
        rx.el.section(
            rx.el.div(
                section_head(page.provenance_title, "h-prov", page.provenance_link),
                rx.el.ol(rx.foreach(page.provenance, _station), class_name="prov__l"),
                class_name="wrap",
            ),
            class_name="section prov",
            aria_labelledby="h-prov",
        ),
    )
