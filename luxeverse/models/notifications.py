"""Messages to one person, and letters to many."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text

from luxeverse.domain.notifications.status import CampaignStatus, NotificationType
from luxeverse.models.base import (
    Owned,
    count,
    flag,
    label,
    moment,
    money,
    one_of,
    open_shape,
    owner_of,
    prose,
    words,
)


class Notification(Owned, table=True):
    __tablename__ = "notifications"
    __table_args__ = (
        Index(
            "ix_notifications_unread",
            "user_id",
            "created_at",
            postgresql_where=text("not is_read"),
        ),
    )

    user_id: UUID = owner_of("users.id")
    type: NotificationType = one_of(NotificationType)
    title: str = label(200)
    message: str = prose(nullable=False)
    order_id: UUID | None = owner_of("orders.id", nullable=True)
    product_id: UUID | None = owner_of("products.id", nullable=True)
    channels: list[str] = words()
    is_read: bool = flag()
    read_at: datetime | None = moment()
    action_url: str | None = prose()
    action_label: str | None = label(80, nullable=True)
    expires_at: datetime | None = moment()


class EmailCampaign(Owned, table=True):
    __tablename__ = "email_campaigns"
    __table_args__ = (CheckConstraint("revenue_generated >= 0", name="revenue_generated"),)

    name: str = label(160)
    subject: str = label(200)
    type: str = label(40)
    html_content: str | None = prose()
    text_content: str | None = prose()
    target_segment: dict[str, Any] | None = open_shape()
    status: CampaignStatus = one_of(CampaignStatus, default=CampaignStatus.DRAFT)
    scheduled_at: datetime | None = moment()
    sent_at: datetime | None = moment()
    sent_count: int = count()
    open_count: int = count()
    click_count: int = count()
    conversion_count: int = count()
    revenue_generated: Decimal = money(start="0")
