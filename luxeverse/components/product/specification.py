"""Facts one can check: specification, formula, care, delivery."""

import reflex as rx

from luxeverse.components.ui.base import css, when_text
from luxeverse.components.ui.controls import link
from luxeverse.components.ui.media import picture
from luxeverse.components.ui.structure import accordion, facts
from luxeverse.schemas.catalogue import Ingredient
from luxeverse.schemas.product_page import DeliveryPromise, Panel, ProductPage, SpecGroup


def _group(group: rx.Var[SpecGroup]) -> rx.Component:
    return rx.el.div(
        rx.el.h3(group.title, class_name="t-h3"),
        facts(group.rows, "spec-list"),
        class_name="spec-group",
    )


def details(page: rx.Var[ProductPage]) -> rx.Component:
    """Facts in groups, one list each for those who listen."""
    return rx.el.div(rx.foreach(page.specs, _group), class_name="spec-groups")


def _ingredient(item: rx.Var[Ingredient]) -> rx.Component:
    return rx.el.li(
        rx.el.details(
            rx.el.summary(
                rx.el.i(custom_attrs=css(h=item.width)),
                rx.el.span(
                    rx.el.b(item.name),
                    " ",
                    rx.el.span(item.latin, class_name="t-cap ink-3", lang="la"),
                ),
                rx.el.span(item.share, class_name="num"),
            ),
            rx.el.div(
                rx.el.p(item.purpose),
                rx.el.p(item.source, class_name="t-cap ink-3"),
                class_name="bands__d",
            ),
            open=item.selected,
            custom_attrs={"name": "ingredient"},
        )
    )


def ingredients(page: rx.Var[ProductPage]) -> rx.Component:
    """The formula, each line with its source; text, so that it can be searched."""
    return rx.el.div(
        rx.el.div(
            picture(page.story_picture, sizes="(min-width: 1024px) 40vw, 100vw", ratio="4/5"),
            class_name="c1-6",
        ),
        rx.el.div(
            when_text(page.formula_text, rx.el.p(page.formula_text, class_name="t-body lens__say")),
            rx.el.ul(rx.foreach(page.ingredients, _ingredient), class_name="bands"),
            class_name="lens__t c7-13",
        ),
        class_name="grid",
    )


def _panel(panel: rx.Var[Panel]) -> rx.Component:
    return accordion(panel.title, panel.text, open_=panel.open)


def care(page: rx.Var[ProductPage]) -> rx.Component:
    """Questions before and after buying."""
    return rx.el.div(rx.foreach(page.care, _panel))


def _ways(promise: rx.Var[DeliveryPromise]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(promise.countries),
        rx.el.dd(
            rx.el.ul(rx.foreach(promise.lines, rx.el.li)),
            when_text(promise.duties, rx.el.p(promise.duties)),
        ),
    )


def delivery(page: rx.Var[ProductPage]) -> rx.Component:
    """Every way to every country, and the way back."""
    return rx.el.div(
        rx.el.dl(rx.foreach(page.delivery, _ways), class_name="ways"),
        link("How returns work", page.returns_url, "solo"),
    )
