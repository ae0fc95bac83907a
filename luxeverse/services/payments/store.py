"""Queries and locks of payments."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.core.errors import Broken
from luxeverse.core.ids import new_id
from luxeverse.domain.payments.status import TransactionStatus, TransactionType
from luxeverse.models.payments import ExternalEvent, PaymentTransaction

PROVIDER = "stripe"


async def latest_attempt(session: ReadSession, order_id: UUID) -> PaymentTransaction:
    """The newest attempt to charge an order. Raises Broken: orders are made together with one."""
    query = (
        select(PaymentTransaction)
        .where(
            PaymentTransaction.order_id == order_id,
            PaymentTransaction.type == TransactionType.CHARGE,
        )
        .order_by(PaymentTransaction.attempt.desc())
        .limit(1)
    )
    found = await session.scalar(query)
    if found is None:
        raise Broken(f"order {order_id} has no payment attempt")
    return found


async def claim(
    session: WriteSession,
    attempt_id: UUID,
    becomes: TransactionStatus,
    unless: frozenset[TransactionStatus],
    **values: object,
) -> bool:
    """Move an attempt, unless it is already at one of these; true for the one caller that moved it."""
    changed = await session.scalar(
        update(PaymentTransaction)
        .where(PaymentTransaction.id == attempt_id, PaymentTransaction.status.not_in(unless))
        .values(status=becomes, **values)
        .returning(PaymentTransaction.id)
    )
    return changed is not None


async def keep_external_event(
    session: WriteSession, event_id: str, kind: str, payload: bytes
) -> UUID | None:
    """Store a supplier's message; None when it was stored before."""
    query = (
        insert(ExternalEvent)
        .values(id=new_id(), provider=PROVIDER, event_id=event_id, type=kind, payload=payload)
        .on_conflict_do_nothing()
        .returning(ExternalEvent.id)
    )
    return await session.scalar(query)


async def undecided_since(
    session: ReadSession, before: datetime, limit: int
) -> Sequence[PaymentTransaction]:
    """Attempts that have been open since before this moment, oldest first."""
    query = (
        select(PaymentTransaction)
        .where(
            PaymentTransaction.type == TransactionType.CHARGE,
            PaymentTransaction.status.in_(
                [TransactionStatus.PENDING, TransactionStatus.PROCESSING]
            ),
            PaymentTransaction.created_at < before,
        )
        .order_by(PaymentTransaction.created_at)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def attempt_of_order(
    session: ReadSession, order_id: UUID | None
) -> PaymentTransaction | None:
    """Any attempt of an order, to learn whose house it is; None for payments that are not of this shop."""
    query = select(PaymentTransaction).where(PaymentTransaction.order_id == order_id).limit(1)
    return await session.scalar(query)


async def is_refunded(session: ReadSession, order_id: UUID) -> bool:
    """Whether money of an order went back."""
    query = select(PaymentTransaction.id).where(
        PaymentTransaction.order_id == order_id,
        PaymentTransaction.type == TransactionType.REFUND,
    )
    return await session.scalar(query.limit(1)) is not None
