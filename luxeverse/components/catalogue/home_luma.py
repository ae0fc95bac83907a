"""Luma at home: daylight, the formula, two jars, three minutes."""

import reflex as rx

from luxeverse.components.catalogue.blocks import in_order
from luxeverse.components.catalogue.card import product_card
from luxeverse.components.catalogue.mosaic import mosaic
from luxeverse.components.ui.base import anchor, css, when, when_text
from luxeverse.components.ui.controls import button_link, link
from luxeverse.components.ui.media import film, picture
from luxeverse.components.ui.structure import section_head
from luxeverse.schemas.catalogue import (
    CategoryEntry,
    Formula,
    Hero,
    HomePage,
    Ingredient,
    Journal,
    JournalEntry,
    Narrative,
    Showcase,
)
from luxeverse.schemas.common import Step


def daylight(page: rx.Var[Hero]) -> rx.Component:
    """Words on the ground, the object in the light half."""
    return rx.el.section(
        rx.el.div(
            film(
                page.film,
                page.picture,
                sizes="(min-width: 1024px) 50vw, 100vw",
                ratio="auto",
                priority=True,
            ),
            class_name="lh__s",
        ),
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    rx.el.h1(page.title, class_name="t-display", id="h-hero"),
                    rx.el.p(page.standfirst, class_name="t-lede"),
                    rx.el.div(
                        button_link(page.primary.label, page.primary.url),
                        when_text(
                            page.secondary.label,
                            link(page.secondary.label, page.secondary.url, "solo"),
                        ),
                        class_name="row lh__cta",
                    ),
                    when_text(
                        page.price.text,
                        rx.el.p(
                            page.price.text,
                            rx.el.span(" ", page.price_note, class_name="t-cap ink-3"),
                            class_name="price lh__price",
                        ),
                    ),
                    class_name="lh__t c1-7",
                ),
                class_name="grid",
            ),
            class_name="wrap",
        ),
        class_name="lh",
        aria_labelledby="h-hero",
    )


def formula(block: rx.Var[Formula]) -> rx.Component:
    """Everything that is in it, by weight."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    rx.el.h2(block.title, class_name="t-h1", id="h-formula"),
                    rx.el.p(block.standfirst, class_name="t-body pf__say"),
                    class_name="c1-5",
                ),
                rx.el.ul(rx.foreach(block.ingredients, _ingredient), class_name="pf c6-13"),
                class_name="grid",
            ),
            class_name="wrap",
        ),
        class_name="section",
        aria_labelledby="h-formula",
    )


def _ingredient(item: rx.Var[Ingredient]) -> rx.Component:
    return rx.el.li(
        rx.el.span(item.share, class_name="pf__p num"),
        rx.el.span(rx.el.b(item.name), rx.el.span(item.source, class_name="t-cap ink-3")),
        rx.el.span(item.purpose, class_name="t-small ink-2"),
        rx.el.i(custom_attrs=css(v=item.width)),
    )


def jars(block: rx.Var[Showcase]) -> rx.Component:
    """Two products in their true proportion."""
    return rx.el.section(
        rx.el.div(
            section_head(block.title, "h-jars", block.link, "t-h1"),
            rx.el.div(
                when(
                    block.cards.length() > 0,
                    product_card(block.cards[0], "4/5", "(min-width: 768px) 58vw, 100vw"),
                ),
                when(
                    block.cards.length() > 1,
                    product_card(block.cards[1], "9/8", "(min-width: 768px) 42vw, 100vw"),
                ),
                class_name="lu-two",
            ),
            class_name="wrap",
        ),
        class_name="section flush-t",
        aria_labelledby="h-jars",
    )


def shelves(title: rx.Var[str], entries: rx.Var[list[CategoryEntry]]) -> rx.Component:
    """The range by need, as a list: words find faster than pictures of bottles."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.h2(title, class_name="t-h2 c1-5", id="h-shelves"),
                rx.el.ul(rx.foreach(entries, _shelf), class_name="shelves c6-13"),
                class_name="grid",
            ),
            class_name="wrap",
        ),
        class_name="section",
        aria_labelledby="h-shelves",
    )


def _shelf(entry: rx.Var[CategoryEntry]) -> rx.Component:
    return rx.el.li(
        anchor(
            rx.el.span(entry.label, class_name="t-h3"),
            rx.el.span(entry.text, class_name="t-small ink-2"),
            rx.el.span(entry.count_text, class_name="t-cap ink-3"),
            href=entry.url,
        )
    )


def morning(block: rx.Var[Narrative]) -> rx.Component:
    """The routine with its times."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                picture(block.picture, sizes="(min-width: 1024px) 58vw, 100vw", ratio="auto"),
                class_name="lu-day__i",
            ),
            rx.el.div(
                rx.el.h2(block.title, class_name="t-h2", id="h-day"),
                rx.el.ol(rx.foreach(block.steps, _moment)),
                when_text(block.link.label, button_link(block.link.label, block.link.url, "line")),
                class_name="lu-day__t",
            ),
            class_name="lu-day",
        ),
        class_name="wrap",
        aria_labelledby="h-day",
    )


def _moment(step: rx.Var[Step]) -> rx.Component:
    return rx.el.li(rx.el.b(step.when, class_name="num"), rx.el.span(step.text))


def proof(block: rx.Var[Journal]) -> rx.Component:
    """What has been measured and written down."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    rx.el.h2(block.title, class_name="t-h1", id="h-proof"),
                    rx.el.p(block.lead.text, class_name="t-body pf__say"),
                    when_text(block.link.label, link(block.link.label, block.link.url, "solo")),
                    class_name="c1-5",
                ),
                rx.el.ul(rx.foreach(block["entries"], _note), class_name="shelves c6-13"),
                class_name="grid",
            ),
            class_name="wrap",
        ),
        class_name="section flush-t",
        aria_labelledby="h-proof",
    )


def _note(entry: rx.Var[JournalEntry]) -> rx.Component:
    return rx.el.li(
        anchor(
            rx.el.span(entry.title, class_name="t-h3"),
            rx.el.span(entry.text, class_name="t-small ink-2"),
            rx.el.span(entry.note, class_name="t-cap ink-3"),
            href=entry.url,
        )
    )


def luma_home(page: rx.Var[HomePage]) -> rx.Component:
    return rx.fragment(
        daylight(page.hero),
        in_order(
            page.order,
            formula=when_text(page.formula.title, formula(page.formula)),
            showcase=jars(page.showcase),
            narrative=when_text(page.narrative.title, morning(page.narrative)),
            categories=when_text(
                page.categories_title, shelves(page.categories_title, page.categories)
            ),
            mosaic=mosaic(page.mosaic),
            journal=when_text(page.journal.title, proof(page.journal)),
        ),
    )
