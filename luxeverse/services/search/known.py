"""What a process remembers of a house for reading queries, until the index or a rule changes."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import func, select

from luxeverse.core.db import ReadSession
from luxeverse.core.ids import TenantId
from luxeverse.domain.search.kinds import RuleKind
from luxeverse.domain.search.spelling import Spelling
from luxeverse.domain.search.text import fold
from luxeverse.models.catalogue import Category, Product, ProductVariant
from luxeverse.models.search import SearchCorpus, SearchRule, SearchWord
from luxeverse.services.search.embed import is_complete


@dataclass(frozen=True, slots=True)
class CategoryName:
    id: UUID
    parent_id: UUID | None
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What the house says: other words for words and categories, what comes first, what is lifted, what to suggest."""

    synonyms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    categories: Mapping[str, Sequence[str]] = field(default_factory=dict)
    pins: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lifts: Mapping[UUID, float] = field(default_factory=dict)
    curated: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """``words`` leads from each word to its term; ``counts`` says in how many documents it stands."""

    version: UUID | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    lexemes: frozenset[str] = frozenset()
    in_order: Sequence[str] = ()
    spelling: Spelling = field(default_factory=lambda: Spelling({}))
    rules: Rules = field(default_factory=Rules)
    colours: Sequence[str] = ()
    tags: Sequence[str] = ()
    categories: Sequence[CategoryName] = ()
    is_embedded: bool = False

    def knows(self, word: str, lexeme: str) -> bool:
        return word in self.words or lexeme in self.lexemes

    def completions(self, start: str, most: int) -> list[str]:
        """The most frequent words that begin like this, without the beginning itself."""
        first = bisect_left(self.in_order, start)
        last = bisect_left(self.in_order, start + "\U0010ffff")
        found = (word for word in self.in_order[first:last] if word != start)
        return sorted(found, key=lambda word: (-self.counts[word], word))[:most]


_remembered: dict[TenantId, Known] = {}


async def known(session: ReadSession) -> Known:
    """What is known of the session's house; nothing before its first indexing."""
    tenant_id: TenantId = session.info["scope"]
    query = select(SearchCorpus.vocabulary).where(SearchCorpus.tenant_id == tenant_id)
    version = await session.scalar(query)
    if version is None:
        return Known()
    found = _remembered.get(tenant_id)
    if found is None or found.version != version:
        found = await _read(session, version)
        _remembered[tenant_id] = found
    return found


async def _read(session: ReadSession, version: UUID) -> Known:
    columns = (SearchWord.word, SearchWord.lexeme, SearchWord.documents)
    query = select(*columns).where(SearchWord.tenant_id == session.info["scope"])
    rows = (await session.execute(query)).all()
    words = {word: lexeme for word, lexeme, _ in rows}
    counts = {word: number for word, _, number in rows}
    colours = select(ProductVariant.color).where(ProductVariant.color.is_not(None)).distinct()
    tags = select(func.unnest(Product.style_tags)).distinct()
    names = select(Category.id, Category.parent_id, Category.slug, Category.name)
    categories = names.where(Category.is_active).order_by(Category.display_order)
    return Known(
        version=version,
        words=words,
        counts=counts,
        lexemes=frozenset(words.values()),
        in_order=sorted(words),
        spelling=Spelling(counts),
        rules=await _rules(session),
        colours=sorted((await session.scalars(colours)).all()),
        tags=sorted((await session.scalars(tags)).all()),
        categories=[CategoryName(*row) for row in await session.execute(categories)],
        is_embedded=await is_complete(session),
    )


async def _rules(session: ReadSession) -> Rules:
    rows = (await session.scalars(select(SearchRule).order_by(SearchRule.position))).all()
    of = {kind: [row for row in rows if row.kind is kind] for kind in RuleKind}
    synonyms: dict[str, set[str]] = defaultdict(set)
    for row in of[RuleKind.SYNONYM]:
        said = {fold(word) for word in row.values}
        for word in said:
            synonyms[word] |= said - {word}
    return Rules(
        synonyms={word: frozenset(others) for word, others in synonyms.items()},
        categories={row.phrase: row.values for row in of[RuleKind.CATEGORY]},
        pins={fold(row.phrase): row.values for row in of[RuleKind.PIN]},
        lifts=await _lifts(session, of[RuleKind.BOOST]),
        curated=[row.phrase for row in of[RuleKind.CURATED]],
    )


async def _lifts(session: ReadSession, rows: Sequence[SearchRule]) -> dict[UUID, float]:
    factors = {row.phrase: row.factor for row in rows}
    query = select(Product.id, Product.slug).where(Product.slug.in_(factors))
    return {key: factors[slug] for key, slug in await session.execute(query)}
