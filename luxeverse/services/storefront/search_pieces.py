"""Search for programs: pieces with their variants, facets with counts, and how the query was understood."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.columns import Value
from luxeverse.domain.catalogue.filters import Filter
from luxeverse.services import catalogue, identity, search
from luxeverse.services.catalogue import Piece
from luxeverse.services.catalogue import listing_query as query
from luxeverse.services.catalogue.shelf import Shelf, shelf
from luxeverse.services.search import Found, Outcome
from luxeverse.services.storefront.search_page import facets_of


@dataclass(frozen=True, slots=True)
class Asked:
    """``filters`` are values by facet; prices are minor units of the house's currency, inclusive."""

    text: str
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    price_from: int | None = None
    price_to: int | None = None
    in_stock: bool = False
    sort: str = query.RELEVANCE
    limit: int = 24
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    key: str
    label: str
    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class FoundPieces:
    """``total`` counts all that fit, ``pieces`` are those asked for, ``ids`` their keys. ``understood`` are filters the
    words asked for.
    """

    ids: Sequence[UUID]
    pieces: Sequence[Piece]
    total: int
    facets: Sequence[Facet]
    corrected: str
    understood: Mapping[str, str]
    unknown: Sequence[str]
    method: str


async def search_pieces(actor: Actor, asked: Asked) -> FoundPieces:
    """Find pieces and write the search down. Raises Invalid for a facet the house does not have."""
    started = time.perf_counter()
    result = await found_pieces(actor.house, asked)
    spent = round((time.perf_counter() - started) * 1000)
    filters = {k: v for k, v in _said(asked).items() if v} | dict(result.understood)
    await search.record(actor, asked.text, filters, Outcome(result.total, result.method, spent))
    return result


async def found_pieces(house: House, asked: Asked) -> FoundPieces:
    """The same without a line in the log, for a search that is a part of another. Raises Invalid."""
    record = await identity.record_of(house)
    known = facets_of(record.settings)
    keys = {facet["key"] for facet in known}
    if unknown := sorted(set(asked.filters) - keys):
        names = ", ".join(sorted(keys))
        raise Invalid(
            f"No facet is called {unknown[0][:40]!r}; known are {names}.", code="unknown_facet"
        )
    meaning = await search.meaning_of(asked.text)
    async with read_session(house.tenant_id) as session:
        stand = await shelf(session, house, record.data_version)
        found = await search.find(stand, house, asked.text, meaning=meaning)
        return await _result(stand, house, asked, found, known)


async def _result(
    stand: Shelf,
    house: House,
    asked: Asked,
    found: Found,
    known: Sequence[Mapping[str, Any]],
) -> FoundPieces:
    wanted = _filter(house, asked, found)
    ids = await stand.found_ids(wanted, asked.sort, asked.offset, asked.limit)
    facets = [
        Facet(facet["key"], facet["label"], await stand.values(wanted, facet["key"]))
        for facet in known
    ]
    return FoundPieces(
        ids=ids,
        pieces=await catalogue.pieces(stand.session, house, ids),
        total=await stand.count(wanted),
        facets=[facet for facet in facets if facet.values],
        corrected=found.reading.text if found.reading.is_corrected else "",
        understood=found.choices,
        unknown=found.reading.unknown,
        method=found.method,
    )


@dataclass(frozen=True, slots=True)
class Alike:
    pieces: Sequence[Piece]
    method: str


async def similar_pieces(house: House, slug: str, limit: int) -> Alike:
    """Pieces most like a piece, most alike first. Raises NotFound."""
    async with read_session(house.tenant_id) as session:
        piece_id = await query.piece_by_slug(session, slug)
        if piece_id is None:
            raise NotFound("This house has no such piece.", code="unknown_product")
        near, method = await search.alike(session, piece_id, limit)
        shown = await query.found_ids(session, Filter(ids=near), query.RELEVANCE, 0, limit)
        return Alike(await catalogue.pieces(session, house, shown), method)


def _filter(house: House, asked: Asked, found: Found) -> Filter:
    """What was asked for in so many words goes before what the query says."""
    own = {
        key: value.split(",")
        for key, value in found.choices.items()
        if not key.startswith("price_")
    }
    low, high = _bounds(house, asked, found)
    return Filter(
        facets=own | {key: values for key, values in asked.filters.items() if values},
        price_from=low,
        price_to=high,
        in_stock=asked.in_stock,
        ids=found.ids if asked.text.strip() else None,
    )


def _bounds(house: House, asked: Asked, found: Found) -> tuple[Decimal | None, Decimal | None]:
    """Lowest and highest price in major units."""
    given = asked.price_from, asked.price_to
    if given != (None, None):
        low, high = (None if m is None else Money(m, house.currency).major for m in given)
        return low, high
    said = found.choices.get("price_from"), found.choices.get("price_to")
    low, high = (None if text is None else Decimal(text) for text in said)
    return low, high


def _said(asked: Asked) -> dict[str, object]:
    """The filters as the log keeps them."""
    prices = {"price_from": asked.price_from, "price_to": asked.price_to}
    return {**{key: ",".join(values) for key, values in asked.filters.items()}, **prices}
