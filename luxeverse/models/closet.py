"""What a member owns."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index

from luxeverse.models.base import (
    Owned,
    count,
    day,
    flag,
    label,
    moment,
    money,
    open_shape,
    owner_of,
    prose,
    trace_of,
    words,
)


class VirtualClosetItem(Owned, table=True):
    __tablename__ = "virtual_closet_items"
    __table_args__ = (
        Index("ix_virtual_closet_items_of_user", "user_id", "is_active"),
        CheckConstraint("wear_count >= 0", name="wear_count"),
        CheckConstraint("rating between 1 and 5", name="rating"),
    )

    user_id: UUID = owner_of("users.id")
    product_id: UUID | None = trace_of("products.id")
    variant_id: UUID | None = trace_of("product_variants.id")
    purchase_date: date | None = day()
    order_id: UUID | None = trace_of("orders.id")
    acquisition_type: str = label(24, default="purchase")
    wear_count: int = count()
    last_worn_date: date | None = day()
    occasions: list[str] = words()
    custom_categories: list[str] = words()
    seasons: list[str] = words()
    colors: list[str] = words()
    cost_per_wear: Decimal | None = money(nullable=True)
    versatility_score: float | None = None
    compatibility_scores: dict[str, Any] | None = open_shape()
    notes: str | None = prose()
    rating: int | None = None
    is_active: bool = flag(default=True)
    donated_at: datetime | None = moment()
    sold_at: datetime | None = moment()
