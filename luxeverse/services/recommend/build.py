"""Every night: from what people did to the lists beside each piece."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import structlog

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session, transaction
from luxeverse.domain.recommend.diversity import diversified
from luxeverse.domain.recommend.kinds import NeighbourList
from luxeverse.domain.recommend.neighbours import (
    History,
    Rows,
    blend,
    cosine,
    popularity,
    sequential,
)
from luxeverse.models.recommend import PieceNeighbour
from luxeverse.services import identity, search
from luxeverse.services.recommend import store
from luxeverse.services.recommend.store import PieceFacts

log = structlog.get_logger(__name__)

KEPT = 12
"""Of each list; pages show four, and some will have sold out by then."""
ALIKE_ASKED = 24
FEWEST_ORDERS = 2
"""Two pieces bought together once are a coincidence."""


@dataclass(frozen=True, slots=True)
class _House:
    """What the lists of a house are made of."""

    facts: Mapping[UUID, PieceFacts]
    content: Rows[UUID]
    together: Rows[UUID]
    signals: Sequence[Rows[UUID]]
    popular: Mapping[UUID, float]

    def likeness(self, one: UUID, other: UUID) -> float:
        return self.content.get(one, {}).get(other, 0.0)

    def maker(self, one: UUID) -> UUID | None:
        return self.facts[one].maker_id


async def rebuild_all() -> dict[str, int]:
    """Work out the lists of every house; returns how many rows each has. For the timetable and the operator."""
    return {r.house.slug: await rebuild(r.house) for r in await identity.all_houses()}


async def rebuild(house: House) -> int:
    """Work out the lists of one house and put them in the place of the old ones."""
    async with read_session(house.tenant_id) as session:
        facts = {piece.id: piece for piece in await store.pieces(session)}
        histories = _of(facts, await store.histories(session))
        baskets = _of(facts, await store.baskets(session))
        content = await _content(session, facts)
    made = _House(
        facts,
        content,
        _bought_together(facts, baskets),
        (sequential(histories), cosine(histories), content),
        popularity(histories),
    )
    rows = [row for piece in facts for row in _lists(made, piece)]
    async with transaction(house.tenant_id) as session:
        await store.replace(session, rows)
        await identity.turn_pages(session)
    log.info("recommend.rebuilt", house=house.slug, histories=len(histories), rows=len(rows))
    return len(rows)


def _of(
    facts: Mapping[UUID, PieceFacts], histories: Sequence[History[UUID]]
) -> list[History[UUID]]:
    """Without what the house no longer shows."""
    kept = [History([i for i in h.items if i in facts], h.weight) for h in histories]
    return [history for history in kept if len(history.items) > 1]


async def _content(
    session: ReadSession, facts: Mapping[UUID, PieceFacts]
) -> dict[UUID, dict[UUID, float]]:
    """How alike pieces are by what is said of them, from the search index: 1 for the nearest, falling with the rank."""
    rows: dict[UUID, dict[UUID, float]] = {}
    for piece in facts:
        near, _ = await search.alike(session, piece, ALIKE_ASKED)
        shown = [key for key in near if key in facts]
        rows[piece] = {key: 1 - place / ALIKE_ASKED for place, key in enumerate(shown)}
    return rows


def _bought_together(
    facts: Mapping[UUID, PieceFacts], baskets: Sequence[History[UUID]]
) -> dict[UUID, dict[UUID, float]]:
    """Pieces of another category, by how many orders held both."""
    counts: dict[UUID, dict[UUID, float]] = {}
    for basket in baskets:
        items = list(dict.fromkeys(basket.items))
        for one in items:
            for other in items:
                if facts[one].category_id != facts[other].category_id:
                    row = counts.setdefault(one, {})
                    row[other] = row.get(other, 0) + 1
    return {
        one: {other: number for other, number in row.items() if number >= FEWEST_ORDERS}
        for one, row in counts.items()
    }


def _lists(made: _House, piece: UUID) -> list[PieceNeighbour]:
    seen = {other for rows in made.signals[:2] for other in rows.get(piece, {})}
    scores = blend(piece, made.signals, made.popular)
    chosen = {other: score for other, score in scores.items() if other in seen}
    return [
        *_rows(made, piece, NeighbourList.TOGETHER, made.together.get(piece, {}), _together_reason),
        *_rows(made, piece, NeighbourList.CHOSEN, chosen, lambda *_: "Chosen by the same people"),
        *_rows(made, piece, NeighbourList.ALIKE, made.content.get(piece, {}), _alike_reason),
    ]


Reason = Callable[[_House, UUID, UUID], str]
ALGORITHMS = {
    NeighbourList.TOGETHER: "orders",
    NeighbourList.CHOSEN: "sequence+cosine+content",
    NeighbourList.ALIKE: "content",
}


def _rows(
    made: _House, piece: UUID, kind: NeighbourList, scores: Mapping[UUID, float], reason: Reason
) -> list[PieceNeighbour]:
    ranked = diversified(scores, made.likeness, made.maker, KEPT)
    return [
        PieceNeighbour(
            product_id=piece,
            list=kind,
            neighbour_id=other,
            rank=rank,
            score=round(scores[other], 6),
            reason=reason(made, piece, other),
            algorithm=ALGORITHMS[kind],
        )
        for rank, other in enumerate(ranked, start=1)
    ]


def _together_reason(made: _House, piece: UUID, other: UUID) -> str:
    return f"Together in {made.together[piece][other]:.0f} orders"


def _alike_reason(made: _House, piece: UUID, other: UUID) -> str:
    mine, theirs = made.facts[piece], made.facts[other]
    if mine.maker_id and mine.maker_id == theirs.maker_id:
        return f"Also by {theirs.maker}"
    if mine.category_id == theirs.category_id:
        return "Of the same kind"
    return "Similar by its description"
