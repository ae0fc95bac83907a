"""What stands beside a piece, worked out at night, and which of it was seen."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from luxeverse.domain.recommend.kinds import NeighbourList
from luxeverse.models.base import Owned, label, one_of, owner_of, trace_of, words


class PieceNeighbour(Owned, table=True):
    """A piece in a list of another. ``rank`` counts from 1; ``reason`` is the sentence shown on its card."""

    __tablename__ = "piece_neighbours"
    __table_args__ = (
        UniqueConstraint("product_id", "list", "neighbour_id"),
        Index("ix_piece_neighbours_served", "product_id", "list", "rank"),
        Index(None, "neighbour_id"),
        CheckConstraint("rank > 0", name="rank"),
    )

    product_id: UUID = owner_of("products.id")
    list: NeighbourList = one_of(NeighbourList)
    neighbour_id: UUID = owner_of("products.id")
    rank: int
    score: float
    reason: str = label(120)
    algorithm: str = label(40)


class RecommendationImpression(Owned, table=True):
    """A list somebody had in view, by the name of what made it; who that was is not written down."""

    __tablename__ = "recommendation_impressions"
    __table_args__ = (
        Index("ix_recommendation_impressions_newest", "tenant_id", "algorithm", "created_at"),
    )

    placement: str = label(40)
    algorithm: str = label(40)
    product_id: UUID | None = trace_of("products.id", index=True)
    shown: list[str] = words()
    clicked: str | None = label(160, nullable=True)
