"""A story of the journal: a head, a column, notes in the margin, pieces at the end."""

import reflex as rx

from luxeverse.components.catalogue.card import card_grid
from luxeverse.components.ui.base import when, when_text
from luxeverse.components.ui.controls import link
from luxeverse.components.ui.media import picture, skeleton_plate
from luxeverse.components.ui.structure import breadcrumbs, section_head
from luxeverse.schemas.content import Story, StoryBlock


def story_head(page: rx.Var[Story]) -> rx.Component:
    return rx.el.header(
        rx.el.div(breadcrumbs(page.crumbs), class_name="wrap"),
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    when_text(page.folio, rx.el.p(page.folio, class_name="t-cap ink-3")),
                    rx.el.h1(page.title, class_name="t-display"),
                    rx.el.p(page.standfirst, class_name="t-lede"),
                    rx.el.p(page.byline, class_name="t-cap ink-3"),
                    class_name="art__h c3-11",
                ),
                class_name="grid",
            ),
            class_name="wrap",
        ),
        when_text(
            page.picture.src,
            rx.el.div(
                rx.el.div(
                    rx.el.div(
                        picture(
                            page.picture,
                            sizes="100vw",
                            ratio="3/2",
                            priority=True,
                        ),
                        class_name="c3-11",
                    ),
                    class_name="grid",
                ),
                class_name="wrap art__plate",
            ),
        ),
    )


def _paragraph(block: rx.Var[StoryBlock]) -> rx.Component:
    return rx.el.div(
        rx.el.p(block.text, class_name="art__p c3-9"),
        when_text(block.note, rx.el.aside(rx.el.p(block.note), class_name="side c9-13")),
        class_name="grid art__row",
    )


def _figure(block: rx.Var[StoryBlock]) -> rx.Component:
    return rx.el.figure(
        rx.el.div(
            rx.el.div(
                picture(block.picture, sizes="(min-width: 1024px) 46vw, 100vw", ratio="1/1.08"),
                class_name="c3-9",
            ),
            rx.el.figcaption(block.text, class_name="t-cap ink-3 c9-13"),
            class_name="grid",
        ),
        class_name="art__f",
    )


def _step(block: rx.Var[StoryBlock]) -> rx.Component:
    return rx.el.div(
        rx.el.p(
            rx.el.b(block.note, class_name="num"),
            rx.el.span(block.text),
            class_name="art__step c3-9",
        ),
        class_name="grid",
    )


def story_block(block: rx.Var[StoryBlock]) -> rx.Component:
    return rx.match(
        block.kind,
        ("heading", _in_column(rx.el.h2(block.text, class_name="t-h2 c3-9"))),
        ("quote", _in_column(rx.el.blockquote(block.text, class_name="t-h2 c3-9"))),
        ("picture", _figure(block)),
        ("step", _step(block)),
        _paragraph(block),
    )


def _in_column(part: rx.Component) -> rx.Component:
    return rx.el.div(part, class_name="grid")


def story(page: rx.Var[Story]) -> rx.Component:
    return rx.match(
        page.status,
        ("loading", rx.el.div(skeleton_plate(), class_name="wrap")),
        rx.el.article(
            story_head(page),
            rx.el.div(
                rx.foreach(page.blocks, story_block),
                class_name=rx.cond(page.initial, "wrap reading reading--initial", "wrap reading"),
            ),
            story_end(page),
            class_name="art",
        ),
    )


def story_end(page: rx.Var[Story]) -> rx.Component:
    """The pieces of the story, and the next stories."""
    return rx.fragment(
        when(
            page.related.length() > 0,
            rx.el.section(
                section_head(page.related_title, "h-pieces"),
                card_grid(page.related),
                class_name="wrap art__end",
                aria_labelledby="h-pieces",
            ),
        ),
        when_text(
            page.next_title,
            rx.el.nav(
                rx.el.h2(page.next_title, class_name="t-h3"),
                rx.foreach(page.next_links, lambda item: link(item.label, item.url, "solo")),
                class_name="wrap art__next",
                aria_label="More to read",
            ),
        ),
    )
