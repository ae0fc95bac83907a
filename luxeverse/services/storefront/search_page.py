"""The page of results: pieces with facets, what else was found, and ways on where nothing was."""

import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.domain.catalogue.filters import Filter
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.domain.search.text import bounded
from luxeverse.schemas.catalogue import JournalEntry, Listing
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.search import SearchPage
from luxeverse.services import identity, search
from luxeverse.services.catalogue import listing_query as query
from luxeverse.services.catalogue.shelf import Shelf, shelf
from luxeverse.services.search import Found, Outcome, Place
from luxeverse.services.storefront.facets import filters_of
from luxeverse.services.storefront.listing import filtered, pieces_page
from luxeverse.services.storefront.wanted import PLACE, Wanted, count_text

CATEGORY: Mapping[str, Any] = {"key": query.CATEGORY, "label": "Category", "source": "category"}
OCCASION: Mapping[str, Any] = {"key": query.OCCASION, "label": "Occasion", "source": "tag"}
NO_FILTER = frozenset({"q", "sort", "exact"}) | PLACE
STORIES = 3
PLACES = 6
WAYS_ON = 8


def facets_of(settings: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What a search can be narrowed by: the category, the house's own facets, the occasion."""
    return [CATEGORY, *filters_of(settings), {**OCCASION, "values": search.occasions()}]


async def search_page(house: House, choices: Mapping[str, str]) -> SearchPage:
    """What a query finds, with every choice in the address; an empty query asks for one."""
    started = time.perf_counter()
    record = await identity.record_of(house)
    facets = facets_of(record.settings)
    page_size = int(str(record.settings.get("page_size", 24)))
    asked = bounded(choices.get("q", ""))
    is_exact = choices.get("exact") == "1"
    meaning = await search.meaning_of(asked)
    async with read_session(house.tenant_id) as session:
        stand = await shelf(session, house, record.data_version)
        found = await search.find(stand, house, asked, is_exact=is_exact, meaning=meaning)
        wanted = _wanted(choices, found)
        base = Filter(ids=_ids(found, wanted))
        listing, total = await pieces_page(stand, house, wanted, base, facets, page_size)
        places = await search.places_of(session, house, found.reading)
        page = SearchPage(
            status=listing.status,
            query=asked,
            title=f"Results for “{found.reading.text or asked}”" if asked else "Search",
            action_url=f"{house.prefix}/search",
            listing=listing,
            notes=_notes(found, listing),
            places=[_link(p) for p in places if p.kind is not SearchKind.STORY][:PLACES],
            stories=[_entry(p) for p in places if p.kind is SearchKind.STORY][:STORIES],
        )
        if listing.status == "empty":
            page = await _nothing(stand, house, page, wanted, base, facets)
    spent = round((time.perf_counter() - started) * 1000)
    _outcomes.keep(house, choices, Outcome(total, found.method, spent))
    return _corrected(house, page, found)


async def page_was_seen(actor: Actor, choices: Mapping[str, str]) -> None:
    """Write down that somebody looks at these results, with what the search had found and taken.

    The page itself may come from a cache, or have been fetched ahead for a click that never came.
    """
    if not bounded(choices.get("q", "")):
        return
    outcome = _outcomes.of(actor.house, choices)
    if outcome is None:
        await search_page(actor.house, choices)
        outcome = _outcomes.of(actor.house, choices)
    assert outcome is not None
    filters = {key: value for key, value in choices.items() if key != "q"}
    await search.record(actor, choices["q"], filters, outcome)


class _Outcomes:
    """The outcomes of the last searches of this process."""

    MOST = 500

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Any, ...], Outcome] = OrderedDict()

    def keep(self, house: House, choices: Mapping[str, str], outcome: Outcome) -> None:
        self._kept[house.tenant_id, *sorted(choices.items())] = outcome
        if len(self._kept) > self.MOST:
            self._kept.popitem(last=False)

    def of(self, house: House, choices: Mapping[str, str]) -> Outcome | None:
        return self._kept.get((house.tenant_id, *sorted(choices.items())))


_outcomes = _Outcomes()


def _wanted(choices: Mapping[str, str], found: Found) -> Wanted:
    """The query's own filters as if they had been chosen; what was chosen by hand goes before them.

    So every link of the page says in plain filters what the sentence meant, and each can be taken away.
    """
    kept = {key: value for key, value in choices.items() if key != "q"}
    if {"price_from", "price_to"} & set(kept):
        own = {k: v for k, v in found.choices.items() if not k.startswith("price_")}
    else:
        own = dict(found.choices)
    return Wanted("search", "", {"q": found.reading.text, **own, **kept})


def _ids(found: Found, wanted: Wanted) -> Sequence[Any] | None:
    """The result, or the whole house when only filters are left of the query, or of the address."""
    if found.ids or found.reading.asked:
        return found.ids
    return None if set(wanted.choices) - NO_FILTER else []


def _corrected(house: House, page: SearchPage, found: Found) -> SearchPage:
    if not found.reading.is_corrected:
        return page
    exact = Wanted("search", "", {"q": page.query, "exact": "1"})
    instead = LinkItem(page.query, exact.url(house))
    return replace(page, corrected=found.reading.text, instead=instead)


def _notes(found: Found, listing: Listing) -> list[str]:
    notes = [f"Nothing is {phrase}, so the price was left out." for phrase in found.aside]
    if found.reading.unknown and listing.cards:
        words = ", ".join(f"“{word}”" for word in found.reading.unknown)
        notes.append(f"Nothing here has {words} in it; these fit the rest.")
    return notes


async def _nothing(
    stand: Shelf,
    house: House,
    page: SearchPage,
    wanted: Wanted,
    base: Filter,
    facets: Sequence[Mapping[str, Any]],
) -> SearchPage:
    """Say what was looked for and how to go on: fewer filters, categories, the journal, a person."""
    relaxed = []
    for key in sorted(set(wanted.choices) - NO_FILTER):
        looser = replace(wanted, choices={k: v for k, v in wanted.choices.items() if k != key})
        number = await stand.count(filtered(base, looser, facets))
        if number:
            label = f"Without “{wanted.choices[key].replace(',', ', ')}”: {count_text(number)}"
            relaxed.append(LinkItem(label, wanted.url(house, **{key: ""})))
    if wanted.choices.get("exact") == "1":
        meant = (await search.find(stand, house, page.query)).reading
        if meant.is_corrected:
            url = Wanted("search", "", {"q": meant.text}).url(house)
            relaxed.insert(0, LinkItem(f"Did you mean “{meant.text}”?", url))
    categories = await search.categories(stand.session)
    return replace(
        page,
        title=f"Nothing found for “{page.query}”" if page.query else "What are you looking for?",
        empty_text="Try fewer or other words, or begin from one of these."
        if page.query
        else "A name, a maker, a material, a colour, or a sentence such as “black bag under 500”.",
        relaxed=relaxed,
        ways_on_title="Categories",
        ways_on=[LinkItem(c.name, f"{house.prefix}/shop/{c.slug}") for c in categories][:WAYS_ON],
        journal=LinkItem("Read the journal", f"{house.prefix}/journal"),
        advisor=LinkItem("Ask an adviser", f"{house.prefix}/contact"),
    )


def _link(place: Place) -> LinkItem:
    return LinkItem(place.text, place.url)


def _entry(place: Place) -> JournalEntry:
    return JournalEntry(title=place.text, url=place.url, text=place.note)
