"""What buyers say, with their pictures."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint, text
from sqlmodel import Field

from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.models.base import (
    Owned,
    count,
    flag,
    label,
    moment,
    one_of,
    owner_of,
    prose,
    trace_of,
    words,
)


class Review(Owned, table=True):
    """One by a person of a piece. A guest is known by ``author_key``, a keyed hash of the e-mail address."""

    __tablename__ = "reviews"
    __table_args__ = (
        UniqueConstraint("product_id", "user_id"),
        Index(
            "uq_reviews_product_author",
            "product_id",
            "author_key",
            unique=True,
            postgresql_where=text("author_key is not null"),
        ),
        Index("ix_reviews_shown", "product_id", "status", "created_at"),
        Index("ix_reviews_waiting", "tenant_id", "status", "created_at"),
        Index(None, "user_id"),
        CheckConstraint("rating between 1 and 5", name="rating"),
        CheckConstraint("fit between -1 and 1", name="fit"),
        CheckConstraint("user_id is not null or author_key is not null", name="somebody"),
    )

    product_id: UUID = owner_of("products.id")
    user_id: UUID | None = owner_of("users.id", nullable=True)
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
    # Added: guests, what was bought, how it fits (-1 small, 0 true to size, 1 large), and the moderation.
    author_name: str = label(60, default="")
    author_key: str | None = label(64, nullable=True)
    variant_text: str | None = label(200, nullable=True)
    fit: int | None = None
    is_sample: bool = flag()
    moderated_at: datetime | None = moment()
    moderation_note: str | None = prose()


class ReviewInteraction(Owned, table=True):
    """Whether a review helped: one word of a member, or of a browser."""

    __tablename__ = "review_interactions"
    __table_args__ = (
        UniqueConstraint("user_id", "review_id"),
        Index(
            "uq_review_interactions_session",
            "session_id",
            "review_id",
            unique=True,
            postgresql_where=text("session_id is not null"),
        ),
        Index(None, "review_id"),
        CheckConstraint("user_id is not null or session_id is not null", name="somebody"),
    )

    user_id: UUID | None = owner_of("users.id", nullable=True)
    review_id: UUID = owner_of("reviews.id")
    is_helpful: bool
    session_id: str | None = label(64, nullable=True)


class ReviewPhoto(Owned, table=True):
    """A picture as we encoded it anew; what was sent is not kept. Without a review it waits for its form to be sent."""

    __tablename__ = "review_photos"
    __table_args__ = (
        Index(None, "review_id"),
        Index("ix_review_photos_waiting", "session_id", postgresql_where=text("review_id is null")),
    )

    review_id: UUID | None = owner_of("reviews.id", nullable=True)
    session_id: str | None = label(64, nullable=True)
    position: int = count()
    width: int
    height: int
    small: bytes = Field(sa_type=LargeBinary, nullable=False)
    large: bytes = Field(sa_type=LargeBinary, nullable=False)


class ReviewPiece(Owned, table=True):
    """Another piece on the pictures of a review, in the order its writer named them."""

    __tablename__ = "review_pieces"
    __table_args__ = (UniqueConstraint("review_id", "product_id"), Index(None, "product_id"))

    review_id: UUID = owner_of("reviews.id")
    product_id: UUID = owner_of("products.id")
    position: int = count()


class Testimonial(Owned, table=True):
    """Words about a piece that the house may put on its home: quoted from a review, or from a letter somebody wrote.

    ``folio`` is the page of the piece where the house numbers them. Nothing is shown that is not verified, and a quoted
    review only while it is shown itself.
    """

    __tablename__ = "testimonials"
    __table_args__ = (
        Index(
            "uq_testimonials_review",
            "review_id",
            unique=True,
            postgresql_where=text("review_id is not null"),
        ),
        Index("ix_testimonials_listed", "tenant_id", "is_featured", "created_at"),
        Index(None, "product_id"),
        CheckConstraint("is_verified or not is_featured", name="featured"),
    )

    product_id: UUID = owner_of("products.id")
    review_id: UUID | None = owner_of("reviews.id", nullable=True)
    order_item_id: UUID | None = trace_of("order_items.id")
    text: str = prose(nullable=False)
    author_name: str = label(60)
    folio: str | None = label(40, nullable=True)
    is_verified: bool = flag()
    is_featured: bool = flag()
    is_sample: bool = flag()
    position: int = count()
