"""What was looked for and how fast it came."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from luxeverse.models.base import Owned, label, moment, open_shape, prose, trace_of


class SearchLog(Owned, table=True):
    __tablename__ = "search_logs"
    __table_args__ = (
        Index("ix_search_logs_newest", "tenant_id", "created_at"),
        Index(
            "ix_search_logs_without_result",
            "tenant_id",
            "query",
            postgresql_where=text("results_count = 0"),
        ),
        CheckConstraint("results_count >= 0", name="results_count"),
    )

    user_id: UUID | None = trace_of("users.id")
    session_id: str | None = label(64, nullable=True)
    query: str = label(400)
    filters: dict[str, Any] | None = open_shape()
    results_count: int
    clicked_position: int | None = None
    clicked_product_id: UUID | None = trace_of("products.id")
    response_time_ms: int | None = None
    search_method: str | None = label(40, nullable=True)


class PerformanceMetric(Owned, table=True):
    __tablename__ = "performance_metrics"
    __table_args__ = (
        Index("ix_performance_metrics_newest", "tenant_id", "metric_type", "recorded_at"),
    )

    metric_type: str = label(40)
    value: float
    unit: str = label(16)
    page: str | None = label(400, nullable=True)
    user_agent: str | None = prose()
    facts: dict[str, Any] = Field(  # V5 calls it metadata, a name SQLAlchemy keeps for itself
        default_factory=dict,
        sa_column=Column("metadata", JSONB, nullable=False, server_default=text("'{}'")),
    )
    recorded_at: datetime = moment(now=True)
