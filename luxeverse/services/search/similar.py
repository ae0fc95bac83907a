"""Pieces like a piece: by their vectors where they have some, else by the cosine of tf-idf over the index."""

from uuid import UUID

from sqlalchemy import text

from luxeverse.core.db import ReadSession
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.services.search.embed import meaning_of_piece, nearest

TERMS = 24
"""The most telling terms of a piece are compared; the others add noise and time."""

_NEAREST = text("""
with mine as (
    select p.lexeme, p.weight / p.length as weight,
        ln((1 + (c.documents - l.documents + 0.5) / (l.documents + 0.5))::float8) as idf
    from search_postings p
    join search_lexemes l on l.tenant_id = :tenant and l.lexeme = p.lexeme
    join search_corpora c on c.tenant_id = :tenant
    where p.tenant_id = :tenant and p.kind = :kind and p.target_id = :target
    order by p.weight * ln((1 + (c.documents - l.documents + 0.5) / (l.documents + 0.5))::float8) desc, p.lexeme
    limit :terms
)
select p.target_id, sum(mine.idf * mine.idf * mine.weight * p.weight / p.length) as likeness
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
