"""Who wants one letter when something changes."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text

from luxeverse.domain.interest.kinds import AlertKind
from luxeverse.models.base import Owned, label, moment, money, one_of, owner_of


class Alert(Owned, table=True):
    """One letter to one address about one variant. ``token`` is what its link to stop carries, 128 random bits."""

    __tablename__ = "alerts"
    __table_args__ = (
        UniqueConstraint("token"),
        Index(
            "uq_alerts_open",
            "variant_id",
            "kind",
            text("lower(email)"),
            unique=True,
            postgresql_where=text("due_at is null and stopped_at is null"),
        ),
        Index(
            "ix_alerts_waiting",
            "product_id",
            postgresql_where=text("due_at is null and stopped_at is null"),
        ),
        CheckConstraint("price_when_asked >= 0", name="price_when_asked"),
    )

    product_id: UUID = owner_of("products.id")
    variant_id: UUID = owner_of("product_variants.id")
    kind: AlertKind = one_of(AlertKind)
    email: str = label(320)
    token: str = label(32)
    price_when_asked: Decimal = money()
    due_at: datetime | None = moment()
    stopped_at: datetime | None = moment()
