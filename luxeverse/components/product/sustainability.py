"""What the making took: a score, what it is made of, kilograms. Figures with their units; no leaf, no slogan."""

import reflex as rx

from luxeverse.components.ui.base import css, when, when_text
from luxeverse.components.ui.controls import link
from luxeverse.components.ui.structure import specification
from luxeverse.schemas.product_page import Factor, Footprint, Greener, ProductPage


def _factor(factor: rx.Var[Factor]) -> rx.Component:
    return rx.el.li(
        rx.el.b(factor.label),
        rx.el.span(factor.points, class_name="num"),
        rx.el.i(class_name="bar", aria_hidden="true", custom_attrs=css(v=factor.width)),
        rx.el.span(factor.text, class_name="t-cap ink-3"),
    )


def _whole(took: rx.Var[Footprint]) -> rx.Component:
    return rx.el.div(
        when_text(
            took.score,
            rx.el.p(
                rx.el.b(took.score, class_name="num"),
                rx.el.span(" of 100", class_name="t-small ink-3"),
                class_name="took__score",
            ),
        ),
        rx.el.ul(rx.foreach(took.badges, rx.el.li), class_name="marks t-small"),
        when_text(took.greener.text, _greener(took.greener)),
        when_text(took.method.label, link(took.method.label, took.method.url, "solo")),
    )


def _greener(other: rx.Var[Greener]) -> rx.Component:
    """Another piece of the kind, and both side by side."""
    return rx.el.p(
        link(other.piece.label, other.piece.url),
        " ",
        other.text,
        " ",
        link(other.compare.label, other.compare.url),
        class_name="t-small ink-2 took__other",
    )


def _parts(took: rx.Var[Footprint]) -> rx.Component:
    return rx.el.div(
        rx.el.ul(rx.foreach(took.factors, _factor), class_name="factors"),
        rx.el.h3("What it took, by the maker's own account", class_name="t-h3"),
        specification(took.stages),
    )


def _certificates(page: rx.Var[ProductPage]) -> rx.Component:
    return rx.fragment(
        rx.el.h3("Certified by others", class_name="t-h3"), specification(page.certificates)
    )


def sustainability(page: rx.Var[ProductPage]) -> rx.Component:
    took = page.footprint
    return when_text(
        page.sustainability_title,
        rx.el.section(
            rx.el.div(
                rx.el.div(
                    rx.el.div(
                        rx.el.h2(page.sustainability_title, class_name="t-h2", id="h-green"),
                        when(took.badges.length() > 0, _whole(took)),
                        class_name="c1-5",
                    ),
                    rx.el.div(
                        when(took.factors.length() > 0, _parts(took)),
                        specification(page.sustainability),
                        when(page.certificates.length() > 0, _certificates(page)),
                        class_name="c6-13 took",
                    ),
                    class_name="grid",
                ),
                class_name="wrap",
            ),
            class_name="section",
            aria_labelledby="h-green",
        ),
    )
