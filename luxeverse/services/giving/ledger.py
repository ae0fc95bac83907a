"""The book of what was given: written when an order is paid, written back when its money goes back."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core import clock
from luxeverse.core.db import ReadSession, WriteSession, take_turn
from luxeverse.core.ids import new_id
from luxeverse.core.money import Money
from luxeverse.domain.giving.amounts import matched
from luxeverse.domain.giving.status import GivingKind, GivingMove
from luxeverse.models.giving import GivingEntry
from luxeverse.models.orders import Order
from luxeverse.services.giving.terms import Terms

PROJECT, CAUSE = "contribution", "round_up"
"""Kinds of explanation an order keeps of what is inside its total for others."""


async def record(session: WriteSession, order: Order, terms: Terms) -> None:
    """Write what a paid order gives, and what the house adds to it. A second call changes nothing."""
    today = clock.now().date()
    contribution = Money.of(order.contribution_amount, order.currency)
    gift = Money.of(order.gift_amount, order.currency)
    if contribution.minor:
        purpose = _purpose(order, PROJECT)
        await _write(session, order.id, GivingKind.CONTRIBUTION, purpose, contribution, today)
    if gift.minor:
        purpose = _purpose(order, CAUSE)
        is_new = await _write(session, order.id, GivingKind.GIFT, purpose, gift, today)
        # Between order and payment the house may have chosen another cause: that one promised this buyer nothing.
        if is_new and terms.cause and terms.cause.name == purpose:
            await _match(session, order.id, gift, terms.cause.match_a_day, purpose, today)


async def take_back(session: WriteSession, order_id: UUID) -> None:
    """Write back everything an order gave; its money went back to the buyer. A second call changes nothing.

    Whoever calls has locked the order: what a payment that was just confirmed writes is seen here, or never written.
    """
    for entry in await entries_of(session, order_id):
        if entry.move == GivingMove.GIVEN:
            amount = -Money.of(entry.amount, entry.currency)
            await _write(session, order_id, entry.kind, entry.purpose, amount, entry.day)


async def entries_of(session: ReadSession, order_id: UUID) -> list[GivingEntry]:
    """Every row of an order, oldest first."""
    query = select(GivingEntry).where(GivingEntry.order_id == order_id).order_by(GivingEntry.id)
    return list((await session.scalars(query)).all())


async def _match(
    session: WriteSession, order_id: UUID, gift: Money, limit: Money, purpose: str, today: date
) -> None:
    # Gifts of a house are matched one after the other, or two of them would both take the last of the day.
    scope = f"matching:{session.info['scope']}"
    await take_turn(session, scope)
    query = select(func.coalesce(func.sum(GivingEntry.amount), 0)).where(
        GivingEntry.kind == GivingKind.MATCH,
        GivingEntry.day == today,
        GivingEntry.currency == gift.currency,
    )
    given = Money.of(await session.scalar(query) or 0, gift.currency)
    amount = matched(gift, given, limit)
    if amount.minor:
        await _write(session, order_id, GivingKind.MATCH, purpose, amount, today)


async def _write(
    session: WriteSession,
    order_id: UUID,
    kind: GivingKind,
    purpose: str,
    amount: Money,
    day: date,
) -> bool:
    """A row, once; true for the call that wrote it."""
    move = GivingMove.GIVEN if amount.minor > 0 else GivingMove.TAKEN_BACK
    written = await session.scalar(
        insert(GivingEntry)
        .values(
            id=new_id(),
            order_id=order_id,
            kind=kind,
            move=move,
            purpose=purpose,
            amount=amount.major,
            currency=amount.currency,
            day=day,
        )
        .on_conflict_do_nothing()
        .returning(GivingEntry.id)
    )
    return written is not None


def _purpose(order: Order, kind: str) -> str:
    for said in order.explanation:
        if said["kind"] == kind:
            return str(said["name"])
    return ""
