"""Pieces that are lent: who has which unit on which days, and where the money of it stands."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint
from sqlmodel import Field

from luxeverse.domain.rental.status import LoanStatus
from luxeverse.models.base import (
    Owned,
    count,
    day,
    flag,
    label,
    link_to,
    moment,
    money,
    one_of,
    open_shape,
    prose,
)

UNIT = "hashtextextended(product_id::text || ':' || unit::text, 0)::numeric"
"""A unit as a number: without contrib modules GiST compares ranges only, so each unit is a range of one number."""


class RentalLoan(Owned, table=True):
    """``[start_on, until_on)`` are the borrower's days, ``taken`` those and the rest after them.

    The money is one payment: rent, insurance and deposit; ``refund_amount`` of it goes back once.
    """

    __tablename__ = "rental_loans"
    __table_args__ = (
        UniqueConstraint("ref"),
        ExcludeConstraint(
            (text(f"numrange({UNIT}, {UNIT}, '[]')"), "&&"),
            ("taken", "&&"),
            name="ex_rental_loans_one_at_a_time",
            where=text("status in ('claimed', 'booked', 'sent', 'returned')"),
        ),
        Index("ix_rental_loans_of_user", "user_id", "created_at"),
        Index("ix_rental_loans_of_product", "product_id", "until_on"),
        Index("ix_rental_loans_at", "tenant_id", "status", "start_on"),
        Index(
            "uq_rental_loans_intent_id",
            "intent_id",
            unique=True,
            postgresql_where=text("intent_id is not null"),
        ),
        CheckConstraint("unit between 1 and 99", name="unit"),
        CheckConstraint("days between 1 and 60 and until_on = start_on + days", name="days"),
        CheckConstraint(
            "rent_amount >= 0 and insurance_amount >= 0 and deposit_amount >= 0"
            " and total_amount = rent_amount + insurance_amount + deposit_amount",
            name="amounts",
        ),
        CheckConstraint("kept_amount between 0 and deposit_amount", name="kept_amount"),
        CheckConstraint("refund_amount between 0 and total_amount", name="refund_amount"),
        CheckConstraint("late_days >= 0", name="late_days"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency_form"),
    )

    ref: str = label(20)
    user_id: UUID = link_to("users.id")
    product_id: UUID = link_to("products.id")
    unit: int = count(1)
    start_on: date = Field(sa_type=Date, nullable=False)
    days: int = count(4)
    until_on: date = Field(sa_type=Date, nullable=False)
    taken: Any = Field(sa_type=DATERANGE, nullable=False)
    status: LoanStatus = one_of(LoanStatus, default=LoanStatus.CLAIMED)
    is_insured: bool = flag()
    rent_amount: Decimal = money()
    insurance_amount: Decimal = money(start="0")
    deposit_amount: Decimal = money()
    total_amount: Decimal = money()
    currency: str = label(3)
    email: str = label(320)
    recipient: dict[str, Any] = open_shape("{}")
    expires_at: datetime = moment(nullable=False)
    payment_method: str | None = label(120, nullable=True)
    intent_id: str | None = label(120, nullable=True)
    paid_at: datetime | None = moment()
    sent_at: datetime | None = moment()
    reminded_at: datetime | None = moment()
    returned_on: date | None = day()
    late_days: int = count()
    kept_amount: Decimal | None = money(nullable=True)
    kept_reason: str | None = prose()
    refund_amount: Decimal | None = money(nullable=True)
    refund_id: str | None = label(120, nullable=True)
    refunded_at: datetime | None = moment()
