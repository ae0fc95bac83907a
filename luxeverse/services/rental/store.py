"""Queries and locks of loans."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select, update

from luxeverse.core.db import ReadSession, WriteSession, take_turn
from luxeverse.core.errors import NotFound
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.rental.calendar import Span
from luxeverse.domain.rental.status import AWAY, TAKES_DATES, LoanStatus
from luxeverse.models.catalogue import Product
from luxeverse.models.rental import RentalLoan

MOST_LOANS = 200


async def product(session: ReadSession, slug: str) -> Product:
    """A piece that is shown. Raises NotFound."""
    query = select(Product).where(
        Product.slug == slug, Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    )
    found = await session.scalar(query)
    if found is None:
        raise NotFound("This piece is not lent.", code="not_lent")
    return found


async def taken(session: ReadSession, product_id: UUID, since: date) -> dict[int, list[Span]]:
    """Which days from ``since`` on each unit is not to be had."""
    query = select(RentalLoan.unit, RentalLoan.until_on, RentalLoan.taken).where(
        RentalLoan.product_id == product_id,
        RentalLoan.status.in_(TAKES_DATES),
        func.upper(RentalLoan.taken) > since,
    )
    found: dict[int, list[Span]] = {}
    for unit, until, days in await session.execute(query):
        found.setdefault(unit, []).append(Span(days.lower, until, days.upper))
    return found


async def one_after_the_other(session: WriteSession, product_id: UUID) -> None:
    """Two who want the same piece do not wait for each other in a circle; the constraint still has the last word."""
    await take_turn(session, f"loan:{product_id}")


async def loan(session: ReadSession, loan_id: UUID) -> RentalLoan:
    query = select(RentalLoan).where(RentalLoan.id == loan_id)
    return (await session.scalars(query)).one()


async def loan_for_update(session: WriteSession, ref: str) -> RentalLoan:
    """A loan by its public number, locked. Raises NotFound."""
    query = select(RentalLoan).where(RentalLoan.ref == ref.strip().upper()).with_for_update()
    found = await session.scalar(query)
    if found is None:
        raise NotFound("There is no such loan.", code="unknown_loan")
    return found


async def claims_of(session: ReadSession, user_id: UUID) -> list[RentalLoan]:
    """Loans a member has not paid for yet."""
    query = select(RentalLoan).where(
        RentalLoan.user_id == user_id, RentalLoan.status == LoanStatus.CLAIMED
    )
    return list((await session.scalars(query.order_by(RentalLoan.id))).all())


async def loans_of(session: ReadSession, user_id: UUID) -> list[tuple[RentalLoan, Product]]:
    """What a member borrowed, newest first; claims that came to nothing are left out."""
    query = (
        select(RentalLoan, Product)
        .join(Product, Product.id == RentalLoan.product_id)
        .where(RentalLoan.user_id == user_id, RentalLoan.status != LoanStatus.EXPIRED)
        .order_by(RentalLoan.start_on.desc(), RentalLoan.id.desc())
        .limit(MOST_LOANS)
    )
    return [(row, piece) for row, piece in await session.execute(query)]


async def away(session: ReadSession) -> list[tuple[RentalLoan, Product]]:
    """What is paid for and not back, first to begin first."""
    query = (
        select(RentalLoan, Product)
        .join(Product, Product.id == RentalLoan.product_id)
        .where(RentalLoan.status.in_(AWAY))
        .order_by(RentalLoan.start_on, RentalLoan.id)
    )
    return [(row, piece) for row, piece in await session.execute(query)]


async def unpaid_since(session: ReadSession, before: datetime, limit: int) -> Sequence[RentalLoan]:
    """Claims that have been open since before this moment, oldest first."""
    query = (
        select(RentalLoan)
        .where(RentalLoan.status == LoanStatus.CLAIMED, RentalLoan.created_at < before)
        .order_by(RentalLoan.created_at)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def claim_move(
    session: WriteSession, loan_id: UUID, here: LoanStatus, there: LoanStatus, **values: object
) -> bool:
    """Move a loan; true for the one caller that moved it."""
    moved = await session.scalar(
        update(RentalLoan)
        .where(RentalLoan.id == loan_id, RentalLoan.status == here)
        .values(status=there, **values)
        .returning(RentalLoan.id)
    )
    return moved is not None
