"""What buyers say."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.models.base import (
    Owned,
    count,
    flag,
    label,
    one_of,
    owner_of,
    prose,
    trace_of,
    words,
)


class Review(Owned, table=True):
    __tablename__ = "reviews"
    __table_args__ = (
        UniqueConstraint("product_id", "user_id"),
        Index("ix_reviews_shown", "product_id", "status", "created_at"),
        Index(None, "user_id"),
        CheckConstraint("rating between 1 and 5", name="rating"),
    )

    product_id: UUID = owner_of("products.id")
    user_id: UUID = owner_of("users.id")
    order_item_id: UUID | None = trace_of("order_items.id")
    rating: int
    title: str | None = label(160, nullable=True)
    content: str | None = prose()
    is_verified_purchase: bool = flag()
    helpful_count: int = count()
    not_helpful_count: int = count()
    sentiment_score: float | None = None
    quality_score: float | None = None
    status: ReviewStatus = one_of(ReviewStatus, default=ReviewStatus.PENDING)
    media_urls: list[str] = words()


class ReviewInteraction(Owned, table=True):
    __tablename__ = "review_interactions"
    __table_args__ = (UniqueConstraint("user_id", "review_id"), Index(None, "review_id"))

    user_id: UUID = owner_of("users.id")
    review_id: UUID = owner_of("reviews.id")
    is_helpful: bool
