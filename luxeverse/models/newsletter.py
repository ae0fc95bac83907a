"""Who wants the letters of a house."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, Index, UniqueConstraint, text
from sqlmodel import Field

from luxeverse.domain.newsletter.status import SubscriptionStatus
from luxeverse.models.base import Owned, label, moment, one_of


class NewsletterSubscription(Owned, table=True):
    """An address, once in a house. ``token`` is what the links of its letters carry, 128 random bits."""

    __tablename__ = "newsletter_subscriptions"
    __table_args__ = (
        UniqueConstraint("token"),
        Index(
            "uq_newsletter_subscriptions_address",
            "tenant_id",
            text("lower(email)"),
            unique=True,
        ),
        Index("ix_newsletter_subscriptions_asked", "tenant_id", "asked_at"),
        CheckConstraint(
            "status <> 'confirmed' or confirmed_at is not null",
            name="confirmed",
        ),
    )

    email: str = label(320)
    token: str = label(32)
    status: SubscriptionStatus = one_of(SubscriptionStatus, default=SubscriptionStatus.ASKED)
    asked_at: datetime = Field(sa_type=DateTime(timezone=True), nullable=False)
    confirmed_at: datetime | None = moment()
    stopped_at: datetime | None = moment()
