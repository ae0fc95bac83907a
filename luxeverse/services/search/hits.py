"""Ranking in the database: BM25F over the postings. Defined in domain/search/ranking.py.

The terms that may satisfy one word (synonyms, endings of a half-typed word) count as one term as frequent as the most
frequent of them, and of those a document holds the best counts: a rare synonym must not outrank the word itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from luxeverse.core.db import ReadSession
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.domain.search.ranking import ENOUGH, K1, B
from luxeverse.services.search.reading import Reading

_TERMS = """
with asked as (
    select * from unnest(cast(:places as int[]), cast(:lexemes as text[]), cast(:factors as real[]))
        as t(place, lexeme, factor)
), corpus as (
    select documents, greatest(length_sum / greatest(documents, 1), 1) as mean
    from search_corpora where tenant_id = :tenant
), term as (
    select a.place, a.lexeme, a.factor, corpus.mean,
        min(ln((1 + (corpus.documents - l.documents + 0.5) / (l.documents + 0.5))::float8))
            over (partition by a.place) as idf
    from asked a cross join corpus
    join search_lexemes l on l.tenant_id = :tenant and l.lexeme = a.lexeme
)"""
_SCORE = """t.idf * t.factor * p.weight * (:k1 + 1)
            / (p.weight + :k1 * (1 - :b + :b * p.length / t.mean))"""
_POSTINGS = """from term t
    join search_postings p on p.tenant_id = :tenant and p.lexeme = t.lexeme
    where p.kind = any(cast(:kinds as text[]))"""
# The parts are constants of this file; every value is a parameter.
_ONE_TERM_A_WORD = f""", found as (
    select p.kind, p.target_id, sum({_SCORE}) as score, sum(t.idf) as told
    {_POSTINGS} group by p.kind, p.target_id
)"""
_BEST_TERM_OF_A_WORD = f""", part as (
    select p.kind, p.target_id, t.place, max(t.idf) as told, max({_SCORE}) as score
    {_POSTINGS} group by p.kind, p.target_id, t.place
), found as (
    select kind, target_id, sum(score) as score, sum(told) as told from part group by kind, target_id
)"""  # noqa: S608
_BEST = """, placed as (
    select found.kind, found.target_id, score * coalesce(lifted.factor, 1) as score, told,
        max(told) over (partition by found.kind) as most
    from found left join unnest(cast(:targets as uuid[]), cast(:lifts as float8[]))
        as lifted(target_id, factor) using (target_id)
), ordered as (
    select kind, target_id, score, told,
        row_number() over (partition by kind order by score desc, target_id) as place
    from placed where told >= :enough * most
)
select kind, target_id, score, told from ordered where place <= :limit order by kind, place
"""
_SIMPLE = text(_TERMS + _ONE_TERM_A_WORD + _BEST)
_RANKED = text(_TERMS + _BEST_TERM_OF_A_WORD + _BEST)
"""Most queries have one term for each word and need not group twice."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document and how well it answers; ``told`` is the idf its terms carry."""

    kind: SearchKind
    target_id: UUID
    score: float
    told: float


async def hits(
    session: ReadSession,
    reading: Reading,
    kinds: Sequence[SearchKind],
    limit: int,
    lifts: Mapping[UUID, float],
) -> list[Hit]:
    """The best documents of each kind, at most ``limit`` of each, best first; ties by id.

    ``lifts`` are factors on the score of single documents.
    """
    terms = [
        (place, lexeme, factor)
        for place, wanted in enumerate(reading.wanted)
        for lexeme, factor in wanted.terms.items()
    ]
    if not terms:
        return []
    places, lexemes, factors = zip(*terms, strict=True)
    is_simple = len(terms) == len(reading.wanted)
    rows = await session.execute(
        _SIMPLE if is_simple else _RANKED,
        {
            "tenant": session.info["scope"],
            "places": list(places),
            "lexemes": list(lexemes),
            "factors": list(factors),
            "kinds": [kind.value for kind in kinds],
            "k1": K1,
            "b": B,
            "enough": ENOUGH,
            "limit": limit,
            "targets": list(lifts),
            "lifts": list(lifts.values()),
        },
    )
    return [Hit(SearchKind(kind), target, score, told) for kind, target, score, told in rows]
