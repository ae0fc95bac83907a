"""A listing: what it is, what narrows it, what is in it. Every choice is a link, so Back undoes it."""

from dataclasses import dataclass

import reflex as rx

from luxeverse.components.catalogue.card import QUICK_LAYER, product_card, quick_button
from luxeverse.components.catalogue.essence import EssenceKind, essence_card
from luxeverse.components.catalogue.facets import facet_column, facet_sheet
from luxeverse.components.catalogue.further import further, part_before
from luxeverse.components.layout.header import BAG_LAYER
from luxeverse.components.ui.base import EventWith, Priority, anchor, mark, when, when_text
from luxeverse.components.ui.controls import button, chip, fold, icon, link
from luxeverse.components.ui.media import picture, skeleton_card
from luxeverse.components.ui.overlays import announce
from luxeverse.components.ui.react import CompareTrayElement, DensityElement, QuickViewElement
from luxeverse.components.ui.structure import breadcrumbs, empty_state, facts
from luxeverse.schemas.catalogue import EditorialTile, Listing, ProductCard
from luxeverse.schemas.common import Choice

SKELETONS = 9
FIRST_VIEW = 4


@dataclass(frozen=True)
class Adding:
    """How a card puts its piece in the bag: the event that takes the variant, and what rises when it is done."""

    on_add: EventWith
    answered: rx.Var[int]


def listing_head(page: rx.Var[Listing]) -> rx.Component:
    return rx.fragment(
        breadcrumbs(page.crumbs),
        rx.el.div(
            rx.el.div(rx.el.h1(page.title, class_name="t-h1"), class_name="c1-8"),
            when_text(page.standfirst, rx.el.p(page.standfirst, class_name="t-body c8-13")),
            class_name="grid plp__head",
        ),
        when(
            page.story.length() > 0,
            rx.el.div(
                rx.el.div(
                    rx.foreach(page.story, lambda text: rx.el.p(text, class_name="t-body")),
                    class_name="c1-8 plp__story",
                ),
                rx.cond(page.facts.length() > 0, facts(page.facts, "attrs c8-13")),
                class_name="grid plp__maker",
            ),
        ),
    )


def _sort_link(choice: rx.Var[Choice]) -> rx.Component:
    return rx.el.li(
        anchor(choice.label, href=choice.url, aria_current=mark(choice.selected), rel="nofollow")
    )


def listing_bar(page: rx.Var[Listing]) -> rx.Component:
    """What is applied, and in which order things stand."""
    return rx.el.div(
        rx.el.span(
            button(
                icon("filter"), page.filter_label, kind="line", size="small", data_opens="facets"
            ),
            class_name="plp__filter",
        ),
        rx.el.ul(
            rx.foreach(page.chips, lambda item: rx.el.li(chip(item.label, item.url))),
            when(
                page.chips.length() > 0,
                rx.el.li(
                    anchor("Clear all", href=page.clear_url, class_name="link link--solo t-cap")
                ),
            ),
            class_name="row chips",
            aria_label="Applied filters",
        ),
        rx.el.div(
            rx.el.p(page.count_text, class_name="t-small ink-2 num plp__count"),
            DensityElement.create(),
            fold(
                page.sort_label,
                rx.el.ul(rx.foreach(page.sorts, _sort_link), class_name="fold__list"),
            ),
            class_name="row plp__tools",
        ),
        class_name="plp__bar",
    )


def _cell(card: rx.Var[ProductCard], index: rx.Var[int]) -> rx.Component:
    """The two rows a phone shows first come before everything else."""
    first = index < FIRST_VIEW
    return rx.el.li(product_card(card, level="h2", priority=first, quick=True))


def _later_cell(card: rx.Var[ProductCard]) -> rx.Component:
    return rx.el.li(product_card(card, level="h2", quick=True))


def _page_of_the_folio(
    card: rx.Var[ProductCard], index: rx.Var[int], adding: Adding
) -> rx.Component:
    """The first is shown at length."""
    first = index < FIRST_VIEW
    return rx.cond(
        index == 0,
        rx.el.li(_essence(card, adding, "featured", priority=first), class_name="plp__first"),
        rx.el.li(_essence(card, adding, priority=first)),
    )


