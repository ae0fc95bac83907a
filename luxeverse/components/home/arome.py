"""Atelier Arôme at home: a folio, four humours, a method, a ledger, the manuscript."""

import reflex as rx

from luxeverse.components.home.further import further_pager
from luxeverse.components.home.hero import deeds, floating, headline, hint, veil
from luxeverse.components.home.moment import moment
from luxeverse.components.ui.base import Text, anchor, css, when_text
from luxeverse.components.ui.controls import link
from luxeverse.components.ui.media import film
from luxeverse.components.ui.react import VesselElement
from luxeverse.components.ui.structure import section_head
from luxeverse.schemas.catalogue import Journal, JournalEntry, ProductCard
from luxeverse.schemas.home import CategoryEntry, Entries, Hero, Narrative, Showcase, Tint


def folio(page: rx.Var[Hero], name: Text) -> rx.Component:
    """The open page: one essence, its vessel, the colour one chooses."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    when_text(page.latin, rx.el.p(page.latin, class_name="script", lang="la")),
                    headline(page, name),
                    rx.el.p(page.standfirst, class_name="t-lede"),
                    deeds(
                        page,
                        rx.el.span(
                            page.price.text,
                            rx.el.span(" ", page.price_note, class_name="t-cap ink-3"),
                            class_name="price",
                        ),
                        class_name="row folio__cta",
                    ),
                    class_name="folio__t c2-7",
                ),
                _vessel(page),
                class_name="grid folio__in",
            ),
            rx.el.p(
                rx.el.span(page.folio_start),
                hint(page),
                rx.el.span(page.folio_end),
                class_name="folio__no t-cap",
            ),
            class_name="folio__frame",
        ),
        floating(page),
        class_name="folio",
        aria_labelledby=name,
    )


def _vessel(page: rx.Var[Hero]) -> rx.Component:
    return rx.el.div(
        veil(page),
        VesselElement.create(number=page.vessel_number, kind=page.signal, label=page.picture.alt),
        rx.el.fieldset(
            rx.el.legend("See the vessel filled with", class_name="vh"),
            rx.foreach(page.tints, _tint),
            class_name="tints",
        ),
        class_name="folio__v c8-12",
    )


def _tint(tint: rx.Var[Tint]) -> rx.Component:
    return rx.el.label(
        rx.el.input(type="radio", name="essence", value=tint.key, default_checked=tint.selected),
        rx.el.i(custom_attrs=css(sw=tint.value)),
        tint.label,
        class_name=f"tint tint--{tint.key}",
    )


def humours(block: rx.Var[Entries], name: Text) -> rx.Component:
    """Four tempers, each with its plant."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.h2(block.title, class_name="t-h1 c1-7", id=name),
                rx.el.p(block.text, class_name="t-body hum__say c8-13"),
                class_name="grid sec-head",
            ),
            rx.el.ul(rx.foreach(block["entries"], _humour), class_name="hum"),
            class_name="wrap",
        ),
        class_name="section",
        aria_labelledby=name,
    )


def _humour(entry: rx.Var[CategoryEntry]) -> rx.Component:
    return rx.el.li(
        anchor(
            rx.el.span(entry.numeral, class_name="rn", aria_hidden="true"),
            when_text(
                entry.mark,
                rx.el.svg(
                    rx.el.svg.use(href=f"/lv/botanicals.svg#{entry.mark}"),
                    class_name=f"bot bot--{entry.mark}",
                    view_box="0 -22 130 260",
                    aria_hidden="true",
                ),
            ),
            rx.el.span(entry.label, class_name="t-h2"),
            rx.el.span(entry.text, class_name="t-small ink-2"),
            rx.el.span(entry.count_text, class_name="t-cap ink-3 hum__n"),
            href=entry.url,
        )
    )


def plate(block: rx.Var[Narrative], name: Text) -> rx.Component:
    """How it is made: a plate, which moves where the house has a film, an initial, four moments."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    film(
                        block.film,
                        rx.cond(block.film.webm == "", block.picture, block.film.poster),
                        sizes="(min-width: 1024px) 46vw, 100vw",
                        ratio="5/6",
                    ),
                    class_name="c1-7",
                ),
                rx.el.div(
                    rx.el.h2(block.title, class_name="t-h1", id=name),
                    rx.foreach(
                        block.paragraphs, lambda text: rx.el.p(text, class_name="t-body initial")
                    ),
                    rx.el.ol(rx.foreach(block.steps, moment), class_name="steps"),
                    when_text(block.link.label, link(block.link.label, block.link.url, "solo")),
                    class_name="ar-plate__t c8-13",
                ),
                class_name="grid ar-plate",
            ),
            class_name="wrap",
        ),
        class_name="section flush-t",
        aria_labelledby=name,
    )


def ledger(block: rx.Var[Showcase], name: Text) -> rx.Component:
    """The compendium as an apothecary's register."""
    return rx.el.section(
        rx.el.div(
            section_head(block.title, name, block.link, "t-h1"),
            rx.el.table(
                rx.el.thead(
                    rx.el.tr(
                        *(
                            rx.el.th(name, custom_attrs={"scope": "col"})
                            for name in ("N°", "Essence", "Humour", "Harvest")
                        ),
                        rx.el.th("Price", class_name="r", custom_attrs={"scope": "col"}),
                    )
                ),
                rx.el.tbody(rx.foreach(block.cards, _row), rx.foreach(block.further, _row)),
                class_name="ledger",
            ),
            further_pager(block),
            class_name="wrap",
        ),
        class_name="section ledger-s",
        aria_labelledby=name,
    )


def _row(card: rx.Var[ProductCard]) -> rx.Component:
    return rx.el.tr(
        rx.el.td(card.number, class_name="num no"),
        rx.el.th(
            rx.el.i(class_name="dot", custom_attrs=css(sw=card.tint)),
            anchor(card.name, href=card.url),
            when_text(card.latin, rx.el.em(card.latin, lang="la")),
            custom_attrs={"scope": "row"},
        ),
        rx.el.td(card.attribute, class_name="hm"),
        rx.el.td(card.season, class_name="hv"),
        rx.el.td(card.price.text, class_name="price r"),
    )


def manuscript(block: rx.Var[Journal], name: Text) -> rx.Component:
    """The latest leaves, numbered."""
    return rx.el.section(
        rx.el.div(
            rx.el.div(
                rx.el.h2(block.title, class_name="t-h2 c1-4", id=name),
                rx.el.ul(
                    when_text(block.lead.title, _leaf(block.lead)),
                    rx.foreach(block["entries"], _leaf),
                    class_name="ms c5-13",
                ),
                class_name="grid",
            ),
            class_name="wrap",
        ),
        class_name="section",
        aria_labelledby=name,
    )


def _leaf(entry: rx.Var[JournalEntry]) -> rx.Component:
    return rx.el.li(
        anchor(
            rx.el.span(entry.number, class_name="num ink-3"),
            rx.el.span(entry.title, class_name="t-h2"),
            rx.el.span(entry.note, class_name="t-cap ink-3"),
            href=entry.url,
        )
    )
