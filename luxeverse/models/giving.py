"""What was given with orders, and what a house added."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, Index, UniqueConstraint
from sqlmodel import Field

from luxeverse.domain.giving.status import GivingKind, GivingMove
from luxeverse.models.base import Owned, label, link_to, money, one_of


class GivingEntry(Owned, table=True):
    """Append-only, and one row of a kind and move for each order. What goes back with a refund is a row below zero.

    ``day`` is the day it was given, also on the row that takes it back: a limit of the day counts both.
    """

    __tablename__ = "giving_entries"
    __table_args__ = (
        UniqueConstraint("order_id", "kind", "move"),
        Index("ix_giving_entries_of_day", "tenant_id", "kind", "day"),
        CheckConstraint(
            "(move = 'given' and amount > 0) or (move = 'taken_back' and amount < 0)",
            name="amount",
        ),
    )

    order_id: UUID = link_to("orders.id")
    kind: GivingKind = one_of(GivingKind)
    move: GivingMove = one_of(GivingMove)
    purpose: str = label(120)
    amount: Decimal = money()
    currency: str = label(3)
    day: date = Field(sa_type=Date, nullable=False)
