"""Drafts of descriptions: asked for and written by a language model, or brought along in a file."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import WriteSession, read_session, transaction
from luxeverse.core.errors import Invalid, NotFound, Unavailable
from luxeverse.core.ids import new_id
from luxeverse.domain.catalogue.assisted import AssistedStatus, plain
from luxeverse.domain.identity.rights import Right
from luxeverse.integrations import writer
from luxeverse.models.catalogue import AssistedText, Product
from luxeverse.services import audit, identity
from luxeverse.services.catalogue import assisted_store as store
from luxeverse.services.catalogue.assisted_facts import TASK, fingerprint
from luxeverse.services.catalogue.events import DraftAsked
from luxeverse.services.outbox import Delivered, emit

MOST_ASKED = 25
LONGEST_FILE = 2_000_000
LONGEST_SOURCE = 120
NOBODY = "No language model is set. Set WRITER_PROVIDER, or import drafts from a file by the command line."
SHAPE = 'A file holds {"source": "which model", "drafts": [{"piece": "its-slug", "text": "..."}]}.'


def can_write() -> bool:
    """Whether a language model is set."""
    return writer.provider() is not None


async def ask_drafts(actor: Actor, product_ids: Sequence[UUID]) -> int:
    """Have a draft written of each of these pieces; the worker does it, one after the other. Returns how many.

    Raises SignInNeeded, NotAllowed, Unavailable without a model, NotFound, Invalid. Emits DraftAsked.
    """
    identity.ensure_may(actor, Right.EDIT)
    if not can_write():
        raise Unavailable(NOBODY, code="no_writer")
    if not 1 <= len(set(product_ids)) <= MOST_ASKED:
        raise Invalid(f"Choose 1 to {MOST_ASKED} pieces.", code="too_many")
    async with transaction(actor.tenant_id) as session:
        pieces = await store.products(session, sorted(set(product_ids)))
        for piece in pieces:
            await emit(session, DraftAsked(piece.id))
            audit.note(session, actor, "assisted.asked", ("product", piece.id))
    return len(pieces)


async def write_draft(delivered: Delivered) -> None:
    """Handler of DraftAsked. A piece that has a draft meanwhile keeps it. Raises Unavailable, and is tried again."""
    supplier = writer.provider()
    tenant_id = delivered.tenant_id
    if supplier is None or tenant_id is None:
        return
    product_id = UUID(str(delivered.payload["product_id"]))
    async with read_session(tenant_id) as session:
        product = await session.scalar(
            select(Product).where(Product.id == product_id, store.ON_SALE)
        )
        facts = await store.facts(session, product) if product else ""
    if not facts:
        return
    written = await supplier.write(TASK, facts)
    try:
        text = plain(written.text)
    except Invalid as refusal:
        # What the model made of it is of no use; asking again may give another.
        raise Unavailable(
            f"The draft could not be used: {refusal.message}", code="writer"
        ) from refusal
    async with transaction(tenant_id) as session:
        await _put(session, product_id, text, written.source, facts)


async def import_drafts(house: House, document: str) -> int:
    """Drafts from a file, all of them or nothing; returns how many were put. A piece that has a draft keeps it.

    Raises Invalid with what is wrong, NotFound for a piece the house does not sell.
    """
    source, entries = _read(document)
    async with transaction(house.tenant_id) as session:
        done = 0
        for slug, text in entries:
            product = await session.scalar(
                select(Product).where(Product.slug == slug, store.ON_SALE)
            )
            if product is None:
                raise NotFound(f"This house sells no piece {slug!r}; nothing was imported.")
            facts = await store.facts(session, product)
            done += await _put(session, product.id, text, source, facts)
        audit.note(
            session, None, "assisted.imported", ("house", house.slug), source=source, drafts=done
        )
    return done


def _read(document: str) -> tuple[str, list[tuple[str, str]]]:
    if len(document) > LONGEST_FILE:
        raise Invalid(f"At most {LONGEST_FILE:,} letters.", code="file")
    try:
        said: Any = json.loads(document)
        source = " ".join(str(said["source"]).split())
        entries = [(str(one["piece"]), str(one["text"])) for one in said["drafts"]]
    except (ValueError, TypeError, KeyError, RecursionError) as trouble:
        raise Invalid(SHAPE, code="file") from trouble
    if not 1 <= len(source) <= LONGEST_SOURCE or not entries:
        raise Invalid(SHAPE, code="file")
    checked = []
    for slug, text in entries:
        if "\x00" in slug + text:
            raise Invalid(f"{slug[:60]!r}: a text holds a sign no text has.", code="file")
        try:
            checked.append((slug, plain(text)))
        except Invalid as refusal:
            raise Invalid(f"{slug[:60]}: {refusal.message}", code=refusal.code) from refusal
    return source, checked


async def _put(session: WriteSession, product_id: UUID, text: str, source: str, facts: str) -> bool:
    """Whether it was put: the first of two drafts of a piece stays."""
    made = insert(AssistedText).values(
        id=new_id(),
        product_id=product_id,
        written=text,
        text=text,
        source=source[:LONGEST_SOURCE],
        made_from=fingerprint(facts),
        status=AssistedStatus.DRAFT,
    )
    return (
        await session.scalar(made.on_conflict_do_nothing().returning(AssistedText.id)) is not None
    )
