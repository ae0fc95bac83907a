"""What people ask about a piece, and who answered."""

from uuid import UUID

from sqlalchemy import Index, UniqueConstraint

from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.models.base import Owned, count, flag, label, one_of, owner_of, prose


class Question(Owned, table=True):
    __tablename__ = "questions"
    __table_args__ = (
        Index("ix_questions_shown", "product_id", "status", "created_at"),
        Index("ix_questions_waiting", "tenant_id", "status", "created_at"),
    )

    product_id: UUID = owner_of("products.id")
    author_name: str = label(60)
    session_id: str = label(64, default="")
    text: str = prose(nullable=False)
    status: ReviewStatus = one_of(ReviewStatus, default=ReviewStatus.PENDING)
    is_sample: bool = flag()


class Answer(Owned, table=True):
    """``is_house`` when a person of the house wrote it, ``is_owner`` when a buyer of the piece did."""

    __tablename__ = "answers"
    __table_args__ = (
        Index("ix_answers_shown", "question_id", "status"),
        Index("ix_answers_waiting", "tenant_id", "status", "created_at"),
    )

    question_id: UUID = owner_of("questions.id")
    author_name: str = label(60)
    session_id: str = label(64, default="")
    text: str = prose(nullable=False)
    is_house: bool = flag()
    is_owner: bool = flag()
    helpful_count: int = count()
    status: ReviewStatus = one_of(ReviewStatus, default=ReviewStatus.PENDING)
    is_sample: bool = flag()


class AnswerVote(Owned, table=True):
    """An answer helped somebody; once for each browser."""

    __tablename__ = "answer_votes"
    __table_args__ = (UniqueConstraint("answer_id", "session_id"),)

    answer_id: UUID = owner_of("answers.id")
    session_id: str = label(64)
