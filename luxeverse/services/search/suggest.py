"""What is suggested while somebody types: words to go on with, pieces, categories, collections, stories."""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import func, select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.domain.catalogue.filters import Filter
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.domain.search.text import bounded, fold, stemming
from luxeverse.models.search import SearchDocument, SearchPosting
from luxeverse.schemas.catalogue import ProductCard
from luxeverse.schemas.search import Suggestion, SuggestionGroup, Suggestions
from luxeverse.services.catalogue import listing_query as query
from luxeverse.services.catalogue.cards import cards
from luxeverse.services.search.known import Known, known
from luxeverse.services.search.places import Place, best_of_all, places
from luxeverse.services.search.reading import Reading, read_query

MOST = 10
LOOKED_AT = 12
SHORTEST_START = 2
LEAST_TELLING = 2.0
"""Weight a word must have in the pieces found to be worth suggesting: a word in passing has 1."""
QUOTAS = {"product": 4, "query": 2, "category": 1, "collection": 1, "story": 1, "page": 1}
"""Lines of each kind when every kind has some."""
CAPS = {"query": 4, "category": 3, "collection": 2, "story": 2, "page": 1, "product": 4}
"""And at most, when other kinds leave room, given in this order. Four pieces are one row of pictures."""
LABELS = {
    "query": "Searches",
    "product": "Pieces",
    "category": "Categories",
    "collection": "Collections and makers",
    "story": "Journal",
    "page": "Pages",
}
SHELVES = {
    SearchKind.CATEGORY: "category",
    SearchKind.COLLECTION: "collection",
    SearchKind.BRAND: "collection",
    SearchKind.STORY: "story",
    SearchKind.PAGE: "page",
}


async def suggest(house: House, asked: str, most: int = MOST) -> Suggestions:
    """At most ``most`` lines for what is typed so far; for nothing typed, the searches the house recommends."""
    text = bounded(asked)
    async with read_session(house.tenant_id) as session:
        about = await known(session)
        if not text:
            return Suggestions(groups=_curated(house, about, most))
        reading = await read_query(
            session, about, asked.lstrip(), stemming(house.locale), is_typing=True
        )
        best = await best_of_all(session, about, reading, LOOKED_AT)
        ids = [hit.key for hit in best[SearchKind.PRODUCT]]
        endings = await _endings(session, about, reading, ids)
        shelves = {
            "query": [_search(house, ending) for ending in endings],
            "product": await _pieces(session, house, ids),
            **_shelved(await places(session, house, best)),
        }
    groups = [
        SuggestionGroup(kind, LABELS[kind], lines)
        for kind, lines in _shared_out(shelves, most).items()
    ]
    corrected = reading.text if reading.is_corrected else ""
    return Suggestions(text, corrected, groups, _search(house, text).url)


def _curated(house: House, about: Known, most: int) -> list[SuggestionGroup]:
    lines = [_search(house, phrase) for phrase in about.rules.curated[:most]]
    return [SuggestionGroup("query", "Try", lines)] if lines else []


def _search(house: House, text: str) -> Suggestion:
    return Suggestion(url=f"{house.prefix}/search?{urlencode({'q': text})}", text=text)


async def _endings(
    session: ReadSession, about: Known, reading: Reading, ids: Sequence[UUID]
) -> list[str]:
    """The query with its last word finished in ways that find something: telling words of the pieces found."""
    *before, last = reading.text.split()
    start = fold(last)
    if not ids or len(start) < SHORTEST_START:
        return []
    held = select(SearchDocument.words).where(SearchDocument.target_id.in_(ids))
    words = {w for found in await session.scalars(held) for w in found if w.startswith(start)}
    lexemes = {word: about.words[word] for word in words if word.isalpha() and word in about.words}
    telling = func.sum(SearchPosting.weight)
    query = (
        select(SearchPosting.lexeme, telling)
        .where(
            SearchPosting.tenant_id == session.info["scope"],
            SearchPosting.lexeme.in_(set(lexemes.values())),
            SearchPosting.target_id.in_(ids),
        )
        .group_by(SearchPosting.lexeme)
        .having(telling >= LEAST_TELLING)
    )
    weights = {lexeme: weight for lexeme, weight in await session.execute(query)}
    seen: dict[str, str] = {}
    for word in sorted(lexemes, key=lambda word: (-about.counts[word], word)):
        if word != start and lexemes[word] in weights:
            seen.setdefault(lexemes[word], word)  # "bag" and "bags" are one search
    likely = sorted(seen, key=lambda lexeme: (-weights[lexeme], lexeme))
    return [" ".join([*before, seen[lexeme]]) for lexeme in likely]


async def _pieces(session: ReadSession, house: House, ids: Sequence[UUID]) -> list[Suggestion]:
    wanted = Filter(ids=ids)
    shown = await query.found_ids(session, wanted, query.RELEVANCE, 0, MOST) if ids else []
    return [_piece(card) for card in await cards(session, house, shown)]


def _piece(card: ProductCard) -> Suggestion:
    return Suggestion(
        url=card.url,
        text=card.name,
        note=card.maker,
        price=card.price.text,
        picture=card.picture.src_webp_set.split(" ", 1)[0],
        colour=card.picture.placeholder,
    )


def _shelved(found: Sequence[Place]) -> dict[str, list[Suggestion]]:
    shelves: dict[str, list[Suggestion]] = {shelf: [] for shelf in SHELVES.values()}
    for place in found:
        shelves[SHELVES[place.kind]].append(Suggestion(url=place.url, text=place.text))
    return shelves


def _shared_out(shelves: dict[str, list[Suggestion]], most: int) -> dict[str, list[Suggestion]]:
    """So many of each kind that together they are ``most``, as far as there are so many."""
    places = {kind: min(QUOTAS[kind], len(shelves[kind])) for kind in LABELS}
    while sum(places.values()) > most:
        # Too narrow a window for all: the longest list gives way first.
        places[max(places, key=lambda kind: places[kind])] -= 1
    for kind, cap in CAPS.items():
        free = most - sum(places.values())
        places[kind] += min(free, max(0, min(cap, len(shelves[kind])) - places[kind]))
    return {kind: shelves[kind][:number] for kind, number in places.items() if number}
