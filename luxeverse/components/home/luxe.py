"""LuxeVerse at home: a dark stage, one lit object, then the rest of the house."""

import reflex as rx

from luxeverse.components.catalogue.card import product_card
from luxeverse.components.home.further import further
from luxeverse.components.home.hero import deeds, floating, headline, hint, veil
from luxeverse.components.home.moment import moment
from luxeverse.components.ui.base import Text, anchor, when, when_text
from luxeverse.components.ui.controls import button_link, link
from luxeverse.components.ui.media import TWO_ON_A_PHONE, film, picture
from luxeverse.components.ui.structure import section_head
from luxeverse.schemas.catalogue import Journal, JournalEntry
from luxeverse.schemas.home import CategoryEntry, Entries, Hero, Narrative, Showcase, Strip

FIRST_ROW = 2
SHOW_LARGE = "(min-width: 1024px) 54vw, 100vw"
SHOW_SMALL = f"(min-width: 1024px) 32vw, {TWO_ON_A_PHONE}"


def hero(page: rx.Var[Hero], name: Text) -> rx.Component:
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
            veil(page),
            class_name="hero__stage",
        ),
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    headline(page, name),
                    rx.el.p(page.standfirst, class_name="t-lede"),
                    deeds(page, class_name="row hero__cta"),
                    class_name="hero__copy c1-7",
                ),
                class_name="grid hero__grid",
            ),
            rx.el.ul(
                when_text(page.signal, rx.el.li(rx.el.i(class_name="tick"), page.signal)),
                rx.foreach(page.notes, rx.el.li),
                when_text(page.hint.kind, rx.el.li(hint(page))),
                rx.el.li(page.price.text, class_name="ink-1"),
                class_name="cut t-note",
            ),
            class_name="wrap hero__in",
        ),
        floating(page),
        class_name="hero",
        aria_labelledby=name,
    )


def showcase(block: rx.Var[Showcase], name: Text) -> rx.Component:
    """Four pieces hung at different heights, never a row of equals."""
    return rx.el.section(
        rx.el.div(
            section_head(block.title, name, block.link),
            rx.el.div(
                _hung(block, 0, "1/1", SHOW_LARGE, "show__a c1-8"),
                _hung(block, 1, "4/5", SHOW_SMALL, "show__b c9-13"),
                _hung(block, 2, "4/5", SHOW_SMALL, "show__c c1-5"),
                _hung(block, 3, "7/5", SHOW_LARGE, "show__d c6-13"),
                class_name="grid show",
            ),
            further(block),
            class_name="wrap",
        ),
        class_name="section",
        aria_labelledby=name,
    )


def _hung(
    block: rx.Var[Showcase], index: int, ratio: str, sizes: str, class_name: str
) -> rx.Component:
    soon = block.first_row if index < FIRST_ROW else block.others
    return when(
        block.cards.length() > index,
        rx.el.div(
            product_card(block.cards[index], ratio, sizes, priority=soon), class_name=class_name
        ),
    )


def rooms(block: rx.Var[Entries], name: Text) -> rx.Component:
    """Six doors into the range."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2(block.title, class_name="vh", id=name),
            rx.el.ul(rx.foreach(block["entries"], _room), class_name="rooms"),
            class_name="wrap",
        ),
        class_name="section flush-t",
        aria_labelledby=name,
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


def maker(block: rx.Var[Narrative], name: Text) -> rx.Component:
    """A maker at work: half picture, half figures."""
    return rx.el.section(
        rx.el.div(
            picture(block.picture, sizes="(min-width: 1024px) 46vw, 100vw", ratio="auto"),
            class_name="maker__img",
        ),
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    rx.el.h2(block.title, class_name="t-h1", id=name),
                    rx.foreach(block.paragraphs, lambda text: rx.el.p(text, class_name="t-body")),
                    when(
                        block.steps.length() > 0,
                        rx.el.ol(rx.foreach(block.steps, moment), class_name="steps"),
                    ),
                    when_text(block.link.label, link(block.link.label, block.link.url, "solo")),
                    class_name="maker__copy c8-13",
                ),
                class_name="grid",
            ),
            class_name="wrap",
        ),
        class_name="maker",
        aria_labelledby=name,
    )


def band(strip: rx.Var[Strip], name: Text) -> rx.Component:
    """A collection across the whole width, its words on the dark end of the picture."""
    return rx.el.section(
        picture(strip.picture, ratio="auto", class_name="band__img", decorative=True),
        rx.el.div(
            rx.el.h2(strip.title, class_name="t-display", id=name),
            rx.el.p(strip.standfirst, class_name="t-lede"),
            when_text(strip.link.label, button_link(strip.link.label, strip.link.url, "line")),
            class_name="wrap band__in",
        ),
        class_name="band",
        aria_labelledby=name,
    )


def journal(block: rx.Var[Journal], name: Text) -> rx.Component:
    """The one that leads with its picture, the others by name."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                when_text(block.lead.title, _lead(block.lead)),
                rx.el.div(
                    rx.el.h2(block.title, class_name="t-h3", id=name),
                    rx.el.ul(rx.foreach(block["entries"], _entry), class_name="jr__list"),
                    when_text(block.link.label, link(block.link.label, block.link.url, "solo")),
                    class_name="c9-13",
                ),
                class_name="grid jr",
            ),
            class_name="wrap",
        ),
        class_name="section",
        aria_labelledby=name,
    )


def _lead(entry: rx.Var[JournalEntry]) -> rx.Component:
    return rx.el.div(
        anchor(
            picture(entry.picture, sizes="(min-width: 1024px) 54vw, 100vw", ratio="4/3"),
            rx.el.h3(entry.title, class_name="t-h2"),
            href=entry.url,
            class_name="jr__lead",
        ),
        rx.el.p(entry.text, class_name="t-body jr__text"),
        class_name="c1-8 jr__a",
    )


def _entry(entry: rx.Var[JournalEntry]) -> rx.Component:
    return rx.el.li(
        anchor(
            rx.el.span(entry.title, class_name="t-h3"),
            rx.el.span(entry.note, class_name="t-cap ink-3"),
            href=entry.url,
        )
    )
