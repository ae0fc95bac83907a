"""What happened and must be told, what was told already, and requests that may arrive twice."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from luxeverse.models.base import HOUSE, Owned, Timed, count, label, moment, open_shape, prose


class OutboxEvent(Timed, table=True):
    """Written in the transaction that made it true; relayed afterwards. Without a house it concerns them all."""

    __tablename__ = "outbox_events"
    __table_args__ = (
        Index(
            "ix_outbox_events_waiting", "occurred_at", postgresql_where=text("relayed_at is null")
        ),
    )

    tenant_id: UUID | None = Field(
        default=None,
        foreign_key="tenants.id",
        ondelete="RESTRICT",
        nullable=True,
        sa_column_kwargs={"server_default": text(HOUSE)},
    )
    name: str = label(120)
    version: int = count(1)
    payload: dict[str, Any] = open_shape("{}")
    occurred_at: datetime = moment(now=True)
    relayed_at: datetime | None = moment()
    attempts: int = count()
    last_error: str | None = prose()


class HandledEvent(Timed, table=True):
    """A handler has dealt with an event; the second delivery finds this row."""

    __tablename__ = "handled_events"
    __table_args__ = (UniqueConstraint("handler", "event_id"),)

    handler: str = label(160)
    event_id: UUID


class IdempotencyKey(Owned, table=True):
    """A request that must count once. Claimed by insert before the work; the answer is kept for its twin."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (
        UniqueConstraint("tenant_id", "scope", "key"),
        Index(None, "created_at"),
        CheckConstraint("response_status between 100 and 599", name="response_status"),
    )

    scope: str = label(120)
    key: str = label(255)
    request_hash: str = label(64)
    response_status: int | None = None
    response_body: dict[str, Any] | None = open_shape()
