"""Luma at home: daylight, the formula, two jars, three minutes."""

import reflex as rx

from luxeverse.components.catalogue.card import product_card
from luxeverse.components.home.further import further
from luxeverse.components.home.hero import deeds, floating, headline, hint, veil
from luxeverse.components.home.moment import moment
from luxeverse.components.ui.base import Text, anchor, css, when, when_text
from luxeverse.components.ui.controls import button_link, link
from luxeverse.components.ui.media import film, picture
from luxeverse.components.ui.structure import section_head
from luxeverse.schemas.catalogue import Ingredient, Journal, JournalEntry
from luxeverse.schemas.home import CategoryEntry, Entries, Formula, Hero, Narrative, Showcase


def daylight(page: rx.Var[Hero], name: Text) -> rx.Component:
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
            veil(page),
            class_name="lh__s",
        ),
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    headline(page, name),
                    rx.el.p(page.standfirst, class_name="t-lede"),
                    deeds(page, class_name="row lh__cta"),
                    when_text(
                        page.price.text,
                        rx.el.p(
                            page.price.text,
                            rx.el.span(" ", page.price_note, class_name="t-cap ink-3"),
                            class_name="price lh__price",
                        ),
                    ),
                    hint(page),
                    class_name="lh__t c1-7",
                ),
                class_name="grid",
            ),
            class_name="wrap",
        ),
        floating(page),
        class_name="lh",
        aria_labelledby=name,
    )


def formula(block: rx.Var[Formula], name: Text) -> rx.Component:
    """Everything that is in it, by weight."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    rx.el.h2(block.title, class_name="t-h1", id=name),
                    rx.el.p(block.standfirst, class_name="t-body pf__say"),
                    class_name="c1-5",
                ),
                rx.el.ul(rx.foreach(block.ingredients, _ingredient), class_name="pf c6-13"),
                class_name="grid",
            ),
            class_name="wrap",
        ),
        class_name="section",
        aria_labelledby=name,
    )


def _ingredient(item: rx.Var[Ingredient]) -> rx.Component:
    return rx.el.li(
        rx.el.span(item.share, class_name="pf__p num"),
        rx.el.span(rx.el.b(item.name), rx.el.span(item.source, class_name="t-cap ink-3")),
        rx.el.span(item.purpose, class_name="t-small ink-2"),
        rx.el.i(custom_attrs=css(v=item.width)),
    )


def jars(block: rx.Var[Showcase], name: Text) -> rx.Component:
    """Two products in their true proportion."""
    return rx.el.section(
        rx.el.div(
            section_head(block.title, name, block.link, "t-h1"),
            rx.el.div(
                when(
                    block.cards.length() > 0,
                    product_card(
                        block.cards[0],
                        "4/5",
                        "(min-width: 768px) 58vw, 100vw",
                        priority=block.first_row,
                    ),
                ),
                when(
                    block.cards.length() > 1,
                    product_card(
                        block.cards[1],
                        "9/8",
                        "(min-width: 768px) 42vw, 100vw",
                        priority=block.first_row,
                    ),
                ),
                class_name="lu-two",
            ),
            further(block),
            class_name="wrap",
        ),
        class_name="section flush-t",
        aria_labelledby=name,
    )


def shelves(block: rx.Var[Entries], name: Text) -> rx.Component:
    """The range by need, as a list: words find faster than pictures of bottles."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.h2(block.title, class_name="t-h2 c1-5", id=name),
                rx.el.ul(rx.foreach(block["entries"], _shelf), class_name="shelves c6-13"),
                class_name="grid",
            ),
            class_name="wrap",
        ),
        class_name="section",
        aria_labelledby=name,
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


def story_lines(block: rx.Var[Narrative], name: Text) -> rx.Component:
    """A story told in a few lines."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                picture(block.picture, sizes="(min-width: 1024px) 58vw, 100vw", ratio="auto"),
                class_name="lu-story__i",
            ),
            rx.el.div(
                rx.el.h2(block.title, class_name="t-h2", id=name),
                rx.el.ol(rx.foreach(block.steps, moment)),
                when_text(block.link.label, button_link(block.link.label, block.link.url, "line")),
                class_name="lu-story__t",
            ),
            class_name="lu-story",
        ),
        class_name="wrap",
        aria_labelledby=name,
    )


def proof(block: rx.Var[Journal], name: Text) -> rx.Component:
    """What has been measured and written down."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    rx.el.h2(block.title, class_name="t-h1", id=name),
                    when_text(block.link.label, link(block.link.label, block.link.url, "solo")),
                    class_name="c1-5",
                ),
                rx.el.ul(
                    when_text(block.lead.title, _note(block.lead)),
                    rx.foreach(block["entries"], _note),
                    class_name="shelves c6-13",
                ),
                class_name="grid",
            ),
            class_name="wrap",
        ),
        class_name="section flush-t",
        aria_labelledby=name,
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
