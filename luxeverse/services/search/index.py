"""Keeping the index of a house true to its catalogue and its journal."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from luxeverse.core.db import ReadSession, WriteSession, transaction
from luxeverse.core.ids import TenantId
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.domain.search.text import stemming
from luxeverse.models.catalogue import Product
from luxeverse.models.search import SearchCorpus
from luxeverse.services import identity
from luxeverse.services.outbox import Delivered
from luxeverse.services.search import counts, documents, store
from luxeverse.services.search.embed import embed_house

BATCH = 1000


async def rebuild(session: WriteSession, locale: str) -> int:
    """Index the whole house anew; returns the number of documents."""
    await store.open_corpus(session)
    await store.corpus_for_update(session)
    await store.empty(session)
    written = 0
    for kind in SearchKind:
        found = await documents.read(session, kind)
        for start in range(0, len(found), BATCH):
            batch = found[start : start + BATCH]
            await store.write(session, kind, stemming(locale), batch)
        written += len(found)
    await counts.add(session, stemming(locale))
    await store.vocabulary_changed(session)
    await store.analyse(session)
    return written


async def is_indexed(session: ReadSession) -> bool:
    """Whether the house has an index at all."""
    query = select(SearchCorpus.documents).where(SearchCorpus.tenant_id == session.info["scope"])
    return bool(await session.scalar(query))


async def reindex() -> dict[str, int]:
    """Index every house anew, each in its own transaction; returns the documents of each."""
    done = {}
    for record in await identity.all_houses():
        house = record.house
        async with transaction(house.tenant_id) as session:
            done[house.slug] = await rebuild(session, house.locale)
            await identity.turn_pages(session)
    return done


async def index_changed(event: Delivered) -> None:
    """Bring one thing up to date, with the pieces that carry its name. Safe to repeat: unchanged text is left alone."""
    tenant_id = TenantId(UUID(event.payload["tenant_id"]))
    kind, target = SearchKind(event.payload["kind"]), UUID(event.payload["target_id"])
    locale = await _locale(tenant_id)
    async with transaction(tenant_id) as session:
        changed = await _refresh(session, kind, [target], locale)
        if kind in {SearchKind.BRAND, SearchKind.CATEGORY}:
            named = await _pieces_of(session, kind, target)
            changed += await _refresh(session, SearchKind.PRODUCT, named, locale)
        if changed:
            await store.vocabulary_changed(session)
            await identity.turn_pages(session)
    await embed_house(tenant_id)


async def _locale(tenant_id: TenantId) -> str:
    return (await identity.shared_house_of(tenant_id)).locale


async def _refresh(
    session: WriteSession, kind: SearchKind, ids: Sequence[UUID], locale: str
) -> int:
    """Write what has new text, take out what is no longer shown; returns how many that were."""
    await store.open_corpus(session)
    await store.corpus_for_update(session)
    known = await store.hashes(session, kind, ids)
    shown = await documents.read(session, kind, ids)
    new = [d for d in shown if known.get(d.target_id) != d.content_hash]
    old = {d.target_id for d in new} & set(known) | set(known) - {d.target_id for d in shown}
    if old:
        await counts.take(session, sorted(old))
        await store.remove(session, sorted(old))
    if new:
        await store.write(session, kind, stemming(locale), new)
        await counts.add(session, stemming(locale), [d.target_id for d in new])
    return len(old) + len(new)


async def _pieces_of(session: WriteSession, kind: SearchKind, target: UUID) -> list[UUID]:
    column = Product.brand_id if kind is SearchKind.BRAND else Product.category_id
    return list((await session.scalars(select(Product.id).where(column == target))).all())
