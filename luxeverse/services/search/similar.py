"""Pieces like a piece: by their vectors where they have some, else by the cosine of tf-idf over the index."""

from uuid import UUID

from sqlalchemy import text

from luxeverse.core.db import ReadSession
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.services.search.embed import meaning_of_piece, nearest

TERMS = 24
"""The most telling terms of a piece are compared; the others add noise and time."""

# How much a term tells is counted among pieces alone: what a page of terms or a story says makes no piece more like another.
_NEAREST = text("""
with own as (
    select lexeme, weight, weight / length as share from search_postings
    where tenant_id = :tenant and kind = :kind and target_id = :target
), held as (
    select p.lexeme, count(*) as documents
    from own join search_postings p on p.tenant_id = :tenant and p.lexeme = own.lexeme and p.kind = :kind
    group by p.lexeme
), whole as (
    select count(*) as documents from search_documents where tenant_id = :tenant and kind = :kind
), telling as (
    select own.lexeme, own.weight, own.share,
        ln((1 + (whole.documents - held.documents + 0.5) / (held.documents + 0.5))::float8) as idf
    from own join held using (lexeme) cross join whole
), mine as (
    select * from telling order by weight * idf desc, lexeme limit :terms
)
select p.target_id, sum(mine.idf * mine.idf * mine.share * p.weight / p.length) as likeness
from mine join search_postings p on p.tenant_id = :tenant and p.lexeme = mine.lexeme
where p.kind = :kind and p.target_id <> :target
group by p.target_id order by likeness desc, p.target_id limit :limit
""")


async def alike(session: ReadSession, product_id: UUID, limit: int) -> tuple[list[UUID], str]:
    """The pieces most like this one, most alike first, and by what they were compared."""
    if meaning := await meaning_of_piece(session, product_id):
        near = await nearest(session, meaning, limit + 1)
        if near:
            return [key for key in near if key != product_id][:limit], meaning.provider
    values = {
        "tenant": session.info["scope"],
        "kind": SearchKind.PRODUCT.value,
        "target": product_id,
        "terms": TERMS,
        "limit": limit,
    }
    return [row.target_id for row in await session.execute(_NEAREST, values)], "tf-idf"
