"""Queries of the checkout: the draft and the keys of requests that must count once."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.core.ids import new_id
from luxeverse.models.cart import CheckoutDraft
from luxeverse.models.outbox import IdempotencyKey


async def draft(session: ReadSession, cart_id: UUID) -> CheckoutDraft | None:
    return await session.scalar(select(CheckoutDraft).where(CheckoutDraft.cart_id == cart_id))


async def draft_for_update(session: WriteSession, cart_id: UUID) -> CheckoutDraft:
    """The draft of a bag, made when missing, locked."""
    await session.execute(
        insert(CheckoutDraft)
        .values(id=new_id(), cart_id=cart_id, step="contact")
        .on_conflict_do_nothing()
    )
    query = select(CheckoutDraft).where(CheckoutDraft.cart_id == cart_id).with_for_update()
    return (await session.scalars(query)).one()


async def move_draft(session: WriteSession, from_cart: UUID, to_cart: UUID) -> None:
    """What was typed goes on with the bag, unless more was typed for the other one already."""
    there = select(CheckoutDraft.id).where(CheckoutDraft.cart_id == to_cart)
    if await session.scalar(there) is None:
        await session.execute(
            update(CheckoutDraft).where(CheckoutDraft.cart_id == from_cart).values(cart_id=to_cart)
        )


async def claim_key(
    session: WriteSession, scope: str, key: str, request_hash: str
) -> IdempotencyKey:
    """The row of this key: fresh if the caller is the first, else the one that was first."""
    await session.execute(
        insert(IdempotencyKey)
        .values(id=new_id(), scope=scope, key=key, request_hash=request_hash)
        .on_conflict_do_nothing()
    )
    return await key_row(session, scope, key)


async def key_row(session: ReadSession, scope: str, key: str) -> IdempotencyKey:
    query = select(IdempotencyKey).where(IdempotencyKey.scope == scope, IdempotencyKey.key == key)
    return (await session.scalars(query)).one()
