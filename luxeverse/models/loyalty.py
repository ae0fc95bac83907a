"""Points and memberships."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index

from luxeverse.domain.loyalty.status import MembershipMove, MembershipTier, PointsMove
from luxeverse.models.base import Owned, label, link_to, moment, money, one_of, prose


class LoyaltyPoints(Owned, table=True):
    """Append-only. Nobody can spend what is not there: the balance has a floor."""

    __tablename__ = "loyalty_points"
    __table_args__ = (
        Index("ix_loyalty_points_of_user", "user_id", "created_at"),
        CheckConstraint("balance_after >= 0", name="balance_after"),
    )

    user_id: UUID = link_to("users.id")
    type: PointsMove = one_of(PointsMove)
    points: int
    balance_after: int
    source: str | None = label(60, nullable=True)
    order_id: UUID | None = link_to("orders.id", nullable=True)
    expires_at: datetime | None = moment()
    description: str | None = prose()


class MembershipTransaction(Owned, table=True):
    __tablename__ = "membership_transactions"
    __table_args__ = (
        Index("ix_membership_transactions_of_user", "user_id", "created_at"),
        CheckConstraint("amount >= 0", name="amount"),
    )

    user_id: UUID = link_to("users.id")
    type: MembershipMove = one_of(MembershipMove)
    from_tier: MembershipTier | None = one_of(MembershipTier, nullable=True, name="from_tier")
    to_tier: MembershipTier = one_of(MembershipTier, name="to_tier")
    amount: Decimal = money(start="0")
    currency: str = label(3)
    payment_transaction_id: UUID | None = link_to("payment_transactions.id", nullable=True)
    starts_at: datetime = moment(now=True)
    ends_at: datetime | None = moment()
    reason: str | None = prose()
