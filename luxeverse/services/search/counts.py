"""In how many documents each term and word stands, kept exact while documents come and go."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from luxeverse.core.db import WriteSession
from luxeverse.services.search.store import LONGEST_TERM

ALL = ""
THESE = "and target_id = any(cast(:ids as uuid[]))"

_ADD_LEXEMES = """
insert into search_lexemes (tenant_id, lexeme, documents)
select :tenant, lexeme, count(*) from search_postings
where tenant_id = :tenant {which} group by lexeme order by lexeme
on conflict (tenant_id, lexeme) do update set documents = search_lexemes.documents + excluded.documents
"""
_ADD_WORDS = """
insert into search_words (tenant_id, word, lexeme, documents)
select :tenant, word, stems[1], count from (
    select word, tsvector_to_array(to_tsvector(cast(:stemming as regconfig), word)) as stems, count(*)
    from search_documents, unnest(words) as word
    where tenant_id = :tenant {which} group by word
) as counted where cardinality(stems) = 1 and length(stems[1]) <= :longest order by word
on conflict (tenant_id, word) do update set documents = search_words.documents + excluded.documents
"""
_ADD_TO_CORPUS = """
insert into search_corpora (tenant_id, documents, length_sum)
select :tenant, count(*), coalesce(sum(length), 0) from search_documents where tenant_id = :tenant {which}
on conflict (tenant_id) do update set documents = search_corpora.documents + excluded.documents,
    length_sum = search_corpora.length_sum + excluded.length_sum
"""
# Rows that would fall to zero are deleted before the others are lowered: the tables refuse a zero.
_TAKE = (
    """
    delete from search_lexemes l using (
        select lexeme, count(*) as n from search_postings
        where tenant_id = :tenant and target_id = any(cast(:ids as uuid[])) group by lexeme
    ) as gone where l.tenant_id = :tenant and l.lexeme = gone.lexeme and l.documents <= gone.n
    """,
    """
    update search_lexemes l set documents = documents - gone.n from (
        select lexeme, count(*) as n from search_postings
        where tenant_id = :tenant and target_id = any(cast(:ids as uuid[])) group by lexeme
    ) as gone where l.tenant_id = :tenant and l.lexeme = gone.lexeme
    """,
    """
    delete from search_words w using (
        select word, count(*) as n from search_documents, unnest(words) as word
        where tenant_id = :tenant and target_id = any(cast(:ids as uuid[])) group by word
    ) as gone where w.tenant_id = :tenant and w.word = gone.word and w.documents <= gone.n
    """,
    """
    update search_words w set documents = documents - gone.n from (
        select word, count(*) as n from search_documents, unnest(words) as word
        where tenant_id = :tenant and target_id = any(cast(:ids as uuid[])) group by word
    ) as gone where w.tenant_id = :tenant and w.word = gone.word
    """,
    """
    update search_corpora c set documents = c.documents - gone.n,
        length_sum = greatest(0, c.length_sum - gone.length) from (
        select count(*) as n, coalesce(sum(length), 0) as length from search_documents
        where tenant_id = :tenant and target_id = any(cast(:ids as uuid[]))
    ) as gone where c.tenant_id = :tenant
    """,
)


async def add(session: WriteSession, stemming: str, ids: Sequence[UUID] | None = None) -> None:
    """Count documents that were written: these, or all of them into empty counts."""
    which = ALL if ids is None else THESE
    values = {"tenant": session.info["scope"]} | ({} if ids is None else {"ids": list(ids)})
    stems = {"stemming": stemming, "longest": LONGEST_TERM}
    await session.execute(text(_ADD_LEXEMES.format(which=which)), values)
    await session.execute(text(_ADD_WORDS.format(which=which)), values | stems)
    await session.execute(text(_ADD_TO_CORPUS.format(which=which)), values)


async def take(session: WriteSession, ids: Sequence[UUID]) -> None:
    """Uncount documents that are about to be removed."""
    for statement in _TAKE:
        await session.execute(text(statement), {"tenant": session.info["scope"], "ids": list(ids)})
