"""Switches and settings of a house."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from luxeverse.models.base import Owned, count, flag, label, open_shape, prose, trace_of, words


class FeatureFlag(Owned, table=True):
    """``rollout`` is the share of people who see it, in per cent."""

    __tablename__ = "feature_flags"
    __table_args__ = (
        UniqueConstraint("tenant_id", "key"),
        CheckConstraint("rollout between 0 and 100", name="rollout"),
    )

    key: str = label(80)
    enabled: bool = flag()
    rollout: int = count()
    user_groups: list[str] = words()
    targeting_rules: dict[str, Any] | None = open_shape()
    description: str | None = prose()
    facts: dict[str, Any] = Field(  # V5 calls it metadata, a name SQLAlchemy keeps for itself
        default_factory=dict,
        sa_column=Column("metadata", JSONB, nullable=False, server_default=text("'{}'")),
    )


class SystemSetting(Owned, table=True):
    __tablename__ = "system_settings"
    __table_args__ = (UniqueConstraint("tenant_id", "key"),)

    key: str = label(120)
    value: dict[str, Any] = open_shape("{}")
    description: str | None = prose()
    updated_by: UUID | None = trace_of("users.id")
