"""Vectors of pieces and of queries, where a supplier of vectors is set. Without one nothing here does anything.

All vectors of a house are of one supplier and version: before a new one begins, what the last one made is removed, and
meaning takes no part in ranking until every piece has its vector.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, or_, select, text, update

from luxeverse.core.config import settings
from luxeverse.core.db import ReadSession, WriteSession, read_session, transaction
from luxeverse.core.errors import Unavailable
from luxeverse.core.ids import TenantId
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.domain.search.text import bounded
from luxeverse.integrations import embeddings
from luxeverse.integrations.embeddings import Embedder, Vector
from luxeverse.models.catalogue import Product
from luxeverse.models.search import SearchDocument
from luxeverse.services import identity
from luxeverse.services.search import documents, store
from luxeverse.services.search.documents import Document

BATCH = 32
CANDIDATES = 50
"""Pieces nearest in meaning that may change the order of what words found: docs/adr/0007."""
NEAREST = 12
"""Those of them that may join a result in which words found fewer than so many."""
EXACT_UP_TO = 2000
"""Pieces of a house up to which all vectors are compared: every version of a row stands in the index until it is
vacuumed, and after some ninety versions of each the graph no longer led to the nearest piece."""
SPARE = 2
"""The index gives this many times what is asked for, to be put in order. Asked for 130 of 10,000 pieces and more, the planner
reads all of them instead."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A query as a vector, and whose vectors it may be compared with."""

    vector: Vector
    provider: str
    version: str


async def meaning_of(query: str) -> Meaning | None:
    """The vector of a query; None without a supplier, and when it does not answer in time: words then suffice."""
    supplier = embeddings.provider()
    asked = bounded(query)
    if supplier is None or not asked:
        return None
    try:
        async with asyncio.timeout(settings().embeddings_timeout_seconds):
            (vector,) = await supplier.embed([asked], "query")
    except (Unavailable, TimeoutError):
        return None
    return Meaning(vector, supplier.name, supplier.version)


async def is_complete(session: ReadSession) -> bool:
    """Whether every piece of the house has a vector of the present supplier, made of its present text."""
    supplier = embeddings.provider()
    if supplier is None:
        return False
    return await session.scalar(_missing(supplier.name, supplier.version).limit(1)) is None


async def nearest(session: ReadSession, meaning: Meaning, limit: int = CANDIDATES) -> list[UUID]:
    """Pieces nearest in meaning, nearest first; exactly those in a house of up to ``EXACT_UP_TO`` pieces."""
    distance = Product.product_embedding.cosine_distance(meaning.vector).label("distance")
    near = select(Product.id, distance).where(
        Product.embedding_provider == meaning.provider,
        Product.embedding_version == meaning.version,
    )
    if await _is_large(session):
        # Filters may leave out most of what the index offers; it then goes on looking instead of giving up, and what
        # it finds later may be nearer.
        await session.execute(
            text(
                "select set_config('hnsw.iterative_scan', 'relaxed_order', true),"
                " set_config('hnsw.ef_search', '200', true)"
            )
        )
        near = near.order_by(distance).limit(limit * SPARE)
    found = near.cte("near").prefix_with("materialized")
    best = select(found.c.id).order_by(found.c.distance, found.c.id).limit(limit)
    return list((await session.scalars(best)).all())


async def _is_large(session: ReadSession) -> bool:
    return await session.scalar(select(Product.id).offset(EXACT_UP_TO).limit(1)) is not None


async def meaning_of_piece(session: ReadSession, product_id: UUID) -> Meaning | None:
    """The vector a piece has of the present supplier."""
    supplier = embeddings.provider()
    if supplier is None:
        return None
    row = await session.execute(
        select(Product.product_embedding).where(
            Product.id == product_id,
            Product.embedding_provider == supplier.name,
            Product.embedding_version == supplier.version,
        )
    )
    vector = row.scalar()
    return None if vector is None else Meaning(list(vector), supplier.name, supplier.version)


async def embed_all() -> dict[str, int]:
    """Give every piece of every house its vector; returns how many were made, by house. Raises Unavailable."""
    supplier = embeddings.provider()
    if supplier is None:
        raise Unavailable("Set EMBEDDINGS_PROVIDER first; see docs/adr/0007.", code="embeddings")
    return {
        record.house.slug: await _embed_house(supplier, record.house.tenant_id)
        for record in await identity.all_houses()
    }


async def embed_house(tenant_id: TenantId) -> None:
    """Bring the vectors of a house up to date, where there is a supplier. Raises Unavailable."""
    if supplier := embeddings.provider():
        await _embed_house(supplier, tenant_id)


async def _embed_house(supplier: Embedder, tenant_id: TenantId) -> int:
    # Before anything is forgotten: the old vectors serve until the new ones can be made.
    await supplier.probe()
    async with transaction(tenant_id) as session:
        await _forget_others(session, supplier)
    made = 0
    while batch := await _waiting(tenant_id, supplier):
        said = [f"{d.names} {d.belongs} {d.says} {d.details}" for d in batch]
        vectors = await supplier.embed(said, "document")
        async with transaction(tenant_id) as session:
            await _keep(session, supplier, batch, vectors)
        made += len(batch)
    if made:
        async with transaction(tenant_id) as session:
            await store.vocabulary_changed(session)
    return made


async def _waiting(tenant_id: TenantId, supplier: Embedder) -> list[Document]:
    """Pieces whose vector is missing, or was made of another text."""
    async with read_session(tenant_id) as session:
        ids = await session.scalars(_missing(supplier.name, supplier.version).limit(BATCH))
        return await documents.read(session, SearchKind.PRODUCT, ids.all())


def _missing(provider: str, version: str) -> Select[tuple[UUID]]:
    return (
        select(SearchDocument.target_id)
        .join(Product, Product.id == SearchDocument.target_id)
        .where(
            SearchDocument.kind == SearchKind.PRODUCT,
            or_(
                Product.embedding_provider.is_distinct_from(provider),
                Product.embedding_version.is_distinct_from(version),
                SearchDocument.embedded_hash.is_distinct_from(SearchDocument.content_hash),
            ),
        )
        .order_by(SearchDocument.target_id)
    )


async def _forget_others(session: WriteSession, supplier: Embedder) -> None:
    other = or_(
        Product.embedding_provider != supplier.name, Product.embedding_version != supplier.version
    )
    await session.execute(
        update(Product)
        .where(Product.product_embedding.is_not(None), other)
        .values(product_embedding=None, embedding_provider=None, embedding_version=None)
    )


async def _keep(
    session: WriteSession, supplier: Embedder, batch: Sequence[Document], vectors: Sequence[Vector]
) -> None:
    for document, vector in zip(batch, vectors, strict=True):
        await session.execute(
            update(Product)
            .where(Product.id == document.target_id)
            .values(
                product_embedding=vector,
                embedding_provider=supplier.name,
                embedding_version=supplier.version,
            )
        )
        await session.execute(
            update(SearchDocument)
            .where(SearchDocument.target_id == document.target_id)
            .values(embedded_hash=document.content_hash)
        )
