"""Live shopping."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from luxeverse.domain.live.status import LiveEventStatus
from luxeverse.models.base import (
    Owned,
    count,
    flag,
    label,
    link_to,
    moment,
    money,
    one_of,
    owner_of,
    prose,
    words,
)


class LiveShoppingEvent(Owned, table=True):
    __tablename__ = "live_shopping_events"
    __table_args__ = (
        Index("ix_live_shopping_events_timetable", "tenant_id", "status", "scheduled_start"),
        CheckConstraint("scheduled_end > scheduled_start", name="schedule"),
        CheckConstraint("discount_percentage between 0 and 100", name="discount_percentage"),
    )

    title: str = label(200)
    description: str | None = prose()
    host_id: UUID = link_to("users.id", index=True)
    scheduled_start: datetime = moment(nullable=False)
    scheduled_end: datetime | None = moment()
    actual_start: datetime | None = moment()
    actual_end: datetime | None = moment()
    status: LiveEventStatus = one_of(LiveEventStatus, default=LiveEventStatus.SCHEDULED)
    stream_url: str | None = prose()
    stream_key: str | None = label(120, nullable=True)
    recording_url: str | None = prose()
    thumbnail_url: str | None = prose()
    banner_url: str | None = prose()
    chat_enabled: bool = flag(default=True)
    max_viewers: int | None = None
    viewer_count: int = count()
    peak_viewers: int = count()
    unique_viewers: int = count()
    average_view_time: int = count()
    total_sales: Decimal = money(start="0")
    conversion_rate: float | None = None
    exclusive_code: str | None = label(40, nullable=True)
    discount_percentage: Decimal | None = money(nullable=True)


class LiveEventProduct(Owned, table=True):
    __tablename__ = "live_event_products"
    __table_args__ = (
        UniqueConstraint("event_id", "product_id"),
        Index(None, "product_id"),
        CheckConstraint("event_price >= 0", name="event_price"),
    )

    event_id: UUID = owner_of("live_shopping_events.id")
    product_id: UUID = owner_of("products.id")
    display_order: int = count()
    featured_at: datetime | None = moment()
    featured_duration: int | None = None
    event_price: Decimal | None = money(nullable=True)
    click_count: int = count()
    purchase_count: int = count()


class LiveEventParticipation(Owned, table=True):
    __tablename__ = "live_event_participations"
    __table_args__ = (UniqueConstraint("event_id", "user_id"), Index(None, "user_id"))

    event_id: UUID = owner_of("live_shopping_events.id")
    user_id: UUID = owner_of("users.id")
    joined_at: datetime = moment(now=True)
    left_at: datetime | None = moment()
    watch_time_seconds: int = count()
    chat_message_count: int = count()
    reaction_count: int = count()
    purchased_products: list[str] = words()
    total_spent: Decimal = money(start="0")
