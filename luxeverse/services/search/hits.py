"""What answers a query best. The index of a house is in the memory of this process as far as queries asked for it.

Kept are the documents' keys and lengths, and the postings of the terms most recently asked for. All of it belongs to
one version of the index (``search_corpora.vocabulary``); with the next version it is read again, term by term.
"""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import numpy as np
from cachetools import LRUCache
from sqlalchemy import text

from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.keys import Keys
from luxeverse.domain.search.fusion import fused
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.domain.search.postings import Best, Corpus, Held, Terms
from luxeverse.services.search.embed import NEAREST
from luxeverse.services.search.known import Known
from luxeverse.services.search.reading import Reading

POSTINGS_KEPT = 4_000_000
"""Of each house; eight bytes each."""

_DOCUMENTS = text("""
select kind, string_agg(uuid_send(target_id) || float4send(length), ''::bytea order by target_id)
from search_documents where tenant_id = :tenant group by kind
""")
_POSTINGS = text("""
select lexeme, kind, string_agg(uuid_send(target_id) || float4send(weight), ''::bytea)
from search_postings where tenant_id = :tenant and lexeme = any(cast(:lexemes as text[]))
group by lexeme, kind
""")


def _terms_kept() -> LRUCache[str, Held]:
    return LRUCache(POSTINGS_KEPT, getsizeof=lambda held: len(held.numbers) + 1)


@dataclass
class _Index:
    """Of one version of a house's index."""

    version: UUID
    corpus: Corpus
    terms: LRUCache[str, Held] = field(default_factory=_terms_kept)


_kept: dict[UUID, _Index] = {}
_locks: defaultdict[UUID, asyncio.Lock] = defaultdict(asyncio.Lock)


async def hits(
    session: ReadSession, about: Known, reading: Reading, kinds: Sequence[SearchKind], limit: int
) -> list[Best]:
    """The best documents of each kind, at most ``limit`` of each, best first; ties by key."""
    if about.version is None:
        return []
    index = await _index(session, about.version)
    wanted = await _wanted(session, index, reading)
    return index.corpus.best(wanted, kinds, limit, about.rules.lifts)


async def pieces_that_fit(
    session: ReadSession,
    about: Known,
    reading: Reading,
    *,
    pinned: Sequence[UUID] = (),
    near: Sequence[UUID] = (),
) -> Keys:
    """All pieces that answer, however many, best first: filters and counts are of every one.

    ``pinned`` come before all. Those ``near`` in meaning reorder what words found, and add to it only where words
    found little. Of a query that was corrected they take no part: they are near to what was mistyped.
    """
    if about.version is None:
        return Keys.of([])
    index = await _index(session, about.version)
    corpus, kind = index.corpus, SearchKind.PRODUCT
    wanted = await _wanted(session, index, reading)
    found = corpus.ranked(wanted, kind, about.rules.lifts)
    by_meaning = corpus.numbers_of(kind, () if reading.is_corrected else near)
    joins = np.isin(by_meaning, found)
    if len(found) < NEAREST:
        joins[:NEAREST] = True
    if joins.any():
        found = fused(found, by_meaning[joins])
    first = corpus.numbers_of(kind, pinned)
    return corpus.keys_of(np.concatenate([first, found[~np.isin(found, first)]]))


async def _wanted(session: ReadSession, index: _Index, reading: Reading) -> list[Terms]:
    """The terms of each word that has any, with what each counts."""
    lexemes = {lexeme for wanted in reading.wanted for lexeme in wanted.terms}
    held = await _held(session, index, lexemes)
    words = [
        [(held[lexeme], factor) for lexeme, factor in wanted.terms.items() if lexeme in held]
        for wanted in reading.wanted
    ]
    return [terms for terms in words if terms]


async def _index(session: ReadSession, version: UUID) -> _Index:
    tenant = session.info["scope"]
    async with _locks[tenant]:
        found = _kept.get(tenant)
        if found is None or found.version != version:
            rows = await session.execute(_DOCUMENTS, {"tenant": tenant})
            found = _Index(version, Corpus.of({SearchKind(kind): data for kind, data in rows}))
            _kept[tenant] = found
        return found


async def _held(session: ReadSession, index: _Index, lexemes: Collection[str]) -> dict[str, Held]:
    """The postings of those terms that stand anywhere."""
    found = {lexeme: index.terms[lexeme] for lexeme in lexemes if lexeme in index.terms}
    missing = sorted(set(lexemes) - set(found))
    if missing:
        async with _locks[session.info["scope"]]:
            found |= await _read(session, index, missing)
    return {lexeme: held for lexeme, held in found.items() if len(held.numbers)}


async def _read(session: ReadSession, index: _Index, missing: Sequence[str]) -> dict[str, Held]:
    # Somebody else may have read them while this query waited.
    found = {lexeme: index.terms[lexeme] for lexeme in missing if lexeme in index.terms}
    wanted = [lexeme for lexeme in missing if lexeme not in found]
    if not wanted:
        return found
    values = {"tenant": session.info["scope"], "lexemes": wanted}
    records: dict[str, dict[SearchKind, Any]] = {lexeme: {} for lexeme in wanted}
    for lexeme, kind, data in await session.execute(_POSTINGS, values):
        records[lexeme][SearchKind(kind)] = data
    for lexeme, data in records.items():
        held = index.corpus.held(data)
        found[lexeme] = held
        if index.terms.getsizeof(held) <= POSTINGS_KEPT:
            index.terms[lexeme] = held
    return found
