"""Taste, outfits and sizes."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Index, String, UniqueConstraint
from sqlmodel import Field

from luxeverse.models.base import (
    Owned,
    count,
    embedding,
    flag,
    label,
    money,
    nearest,
    open_shape,
    owner_of,
    prose,
    trace_of,
    words,
)


class StyleProfile(Owned, table=True):
    __tablename__ = "style_profiles"
    __table_args__ = (
        UniqueConstraint("user_id"),
        CheckConstraint("early_adopter_score between 0 and 1", name="early_adopter_score"),
        CheckConstraint("luxury_affinity_score between 0 and 1", name="luxury_affinity_score"),
        nearest("style_embedding", "ix_style_profiles_style_embedding"),
    )

    user_id: UUID = owner_of("users.id")
    style_personas: list[str] = words()
    favorite_colors: list[str] = words()
    avoided_colors: list[str] = words()
    preferred_brands: list[str] = words()
    avoided_materials: list[str] = words()
    measurements: dict[str, Any] | None = open_shape()
    typical_sizes: dict[str, Any] | None = open_shape()
    min_price_preference: Decimal | None = money(nullable=True)
    max_price_preference: Decimal | None = money(nullable=True)
    sweet_spot_price: Decimal | None = money(nullable=True)
    style_embedding: list[float] | None = embedding()
    color_embedding: list[float] | None = embedding()
    brand_embedding: list[float] | None = embedding()
    prefers_sustainable: bool = flag()
    prefers_exclusive: bool = flag()
    early_adopter_score: float | None = None
    luxury_affinity_score: float | None = None
    style_history: list[dict[str, Any]] = open_shape("[]")
    seasonal_preferences: dict[str, Any] | None = open_shape()
    # Added: which model made the three vectors.
    embedding_provider: str | None = label(60, nullable=True)
    embedding_version: str | None = label(60, nullable=True)


class OutfitRecommendation(Owned, table=True):
    __tablename__ = "outfit_recommendations"
    __table_args__ = (Index(None, "user_id"), Index(None, "base_product_id"))

    user_id: UUID = owner_of("users.id")
    name: str = label(160)
    base_product_id: UUID | None = trace_of("products.id")
    style_score: float | None = None
    occasion_tags: list[str] = words()
    season_tags: list[str] = words()
    color_harmony_score: float | None = None
    liked: bool | None = None
    saved: bool = flag()
    purchased: bool = flag()
    view_count: int = count()
    share_count: int = count()
    ai_reasoning: str | None = prose()


class OutfitRecommendationItem(Owned, table=True):
    __tablename__ = "outfit_recommendation_items"
    __table_args__ = (Index(None, "recommendation_id"), Index(None, "product_id"))

    recommendation_id: UUID = owner_of("outfit_recommendations.id")
    product_id: UUID = owner_of("products.id")
    item_type: str = Field(sa_column=Column("itemType", String(40), nullable=False))
    is_optional: bool = flag()
    alternative_rank: int = count()
    match_score: float | None = None


class SizeProfile(Owned, table=True):
    __tablename__ = "size_profiles"
    __table_args__ = (
        UniqueConstraint("user_id"),
        CheckConstraint("measurement_unit in ('cm', 'in')", name="measurement_unit"),
    )

    user_id: UUID = owner_of("users.id")
    measurements: dict[str, Any] = open_shape("{}")
    measurement_unit: str = label(2, default="cm")
    preferred_fit: str | None = label(40, nullable=True)
    brand_sizes: dict[str, Any] | None = open_shape()
    body_type: str | None = label(40, nullable=True)
    fit_profile: dict[str, Any] | None = open_shape()
    is_public: bool = flag()


class SizeRecommendation(Owned, table=True):
    __tablename__ = "size_recommendations"
    __table_args__ = (
        Index(None, "size_profile_id"),
        Index(None, "variant_id"),
        CheckConstraint("confidence_score between 0 and 1", name="confidence_score"),
    )

    size_profile_id: UUID = owner_of("size_profiles.id")
    variant_id: UUID = owner_of("product_variants.id")
    recommended_size: str = label(60)
    confidence_score: float | None = None
    fit_notes: str | None = prose()
    user_feedback: str | None = prose()
    actual_size_purchased: str | None = label(60, nullable=True)