def _essence(
    card: rx.Var[ProductCard],
    adding: Adding,
    kind: EssenceKind = "default",
    *,
    priority: Priority = False,
) -> rx.Component:
    return essence_card(
        card,
        adding.on_add,
        adding.answered,
        kind=kind,
        level="h2",
        priority=priority,
        quick=quick_button(card),
    )


def editorial_tile(tile: rx.Var[EditorialTile]) -> rx.Component:
    """One story among the products, never more."""
    return rx.el.li(
        anchor(
            picture(
                tile.picture,
                sizes="(min-width: 768px) 50vw, 100vw",
                ratio="auto",
                class_name="tile__img",
                decorative=True,
            ),
            rx.el.span(
                rx.el.span(tile.title, class_name="t-h2"),
                rx.el.span(tile.link_label, icon("arrow"), class_name="link link--solo"),
                class_name="tile__t",
            ),
            href=tile.url,
        ),
        class_name="tile",
    )


def listing_grid(page: rx.Var[Listing], adding: Adding | None = None) -> rx.Component:
    """Cards; with a tile, ``before_tile`` and ``after_tile`` stand for ``cards``. Essences need ``adding``."""
    plain = _card_grid(page)
    if adding is None:
        return plain
    folio = rx.el.ul(
        rx.foreach(page.before_tile, lambda card, index: _page_of_the_folio(card, index, adding)),
        when_text(page.tile.title, editorial_tile(page.tile)),
        rx.foreach(page.after_tile, lambda card: rx.el.li(_essence(card, adding))),
        class_name="plp__grid",
    )
    return rx.cond(page.essences, folio, plain)


def _card_grid(page: rx.Var[Listing]) -> rx.Component:
    return rx.el.ul(
        rx.cond(
            page.tile.title == "",
            rx.foreach(page.cards, _cell),
            rx.fragment(
                rx.foreach(page.before_tile, _cell),
                editorial_tile(page.tile),
                rx.foreach(page.after_tile, _later_cell),
            ),
        ),
        class_name="plp__grid",
    )


def _sort_note(page: rx.Var[Listing]) -> rx.Component:
    """What an order goes by, where that is not plain."""
    return when_text(
        page.sort_note,
        rx.el.p(
            page.sort_note,
            " ",
            link(page.sort_link.label, page.sort_link.url),
            class_name="t-small ink-2 plp__note",
        ),
    )


def _results(page: rx.Var[Listing], adding: Adding) -> rx.Component:
    return rx.match(
        page.status,
        (
            "loading",
            rx.el.div(*(skeleton_card() for _ in range(SKELETONS)), class_name="plp__grid"),
        ),
        ("empty", empty_state(page.empty_title, page.empty_text, page.empty_links)),
        (
            "failed",
            empty_state(
                "This list could not be loaded", "Nothing is lost. Try again.", page.empty_links
            ),
        ),
        rx.fragment(
            part_before(page),
            listing_grid(page, adding),
            further(page),
        ),
    )


def over_cards(on_add: EventWith, prefix: rx.Var[str], piece: str) -> tuple[rx.Component, ...]:
    """What cards of a list open: the quick view, and the pieces chosen to be compared.

    ``on_add`` takes the variant to put in the bag, ``prefix`` is the house's part of an address, ``piece`` the name of
    the state that holds a piece on its own page: the quick view shows the same.
    """
    return (
        QuickViewElement.create(id=QUICK_LAYER, bag=BAG_LAYER, state=piece, on_add=on_add),
        CompareTrayElement.create(prefix=prefix),
    )


def listing(page: rx.Var[Listing], adding: Adding) -> rx.Component:
    """The whole screen, and the sheet that holds the filters where there is no side column."""
    return rx.el.div(
        rx.el.div(
            listing_head(page),
            when((page.status != "loading") & (page.sort_label != ""), listing_bar(page)),
            rx.el.div(
                facet_column(page),
                rx.el.div(
                    announce(page.count_text),
                    _sort_note(page),
                    _results(page, adding),
                    class_name="c4-13",
                ),
                class_name="grid",
            ),
            class_name="wrap plp__in",
        ),
        facet_sheet(page),
        class_name="plp",
    )
