"""Who changed what."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index

from luxeverse.models.base import Owned, label, open_shape, prose, trace_of


class AuditLog(Owned, table=True):
    """Append-only: the application's role may insert and read, nothing else."""

    __tablename__ = "audit_logs"
    __table_args__ = (
        Index("ix_audit_logs_of_entity", "entity_type", "entity_id", "created_at"),
        Index("ix_audit_logs_newest", "tenant_id", "created_at"),
    )

    user_id: UUID | None = trace_of("users.id")
    action: str = label(80)
    entity_type: str = label(60)
    entity_id: str | None = label(64, nullable=True)
    old_values: dict[str, Any] | None = open_shape()
    new_values: dict[str, Any] | None = open_shape()
    ip_address: str | None = label(45, nullable=True)
    user_agent: str | None = prose()
