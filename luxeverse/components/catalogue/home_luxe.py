"""LuxeVerse at home: a dark stage, one lit object, then the rest of the house."""

import reflex as rx

from luxeverse.components.catalogue.blocks import in_order
from luxeverse.components.catalogue.card import product_card
from luxeverse.components.catalogue.mosaic import mosaic
from luxeverse.components.ui.base import anchor, when, when_text
from luxeverse.components.ui.controls import button_link, link
from luxeverse.components.ui.media import film, picture
from luxeverse.components.ui.structure import facts, section_head
from luxeverse.schemas.catalogue import (
    CategoryEntry,
    Hero,
    HomePage,
    Journal,
    JournalEntry,
    Narrative,
    Showcase,
    Strip,
)

SHOW_LARGE = "(min-width: 1024px) 54vw, 100vw"
SHOW_SMALL = "(min-width: 1024px) 32vw, 48vw"


def hero(page: rx.Var[Hero]) -> rx.Component:
    """One object, its name, one sentence, one deed, its price."""
    return rx.el.section(
        rx.el.div(
            film(
                page.film,
                page.picture,
                sizes="(min-width: 1024px) 56vw, 100vw",
                ratio="auto",
                priority=True,
            ),
            class_name="hero__stage",
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
                        class_name="row hero__cta",
                    ),
                    class_name="hero__copy c1-7",
                ),
                class_name="grid hero__grid",
            ),
            rx.el.ul(
                when_text(page.signal, rx.el.li(rx.el.i(class_name="tick"), page.signal)),
                rx.foreach(page.notes, rx.el.li),
                rx.el.li(page.price.text, class_name="ink-1"),
                class_name="cut t-note",
            ),
            class_name="wrap hero__in",
        ),
        class_name="hero",
        aria_labelledby="h-hero",
    )


def showcase(block: rx.Var[Showcase]) -> rx.Component:
    """Four pieces hung at different heights, never a row of equals."""
    return rx.el.section(
        rx.el.div(
            section_head(block.title, "h-new", block.link),
            rx.el.div(
                _hung(block, 0, "1/1", SHOW_LARGE, "show__a c1-8"),
                _hung(block, 1, "4/5", SHOW_SMALL, "show__b c9-13"),
                _hung(block, 2, "4/5", SHOW_SMALL, "show__c c1-5"),
                _hung(block, 3, "7/5", SHOW_LARGE, "show__d c6-13"),
                class_name="grid show",
            ),
            class_name="wrap",
        ),
        class_name="section",
        aria_labelledby="h-new",
    )


def _hung(
    block: rx.Var[Showcase], index: int, ratio: str, sizes: str, class_name: str
) -> rx.Component:
    return when(
        block.cards.length() > index,
        rx.el.div(product_card(block.cards[index], ratio, sizes), class_name=class_name),
    )


def rooms(title: rx.Var[str], entries: rx.Var[list[CategoryEntry]]) -> rx.Component:
    """Six doors into the range."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2(title, class_name="vh", id="h-rooms"),
            rx.el.ul(rx.foreach(entries, _room), class_name="rooms"),
            class_name="wrap",
        ),
        class_name="section flush-t",
        aria_labelledby="h-rooms",
    )


def _room(entry: rx.Var[CategoryEntry]) -> rx.Component:
    return rx.el.li(
        anchor(
            picture(
                entry.picture,
                sizes="(min-width: 1024px) 16vw, 32vw",
                ratio="3/4",
                decorative=True,
            ),
            rx.el.span(entry.label, class_name="rooms__n"),
            rx.el.span(entry.count_text, class_name="t-cap ink-3"),
            href=entry.url,
        )
    )


def maker(block: rx.Var[Narrative]) -> rx.Component:
    """A maker at work: half picture, half figures."""
    return rx.el.section(
        rx.el.div(
            picture(block.picture, sizes="(min-width: 1024px) 46vw, 100vw", ratio="auto"),
            class_name="maker__img",
        ),
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    rx.el.h2(block.title, class_name="t-h1", id="h-maker"),
                    rx.foreach(block.paragraphs, lambda text: rx.el.p(text, class_name="t-body")),
                    facts(block.facts),
                    when_text(block.link.label, link(block.link.label, block.link.url, "solo")),
                    class_name="maker__copy c8-13",
                ),
                class_name="grid",
            ),
            class_name="wrap",
        ),
        class_name="maker",
        aria_labelledby="h-maker",
    )


def band(strip: rx.Var[Strip]) -> rx.Component:
    """A collection across the whole width, its words on the dark end of the picture."""
    return rx.el.section(
        picture(strip.picture, ratio="auto", class_name="band__img", decorative=True),
        rx.el.div(
            rx.el.h2(strip.title, class_name="t-display", id="h-band"),
            rx.el.p(strip.standfirst, class_name="t-lede"),
            when_text(strip.link.label, button_link(strip.link.label, strip.link.url, "line")),
            class_name="wrap band__in",
        ),
        class_name="band",
        aria_labelledby="h-band",
    )


def journal(block: rx.Var[Journal]) -> rx.Component:
    """One story with its picture, three by name."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    anchor(
                        picture(
                            block.lead.picture,
                            sizes="(min-width: 1024px) 54vw, 100vw",
                            ratio="4/3",
                        ),
                        rx.el.h3(block.lead.title, class_name="t-h2"),
                        href=block.lead.url,
                        class_name="jr__lead",
                    ),
                    rx.el.p(block.lead.text, class_name="t-body jr__text"),
                    class_name="c1-8 jr__a",
                ),
                rx.el.div(
                    rx.el.h2(block.title, class_name="t-h3", id="h-j"),
                    rx.el.ul(rx.foreach(block["entries"], _entry), class_name="jr__list"),
                    when_text(block.link.label, link(block.link.label, block.link.url, "solo")),
                    class_name="c9-13",
                ),
                class_name="grid jr",
            ),
            class_name="wrap",
        ),
        class_name="section",
        id="journal",
        aria_labelledby="h-j",
    )


def _entry(entry: rx.Var[JournalEntry]) -> rx.Component:
    return rx.el.li(
        anchor(
            rx.el.span(entry.title, class_name="t-h3"),
            rx.el.span(entry.note, class_name="t-cap ink-3"),
            href=entry.url,
        )
    )


def luxe_home(page: rx.Var[HomePage]) -> rx.Component:
    return rx.fragment(
        hero(page.hero),
        in_order(
            page.order,
            showcase=showcase(page.showcase),
            categories=rooms(page.categories_title, page.categories),
            narrative=when_text(page.narrative.title, maker(page.narrative)),
            strip=when_text(page.strip.title, band(page.strip)),
            mosaic=mosaic(page.mosaic),
            journal=when_text(page.journal.title, journal(page.journal)),
        ),
    )
