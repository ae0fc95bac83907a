"""One home, three houses: sections in their editors' order, each drawn as its house draws the kind."""

from collections.abc import Callable, Mapping
from typing import Any

import reflex as rx

from luxeverse.components.home import arome, luma, luxe
from luxeverse.components.home.mosaic import mosaic
from luxeverse.components.home.people import letters, makers, testimonials
from luxeverse.components.home.ways import carousel, paths
from luxeverse.components.ui.base import EventWith
from luxeverse.components.ui.media import skeleton_plate
from luxeverse.schemas.home import HomePage, Section

Draw = Callable[..., rx.Component]
Place = rx.Var[Section]


def home(page: rx.Var[HomePage], on_add: EventWith, answered: rx.Var[int]) -> rx.Component:
    """The home of the house the page belongs to.

    ``on_add`` takes the variant to put in the bag, ``answered`` rises when that is done.
    """
    return rx.cond(
        page.status == "loading",
        skeleton_plate(),
        rx.foreach(page.sections, lambda place: _section(page, place, on_add, answered)),
    )


def _section(
    page: rx.Var[HomePage], place: Place, on_add: EventWith, answered: rx.Var[int]
) -> rx.Component:
    at, name = place.index, place.heading
    kinds: Mapping[str, Any] = {
        "hero": _by_house(
            page,
            luxe.hero(page.hero, name),
            arome=arome.folio(page.hero, name),
            luma=luma.daylight(page.hero, name),
        ),
        "showcase": _by_house(
            page,
            luxe.showcase(page.showcases[at], name),
            arome=arome.ledger(page.showcases[at], name),
            luma=luma.jars(page.showcases[at], name),
        ),
        "categories": _by_house(
            page,
            luxe.rooms(page.categories[at], name),
            arome=arome.humours(page.categories[at], name),
            luma=luma.shelves(page.categories[at], name),
        ),
        "narrative": _by_house(
            page,
            luxe.maker(page.narratives[at], name),
            arome=arome.plate(page.narratives[at], name),
            luma=luma.story_lines(page.narratives[at], name),
        ),
        "journal": _by_house(
            page,
            luxe.journal(page.journals[at], name),
            arome=arome.manuscript(page.journals[at], name),
            luma=luma.proof(page.journals[at], name),
        ),
        "strip": luxe.band(page.strips[at], name),
        "formula": luma.formula(page.formulas[at], name),
        "mosaic": mosaic(page.mosaics[at], name, on_add),
        "carousel": carousel(page.carousels[at], name, on_add, answered),
        "makers": makers(page.makers[at], name),
        "paths": paths(page.paths[at], name),
        "testimonials": testimonials(page.testimonials[at], name),
        "newsletter": letters(page.newsletters[at], name),
    }
    drawn = rx.match(place.kind, *kinds.items(), rx.fragment())
    return rx.el.div(drawn, id=place.id, key=place.id, class_name="part")


def _by_house(
    page: rx.Var[HomePage], otherwise: rx.Component, **houses: rx.Component
) -> rx.Component:
    return rx.match(page.house, *houses.items(), otherwise)
