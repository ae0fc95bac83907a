"""The words of a house, remembered by each process until the index changes."""

from bisect import bisect_left
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from luxeverse.core.db import ReadSession
from luxeverse.core.ids import TenantId
from luxeverse.domain.search.spelling import Spelling
from luxeverse.models.search import SearchCorpus, SearchWord


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``words`` leads from each word to its term; ``counts`` says in how many documents it stands."""

    version: UUID | None
    words: dict[str, str]
    counts: dict[str, int]
    lexemes: frozenset[str]
    in_order: list[str]
    spelling: Spelling

    def knows(self, word: str, lexeme: str) -> bool:
        return word in self.words or lexeme in self.lexemes

    def completions(self, start: str, most: int) -> list[str]:
        """The most frequent words that begin like this, without the beginning itself."""
        first = bisect_left(self.in_order, start)
        last = bisect_left(self.in_order, start + "\U0010ffff")
        found = (word for word in self.in_order[first:last] if word != start)
        return sorted(found, key=lambda word: (-self.counts[word], word))[:most]


EMPTY = Vocabulary(None, {}, {}, frozenset(), [], Spelling({}))
_remembered: dict[TenantId, Vocabulary] = {}


async def vocabulary(session: ReadSession) -> Vocabulary:
    """The words of the session's house; empty before its first indexing."""
    tenant_id: TenantId = session.info["scope"]
    query = select(SearchCorpus.vocabulary).where(SearchCorpus.tenant_id == tenant_id)
    version = await session.scalar(query)
    known = _remembered.get(tenant_id, EMPTY)
    if version is None:
        return EMPTY
    if version == known.version:
        return known
    columns = (SearchWord.word, SearchWord.lexeme, SearchWord.documents)
    rows = (await session.execute(select(*columns).where(SearchWord.tenant_id == tenant_id))).all()
    words = {word: lexeme for word, lexeme, _ in rows}
    counts = {word: number for word, _, number in rows}
    found = Vocabulary(
        version, words, counts, frozenset(words.values()), sorted(words), Spelling(counts)
    )
    _remembered[tenant_id] = found
    return found
