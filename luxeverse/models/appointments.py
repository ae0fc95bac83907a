"""Visits, and how many people are expected at each moment."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, Index, UniqueConstraint, text
from sqlmodel import Field

from luxeverse.domain.appointments.status import VisitStatus
from luxeverse.models.base import Owned, count, label, moment, one_of, owner_of, prose


class VisitSlot(Owned, table=True):
    """One moment of one kind of visit. Places are claimed here, so that nobody comes to a full table."""

    __tablename__ = "visit_slots"
    __table_args__ = (
        UniqueConstraint("tenant_id", "kind", "starts_at"),
        CheckConstraint("taken between 0 and places", name="taken"),
    )

    kind: str = label(40)
    starts_at: datetime = Field(sa_type=DateTime(timezone=True), nullable=False)
    places: int = count(1)
    taken: int = count()


class Visit(Owned, table=True):
    """A visit somebody booked. ``token_hash`` is the SHA-256 of what its letters' links carry, ``changes`` counts what
    calendars call the sequence.
    """

    __tablename__ = "visits"
    __table_args__ = (
        UniqueConstraint("reference"),
        UniqueConstraint("token_hash"),
        Index("ix_visits_of_address", "tenant_id", text("lower(email)"), "starts_at"),
        Index("ix_visits_coming", "tenant_id", "status", "starts_at"),
        Index(None, "user_id"),
        CheckConstraint("party between 1 and 20", name="party"),
        CheckConstraint("status <> 'cancelled' or cancelled_at is not null", name="cancelled"),
    )

    reference: str = label(20)
    token_hash: str = label(64)
    link_base: str = label(300)
    user_id: UUID | None = owner_of("users.id", nullable=True)
    kind: str = label(40)
    starts_at: datetime = Field(sa_type=DateTime(timezone=True), nullable=False)
    minutes: int = count(60)
    party: int = count(1)
    name: str = label(120)
    email: str = label(320)
    note: str | None = prose()
    status: VisitStatus = one_of(VisitStatus, default=VisitStatus.BOOKED)
    changes: int = count()
    reason: str | None = prose()
    reminded_at: datetime | None = moment()
    arrived_at: datetime | None = moment()
    cancelled_at: datetime | None = moment()
