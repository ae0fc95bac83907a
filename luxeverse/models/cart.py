"""What a visitor has put aside, and how far the checkout got."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Computed, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from luxeverse.models.base import (
    Owned,
    count,
    flag,
    label,
    link_to,
    moment,
    money,
    open_shape,
    owner_of,
    prose,
    words,
)

MOST_OF_ONE_PIECE = 99


class Cart(Owned, table=True):
    """A bag: of a browser (``session_id`` is the SHA-256 of its cookie) or of a member."""

    __tablename__ = "carts"
    __table_args__ = (
        Index(
            "uq_carts_open_session",
            "tenant_id",
            "session_id",
            unique=True,
            postgresql_where=text("not is_abandoned and session_id is not null"),
        ),
        Index(
            "uq_carts_open_user",
            "tenant_id",
            "user_id",
            unique=True,
            postgresql_where=text("not is_abandoned and user_id is not null"),
        ),
        Index("ix_carts_expiry", "expires_at", postgresql_where=text("not is_abandoned")),
        CheckConstraint("user_id is not null or session_id is not null", name="somebody"),
        CheckConstraint(
            "subtotal >= 0 and tax_amount >= 0 and shipping_amount >= 0"
            " and discount_amount >= 0 and total >= 0",
            name="amounts",
        ),
    )

    user_id: UUID | None = owner_of("users.id", nullable=True)
    session_id: str | None = label(64, nullable=True)
    is_abandoned: bool = flag()
    abandoned_at: datetime | None = moment()
    reminder_sent_at: datetime | None = moment()
    currency: str = label(3)
    subtotal: Decimal = money(start="0")
    tax_amount: Decimal = money(start="0")
    shipping_amount: Decimal = money(start="0")
    discount_amount: Decimal = money(start="0")
    total: Decimal = money(start="0")
    coupon_code: str | None = label(40, nullable=True)
    gift_card_codes: list[str] = words()
    expires_at: datetime | None = moment()


class CartItem(Owned, table=True):
    """A line. The same variant with other engraving is another line; the hash tells them apart."""

    __tablename__ = "cart_items"
    __table_args__ = (
        UniqueConstraint("cart_id", "variant_id", "personalization_hash"),
        Index(None, "variant_id"),
        CheckConstraint(f"quantity between 1 and {MOST_OF_ONE_PIECE}", name="quantity"),
        CheckConstraint("price_at_time >= 0", name="price_at_time"),
    )

    cart_id: UUID = owner_of("carts.id")
    product_id: UUID = owner_of("products.id")
    variant_id: UUID = owner_of("product_variants.id")
    quantity: int = count(1)
    price_at_time: Decimal = money()
    personalization: dict[str, Any] | None = open_shape()
    added_from: str | None = label(60, nullable=True)
    recommendation_score: float | None = None
    added_at: datetime = moment(now=True)
    personalization_hash: str = Field(  # added
        default=None,
        sa_column=Column(
            Text,
            Computed("md5(coalesce(personalization::text, ''))", persisted=True),
            nullable=False,
        ),
    )


class CheckoutDraft(Owned, table=True):
    """What was typed at checkout, kept with every step so that nothing is lost when a connection drops."""

    __tablename__ = "checkout_drafts"
    __table_args__ = (UniqueConstraint("cart_id"), Index(None, "order_id"))

    cart_id: UUID = owner_of("carts.id")
    email: str | None = label(320, nullable=True)
    address: dict[str, Any] = open_shape("{}")
    delivery_method: str | None = label(60, nullable=True)
    step: str = label(24, default="address")
    order_id: UUID | None = link_to("orders.id", nullable=True)
    notes: str | None = prose()
    # Added: what is given with the order; None stands for what a member always does.
    contributes: bool | None = None
    rounds_up: bool = flag()
