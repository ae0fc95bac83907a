"""What the assistant was asked and what it answered."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index

from luxeverse.domain.concierge.status import AiInteractionType
from luxeverse.models.base import Owned, label, one_of, open_shape, owner_of


class AiInteraction(Owned, table=True):
    __tablename__ = "ai_interactions"
    __table_args__ = (
        Index("ix_ai_interactions_of_user", "user_id", "created_at"),
        Index("ix_ai_interactions_of_session", "session_id", "created_at"),
        CheckConstraint("confidence_score between 0 and 1", name="confidence_score"),
        CheckConstraint("user_satisfaction between 1 and 5", name="user_satisfaction"),
    )

    user_id: UUID | None = owner_of("users.id", nullable=True)
    session_id: str | None = label(64, nullable=True)
    interaction_type: AiInteractionType = one_of(AiInteractionType)
    input_data: dict[str, Any] = open_shape("{}")
    output_data: dict[str, Any] | None = open_shape()
    response_time_ms: int | None = None
    confidence_score: float | None = None
    user_satisfaction: int | None = None
    model_version: str | None = label(80, nullable=True)
