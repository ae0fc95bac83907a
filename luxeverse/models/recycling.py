"""What members send back to be used again."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, Index, UniqueConstraint
from sqlmodel import Field

from luxeverse.domain.recycling.status import LabelStatus, ReturnedKind
from luxeverse.models.base import Owned, count, label, link_to, moment, one_of, owner_of


class RecyclingLabel(Owned, table=True):
    """A label to send things back with. ``reference`` is what stands on it, unique in every house."""

    __tablename__ = "recycling_labels"
    __table_args__ = (
        UniqueConstraint("reference"),
        Index("ix_recycling_labels_of_user", "user_id", "created_at"),
        Index("ix_recycling_labels_ending", "status", "expires_at"),
        CheckConstraint("pieces between 1 and 99", name="pieces"),
        CheckConstraint("points >= 0", name="points"),
        CheckConstraint("status <> 'received' or received_at is not null", name="received"),
    )

    user_id: UUID = owner_of("users.id")
    order_id: UUID | None = link_to("orders.id", nullable=True)
    reference: str = label(20)
    kind: ReturnedKind = one_of(ReturnedKind)
    pieces: int = count(1)
    points: int = count()
    status: LabelStatus = one_of(LabelStatus, default=LabelStatus.ASKED)
    expires_at: datetime = Field(sa_type=DateTime(timezone=True), nullable=False)
    received_at: datetime | None = moment()
