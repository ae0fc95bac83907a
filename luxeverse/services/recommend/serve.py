"""The lists of a page, from the table of the night."""

from collections.abc import Sequence
from uuid import UUID

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.domain.recommend.kinds import NeighbourList
from luxeverse.domain.recommend.neighbours import after
from luxeverse.schemas.recommend import BesidePage, SuggestedList, Suggestion
from luxeverse.services.catalogue.cards import cards
from luxeverse.services.recommend import store
from luxeverse.services.recommend.store import Beside

SHOWN = 4
FEWEST = 2
"""One card alone is no list."""
MOST_RECENT = 12
DECAY = 0.6
"""What each earlier look counts against the next later one; the best of those tried on Amazon Beauty histories."""
TITLES = {
    NeighbourList.TOGETHER: "Often bought together",
    NeighbourList.CHOSEN: "Others chose next",
    NeighbourList.ALIKE: "Beside it",
}
POPULAR_REASON = "Often bought in this house"


async def beside(house: House, slug: str) -> BesidePage:
    """The lists beside a piece. No piece stands in two of them, and never the piece itself.

    Before the first night, or where nothing is known, what is bought most stands in.
    """
    async with read_session(house.tenant_id) as session:
        piece = (await store.known(session, [slug])).get(slug)
        if piece is None:
            return BesidePage()
        found = await store.beside(session, [piece])
        taken = {piece}
        lists = []
        for kind in TITLES:
            rows = [row for row in found if row.list == kind and row.neighbour_id not in taken]
            if len(rows) < FEWEST:
                continue
            taken.update(row.neighbour_id for row in rows[:SHOWN])
            lists.append(await _list(session, house, kind, rows[:SHOWN]))
        if not lists:
            lists.append(await _popular(session, house, taken))
    return BesidePage(slug, [one for one in lists if one.items])


async def _list(
    session: ReadSession, house: House, kind: NeighbourList, rows: Sequence[Beside]
) -> SuggestedList:
    reasons = {row.neighbour_id: row.reason for row in rows}
    items = await suggestions(session, house, reasons)
    return _titled(TITLES[kind], kind.value, rows[0].algorithm, items)


async def _popular(session: ReadSession, house: House, taken: set[UUID]) -> SuggestedList:
    ids = [key for key in await store.popular(session, SHOWN + len(taken)) if key not in taken]
    items = await suggestions(session, house, dict.fromkeys(ids[:SHOWN], POPULAR_REASON))
    return _titled(TITLES[NeighbourList.ALIKE], "alike", "popularity", items)


def _titled(title: str, placement: str, algorithm: str, items: list[Suggestion]) -> SuggestedList:
    return SuggestedList(
        title, f"piece-{placement}", algorithm, ",".join(i.card.slug for i in items), items
    )


async def suggestions(
    session: ReadSession, house: House, reasons: dict[UUID, str]
) -> list[Suggestion]:
    """Cards in the order given, each with its reason."""
    made = {card.slug: card for card in await cards(session, house, list(reasons))}
    slugs = {key: slug for slug, key in (await store.known(session, list(made))).items()}
    return [Suggestion(made[slugs[key]], reason) for key, reason in reasons.items() if key in slugs]


async def for_recent(house: House, recent: Sequence[str], limit: int) -> SuggestedList:
    """What follows the pieces a browser remembers, the last looked at counting most; filled up by what is bought most.

    The browser says what it remembers; nothing of it is kept.
    """
    async with read_session(house.tenant_id) as session:
        ids = await store.known(session, list(recent)[-MOST_RECENT:])
        seen = [ids[slug] for slug in list(recent)[-MOST_RECENT:] if slug in ids]
        found = await store.beside(session, seen) if seen else []
        reasons = await _reasons(session, seen, found, limit)
        items = await suggestions(session, house, reasons)
    algorithm = "recent" if found else "popularity"
    return _titled("Chosen from what you looked at", "recent", algorithm, items)


async def _reasons(
    session: ReadSession, seen: Sequence[UUID], found: Sequence[Beside], limit: int
) -> dict[UUID, str]:
    """Each suggested piece with why, best first."""
    rows: dict[UUID, dict[UUID, float]] = {}
    why: dict[UUID, str] = {}
    for row in sorted(found, key=lambda row: -LIST_WEIGHTS[NeighbourList(row.list)]):
        known = rows.setdefault(row.product_id, {})
        known[row.neighbour_id] = known.get(row.neighbour_id, 0.0) + _share(row)
        why.setdefault(row.neighbour_id, row.reason)
    scores = after(seen, rows, DECAY)
    best = sorted(scores, key=lambda key: (-scores[key], str(key)))[:limit]
    reasons = {key: why[key] for key in best}
    if len(reasons) < limit:
        for key in await store.popular(session, limit + len(seen) + len(reasons)):
            if key not in seen and len(reasons) < limit:
                reasons.setdefault(key, POPULAR_REASON)
    return reasons


LIST_WEIGHTS = {NeighbourList.CHOSEN: 1.0, NeighbourList.TOGETHER: 0.5, NeighbourList.ALIKE: 0.3}


def _share(row: Beside) -> float:
    """The score of a row against the best there can be in its list, roughly 0 to 1."""
    return LIST_WEIGHTS[NeighbourList(row.list)] * min(1.0, row.score)
