"""Queries and locks of payments."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    LargeBinary,
    Select,
    cast,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core import clock
from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.core.errors import Broken
from luxeverse.core.ids import new_id
from luxeverse.domain.payments.status import TransactionStatus, TransactionType
from luxeverse.models.payments import ExternalEvent, PaymentTransaction

PROVIDER = "stripe"
OPEN = frozenset({TransactionStatus.PENDING, TransactionStatus.PROCESSING})


async def latest_attempt(session: ReadSession, order_id: UUID) -> PaymentTransaction:
    """The newest attempt to charge an order. Raises Broken: orders are made together with one."""
    return _made(await session.scalar(_attempts(order_id)), order_id)


async def charge_for_update(session: WriteSession, order_id: UUID) -> PaymentTransaction:
    """The same, locked. Raises Broken."""
    return _made(await session.scalar(_attempts(order_id).with_for_update()), order_id)


def _attempts(order_id: UUID) -> Select[PaymentTransaction]:
    """The newest first, and no other."""
    return (
        select(PaymentTransaction)
        .where(
            PaymentTransaction.order_id == order_id,
            PaymentTransaction.type == TransactionType.CHARGE,
        )
        .order_by(PaymentTransaction.attempt.desc())
        .limit(1)
    )


def _made(found: PaymentTransaction | None, order_id: UUID) -> PaymentTransaction:
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
    """Attempts that have been open since before this moment and do not rest, oldest first."""
    query = (
        select(PaymentTransaction)
        .where(
            PaymentTransaction.type == TransactionType.CHARGE,
            PaymentTransaction.status.in_(OPEN),
            PaymentTransaction.created_at < before,
            ~_is_resting(clock.now()),
        )
        .order_by(PaymentTransaction.created_at)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


def _is_resting(now: datetime) -> ColumnElement[bool]:
    until = func.jsonb_extract_path_text(
        PaymentTransaction.provider_response, "trouble", "rests_until"
    )
    return func.coalesce(cast(until, BigInteger), 0) > int(now.timestamp())


def orders_at_rest(now: datetime) -> Select[UUID]:
    """Orders whose payment gave trouble and is not asked about again yet."""
    return select(PaymentTransaction.order_id).where(
        PaymentTransaction.type == TransactionType.CHARGE,
        PaymentTransaction.status.in_(OPEN),
        _is_resting(now),
    )


async def count_at_rest(session: ReadSession, now: datetime) -> int:
    """How many of them there are."""
    return (
        await session.scalar(select(func.count()).select_from(orders_at_rest(now).subquery())) or 0
    )


async def message_waits(session: ReadSession, intent_id: str, since: datetime) -> bool:
    """Whether a message that names this payment was kept and could not be followed up."""
    named = func.position(literal(intent_id.encode(), LargeBinary).op("in")(ExternalEvent.payload))
    query = select(ExternalEvent.id).where(
        ExternalEvent.processed_at.is_(None), ExternalEvent.received_at >= since, named > 0
    )
    return await session.scalar(query.limit(1)) is not None


async def attempt_of_order(
    session: ReadSession, order_id: UUID | None
) -> PaymentTransaction | None:
    """Any attempt of an order, to learn whose house it is; None for payments that are not of this shop."""
    query = select(PaymentTransaction).where(PaymentTransaction.order_id == order_id).limit(1)
    return await session.scalar(query)


async def refunds(session: ReadSession, order_ids: Sequence[UUID]) -> list[PaymentTransaction]:
    """What went back of these orders, oldest first."""
    query = (
        select(PaymentTransaction)
        .where(
            PaymentTransaction.order_id.in_(order_ids),
            PaymentTransaction.type == TransactionType.REFUND,
        )
        .order_by(PaymentTransaction.order_id, PaymentTransaction.attempt)
    )
    return list((await session.scalars(query)).all())


async def is_refunded(session: ReadSession, order_id: UUID) -> bool:
    """Whether the money of an order went back in whole."""
    return await _stands_at(session, order_id, TransactionStatus.REFUNDED)


async def is_partly_refunded(session: ReadSession, order_id: UUID) -> bool:
    """Whether a part of the money of an order went back, and not all of it."""
    return await _stands_at(session, order_id, TransactionStatus.PARTIALLY_REFUNDED)


async def _stands_at(session: ReadSession, order_id: UUID, status: TransactionStatus) -> bool:
    query = select(PaymentTransaction.id).where(
        PaymentTransaction.order_id == order_id,
        PaymentTransaction.type == TransactionType.CHARGE,
        PaymentTransaction.status == status,
    )
    return await session.scalar(query.limit(1)) is not None
