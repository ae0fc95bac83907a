"""What a query finds besides pieces: categories, collections, makers, stories, pages to read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.domain.search.postings import Best
from luxeverse.domain.search.ranking import ENOUGH
from luxeverse.models.catalogue import Brand, Category, Collection
from luxeverse.models.content import Story
from luxeverse.services.search import documents
from luxeverse.services.search.hits import hits
from luxeverse.services.search.known import CategoryName, Known, known
from luxeverse.services.search.reading import Reading

MOST = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go. ``text`` is its name, ``note`` a sentence about it."""

    kind: SearchKind
    text: str
    url: str
    note: str


NAMES: Mapping[SearchKind, Select[Any]] = {
    SearchKind.CATEGORY: select(
        Category.id, Category.slug, Category.name, Category.description
    ).where(Category.is_active),
    SearchKind.COLLECTION: select(
        Collection.id, Collection.slug, Collection.name, Collection.description
    ).where(Collection.is_active),
    SearchKind.BRAND: select(Brand.id, Brand.slug, Brand.name, Brand.description),
    SearchKind.STORY: select(Story.id, Story.slug, Story.title, Story.standfirst).where(
        Story.published_at.is_not(None)
    ),
}
ADDRESSES = {
    SearchKind.CATEGORY: "/shop/{}",
    SearchKind.COLLECTION: "/collection/{}",
    SearchKind.BRAND: "/maker/{}",
    SearchKind.STORY: "/journal/{}",
}


async def best_of_all(
    session: ReadSession, about: Known, reading: Reading, limit: int
) -> dict[SearchKind, list[Best]]:
    """The best of each kind; what holds much less of the query than the best of all kinds is left out."""
    found = await hits(session, about, reading, tuple(SearchKind), limit)
    least = ENOUGH * max((hit.told for hit in found), default=0.0)
    return {
        kind: [hit for hit in found if hit.kind is kind and hit.told >= least]
        for kind in SearchKind
    }


async def places_of(session: ReadSession, house: House, reading: Reading) -> list[Place]:
    """The places a query finds."""
    best = await best_of_all(session, await known(session), reading, MOST)
    return await places(session, house, best)


async def categories(session: ReadSession) -> list[CategoryName]:
    """The categories at the top of the house, in its order."""
    return [c for c in (await known(session)).categories if c.parent_id is None]


async def places(
    session: ReadSession, house: House, best: Mapping[SearchKind, Sequence[Best]]
) -> list[Place]:
    """The places among the best, by kind, each kind in its order."""
    found = []
    for kind, query in NAMES.items():
        wanted = [hit.key for hit in best.get(kind, ())]
        if not wanted:
            continue
        table = query.selected_columns[0]
        rows = {row[0]: row for row in await session.execute(query.where(table.in_(wanted)))}
        for target in wanted:
            if target in rows:
                _, slug, name, note = rows[target]
                url = house.prefix + ADDRESSES[kind].format(slug)
                found.append(Place(kind, name, url, note or ""))
    return found + await _pages(session, house, best.get(SearchKind.PAGE, ()))


async def _pages(session: ReadSession, house: House, best: Sequence[Best]) -> list[Place]:
    by_id = {page.id: page for page in await documents.pages(session)} if best else {}
    return [
        Place(
            SearchKind.PAGE,
            page.said["title"],
            house.prefix + page.path,
            page.said.get("standfirst", ""),
        )
        for hit in best
        if (page := by_id.get(hit.key))
    ]
