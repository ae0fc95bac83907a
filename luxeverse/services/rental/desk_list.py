"""Loans as the desk lists them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from luxeverse.core.db import ReadSession
from luxeverse.core.errors import NotFound
from luxeverse.core.keyset import Order, Slice, a_moment, slice_of
from luxeverse.domain.rental.status import LoanStatus
from luxeverse.models.catalogue import Product
from luxeverse.models.rental import RentalLoan


@dataclass(frozen=True, slots=True)
class Lending:
    """A loan with the piece it is of."""

    row: RentalLoan
    name: str
    slug: str


def loan_order(*, is_descending: bool) -> Order:
    """By when it was booked."""
    return Order(RentalLoan.created_at, RentalLoan.id, a_moment, is_descending)


async def loan_list(
    session: ReadSession, status: LoanStatus, order: Order, place: str, size: int
) -> Slice:
    """A page of the loans that stand there, each as ``Lending``."""
    query = _rows().where(RentalLoan.status == status)
    found = await slice_of(session, query, order, place, size)
    return Slice([Lending(*row) for row in found.rows], found.previous, found.next)


async def loan_counts(session: ReadSession) -> Mapping[LoanStatus, int]:
    """How many loans stand where."""
    query = select(RentalLoan.status, func.count()).group_by(RentalLoan.status)
    return dict.fromkeys(LoanStatus, 0) | {
        status: number for status, number in await session.execute(query)
    }


async def count_loans_waiting(session: ReadSession) -> int:
    """Loans that are paid for and still here."""
    query = select(func.count()).where(RentalLoan.status == LoanStatus.BOOKED)
    return await session.scalar(query) or 0


async def lending(session: ReadSession, ref: str) -> Lending:
    """One loan by its public number. Raises NotFound."""
    found = (await session.execute(_rows().where(RentalLoan.ref == ref.upper()))).first()
    if found is None:
        raise NotFound("There is no such loan.", code="unknown_loan")
    return Lending(*found)


def _rows() -> Any:
    return select(RentalLoan, Product.name, Product.slug).join(
        Product, Product.id == RentalLoan.product_id
    )
