"""Addresses and wishes of members."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from luxeverse.models.base import (
    Owned,
    Point,
    flag,
    label,
    moment,
    money,
    owner_of,
    prose,
)


class Address(Owned, table=True):
    """``coordinates`` are longitude and latitude in degrees."""

    __tablename__ = "addresses"
    __table_args__ = (
        Index(None, "user_id"),
        Index(
            "uq_addresses_default",
            "user_id",
            "type",
            unique=True,
            postgresql_where=text("is_default"),
        ),
        Index("ix_addresses_place", "coordinates", postgresql_using="gist"),
        CheckConstraint("country_code ~ '^[A-Z]{2}$'", name="country_code"),
        CheckConstraint("type in ('shipping', 'billing')", name="type"),
    )

    user_id: UUID = owner_of("users.id")
    type: str = label(16, default="shipping")
    is_default: bool = flag()
    first_name: str = label(100)
    last_name: str = label(100)
    company: str | None = label(160, nullable=True)
    phone: str | None = label(32, nullable=True)
    address_line1: str = label(200)
    address_line2: str | None = label(200, nullable=True)
    city: str = label(120)
    state_province: str | None = label(120, nullable=True)
    postal_code: str | None = label(24, nullable=True)
    country_code: str = label(2)
    coordinates: tuple[float, float] | None = Field(default=None, sa_type=Point, nullable=True)
    is_validated: bool = flag()
    validated_at: datetime | None = moment()


class Wishlist(Owned, table=True):
    """Saved pieces under a name: of a member, or of a browser (``session_id`` is the SHA-256 of its cookie)."""

    __tablename__ = "wishlists"
    __table_args__ = (
        UniqueConstraint("share_token"),
        Index(None, "user_id"),
        Index(
            "uq_wishlists_session_name",
            "tenant_id",
            "session_id",
            text("lower(name)"),
            unique=True,
            postgresql_where=text("session_id is not null"),
        ),
        Index(
            "uq_wishlists_user_name",
            "tenant_id",
            "user_id",
            text("lower(name)"),
            unique=True,
            postgresql_where=text("user_id is not null"),
        ),
        CheckConstraint("user_id is not null or session_id is not null", name="somebody"),
    )

    user_id: UUID | None = owner_of("users.id", nullable=True)
    session_id: str | None = label(64, nullable=True)  # added
    name: str = label(120)
    is_public: bool = flag()
    share_token: str | None = label(64, nullable=True)


class WishlistItem(Owned, table=True):
    __tablename__ = "wishlist_items"
    __table_args__ = (
        UniqueConstraint(
            "wishlist_id", "product_id", "variant_id", postgresql_nulls_not_distinct=True
        ),
        Index(None, "product_id"),
        CheckConstraint("price_when_added >= 0", name="price_when_added"),
    )

    wishlist_id: UUID = owner_of("wishlists.id")
    product_id: UUID = owner_of("products.id")
    variant_id: UUID | None = owner_of("product_variants.id", nullable=True)
    notify_price_drop: bool = flag()
    notify_back_in_stock: bool = flag()
    price_when_added: Decimal | None = money(nullable=True)
    notes: str | None = prose()
    added_at: datetime = moment(now=True)
