"""The first viewport of a house."""

from collections.abc import Sequence
from typing import Any

from luxeverse.core.actor import House
from luxeverse.domain.content.sections import ScrollHint
from luxeverse.schemas.catalogue import ProductCard
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.home import Hero, Hint, Section, Tint, Veil
from luxeverse.services.media import film, view
from luxeverse.services.storefront.home_gathered import Gathered
from luxeverse.services.storefront.shell import address

STRONGEST_GRAIN = 0.5
"""Opacity of the tile at 100 per cent; above it the grain is a picture of its own."""


def hero(found: Gathered, said: Any, below: Sequence[Section]) -> Hero:
    """What opens the page. The sign to read on leads to the first section ``below``; without one there is none."""
    house = found.house
    piece = found.piece(said.piece) or ProductCard()
    moving = film(house.slug)
    return Hero(
        title=said.title,
        emphasis=said.emphasis,
        effect=said.headline.value,
        standfirst=said.standfirst,
        latin=piece.latin,
        primary=_way(house, said.primary, piece.url or f"{house.prefix}/shop"),
        secondary=_way(house, said.secondary, f"{house.prefix}/shop"),
        floating=_way(house, said.floating, piece.url or f"{house.prefix}/shop"),
        price=piece.price,
        price_note=said.price_note or piece.name,
        notes=list(said.notes),
        signal=said.signal,
        picture=moving.poster if moving.webm else view(said.picture),
        film=moving,
        folio_start=said.folio_start,
        folio_end=said.folio_end,
        vessel_number=piece.number,
        tints=[
            Tint(slug, card.name, card.tint, selected=slug == said.piece)
            for slug in said.vessel
            if (card := found.piece(slug))
        ],
        veil=_veil(said.overlays),
        hint=_hint(said.scroll_hint, below),
    )


def _way(house: House, said: Any, otherwise: str) -> LinkItem:
    if said is None:
        return LinkItem()
    return LinkItem(said.label, address(house, said.url) if said.url else otherwise)


def _veil(said: Any) -> Veil:
    return Veil(
        shown=bool(said.gradient or said.grain or said.particles),
        gradient=f"{said.gradient / 100:g}",
        grain=f"{said.grain / 100 * STRONGEST_GRAIN:g}",
        lively="particles" if said.particles else "",
    )


def _hint(said: Any, below: Sequence[Section]) -> Hint:
    if said.kind is ScrollHint.NONE or not below:
        return Hint()
    return Hint(said.kind.value, said.text, f"#{below[0].id}", said.parallax)
