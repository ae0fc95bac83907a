"""The lists of a page, from the table of the night."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.domain.recommend.kinds import NeighbourList
from luxeverse.domain.recommend.neighbours import after
from luxeverse.schemas.recommend import BesidePage, SuggestedList, Suggestion
from luxeverse.services.catalogue.cards import cards_by_id
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
        return await beside_piece(session, house, piece, slug) if piece else BesidePage()


async def beside_piece(session: ReadSession, house: House, piece: UUID, slug: str) -> BesidePage:
    """The same within a read that goes on."""
    picked = _picked(piece, await store.beside(session, [piece]))
    reasons = {row.neighbour_id: row.reason for rows in picked.values() for row in rows}
    if not reasons:
        lists = [await _popular(session, house, piece)]
    else:
        made = await suggestions(session, house, reasons)
        lists = [_list(kind, rows, made) for kind, rows in picked.items()]
    return BesidePage(slug, [one for one in lists if one.items])


def _picked(piece: UUID, found: Sequence[Beside]) -> dict[NeighbourList, list[Beside]]:
    """What each list shows, in the order of the lists; what one has taken no later one shows."""
    taken = {piece}
    picked: dict[NeighbourList, list[Beside]] = {}
    for kind in TITLES:
        rows = [row for row in found if row.list == kind and row.neighbour_id not in taken]
        if len(rows) >= FEWEST:
            picked[kind] = rows[:SHOWN]
            taken.update(row.neighbour_id for row in picked[kind])
    return picked


def _list(
    kind: NeighbourList, rows: Sequence[Beside], made: Mapping[UUID, Suggestion]
) -> SuggestedList:
    items = [made[row.neighbour_id] for row in rows if row.neighbour_id in made]
    return _titled(TITLES[kind], kind.value, rows[0].algorithm, items)


async def _popular(session: ReadSession, house: House, piece: UUID) -> SuggestedList:
    ids = [key for key in await store.popular(session, SHOWN + 1) if key != piece]
    made = await suggestions(session, house, dict.fromkeys(ids[:SHOWN], POPULAR_REASON))
    return _titled(TITLES[NeighbourList.ALIKE], "alike", "popularity", list(made.values()))


def _titled(title: str, placement: str, algorithm: str, items: list[Suggestion]) -> SuggestedList:
    return SuggestedList(
        title, f"piece-{placement}", algorithm, ",".join(i.card.slug for i in items), items
    )


async def suggestions(
    session: ReadSession, house: House, reasons: Mapping[UUID, str]
) -> dict[UUID, Suggestion]:
    """Cards by their piece, in the order given, each with its reason."""
    made = await cards_by_id(session, house, list(reasons))
    return {key: Suggestion(made[key], why) for key, why in reasons.items() if key in made}


async def for_recent(house: House, recent: Sequence[str], limit: int) -> SuggestedList:
    """What follows the pieces a browser remembers, the last looked at counting most; filled up by what is bought most.

    The browser says what it remembers; nothing of it is kept.
    """
    async with read_session(house.tenant_id) as session:
        ids = await store.known(session, list(recent)[-MOST_RECENT:])
        seen = [ids[slug] for slug in list(recent)[-MOST_RECENT:] if slug in ids]
        found = await store.beside(session, seen) if seen else []
        reasons = await _reasons(session, seen, found, limit)
        items = list((await suggestions(session, house, reasons)).values())
    algorithm = "recent" if found else "popularity"
    return _titled("Chosen from what you looked at", "recent", algorithm, items)


async def _reasons(
    session: ReadSession, seen: Sequence[UUID], found: Sequence[Beside], limit: int
) -> dict[UUID, str]:
    """Each suggested piece with why, best first."""
    why: dict[UUID, str] = {}
    for row in sorted(found, key=lambda row: -LIST_WEIGHTS[NeighbourList(row.list)]):
        why.setdefault(row.neighbour_id, row.reason)
    scores = after(seen, following(found), DECAY)
    best = sorted(scores, key=lambda key: (-scores[key], str(key)))[:limit]
    reasons = {key: why[key] for key in best}
    if len(reasons) < limit:
        for key in await store.popular(session, limit + len(seen) + len(reasons)):
            if key not in seen and len(reasons) < limit:
                reasons.setdefault(key, POPULAR_REASON)
    return reasons


LIST_WEIGHTS = {NeighbourList.CHOSEN: 1.0, NeighbourList.TOGETHER: 0.5, NeighbourList.ALIKE: 0.3}


def following(found: Sequence[Beside]) -> dict[UUID, dict[UUID, float]]:
    """What follows each piece, 0 to 1. The list that says it most counts: all three are made of the same deeds and texts."""
    rows: dict[UUID, dict[UUID, float]] = {}
    for row in found:
        share = LIST_WEIGHTS[NeighbourList(row.list)] * min(1.0, row.score)
        known = rows.setdefault(row.product_id, {})
        known[row.neighbour_id] = max(known.get(row.neighbour_id, 0.0), share)
    return rows
