"""Orders: what was promised, to whom, for how much. Later edits of the catalogue do not reach in here."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from luxeverse.domain.orders.status import AddressKind, OrderStatus
from luxeverse.domain.payments.status import PaymentStatus
from luxeverse.models.base import (
    Owned,
    Point,
    count,
    day,
    flag,
    label,
    link_to,
    moment,
    money,
    one_of,
    open_shape,
    prose,
    trace_of,
    words,
)


class Order(Owned, table=True):
    """``user_id`` is empty for a guest; the e-mail is not."""

    __tablename__ = "orders"
    __table_args__ = (
        UniqueConstraint("order_number"),
        Index("ix_orders_of_user", "user_id", "created_at"),
        Index("ix_orders_of_email", "tenant_id", text("lower(customer_email)")),
        Index("ix_orders_newest", "tenant_id", "status", "created_at"),
        Index(
            "uq_orders_open_cart",
            "cart_id",
            unique=True,
            postgresql_where=text("status in ('PENDING', 'PAYMENT_PROCESSING')"),
        ),
        CheckConstraint(
            "subtotal >= 0 and tax_amount >= 0 and shipping_amount >= 0"
            " and discount_amount >= 0 and total >= 0",
            name="amounts",
        ),
        CheckConstraint("fraud_score between 0 and 1", name="fraud_score"),
        CheckConstraint("contribution_amount >= 0 and gift_amount >= 0", name="additions"),
        CheckConstraint("carriage_grams >= 0", name="carriage_grams"),
    )

    order_number: str = label(20)
    user_id: UUID | None = link_to("users.id", nullable=True)
    status: OrderStatus = one_of(OrderStatus, default=OrderStatus.PENDING)
    payment_status: PaymentStatus = one_of(PaymentStatus, default=PaymentStatus.PENDING)
    customer_email: str = label(320)
    customer_phone: str | None = label(32, nullable=True)
    currency: str = label(3)
    subtotal: Decimal = money()
    tax_amount: Decimal = money(start="0")
    shipping_amount: Decimal = money(start="0")
    discount_amount: Decimal = money(start="0")
    total: Decimal = money()
    shipping_method: str | None = label(60, nullable=True)
    shipping_carrier: str | None = label(80, nullable=True)
    tracking_number: str | None = label(120, nullable=True)
    estimated_delivery: date | None = day()
    delivered_at: datetime | None = moment()
    fraud_score: float | None = None
    recommendation_influence: float | None = None
    notes: str | None = prose()
    admin_notes: str | None = prose()
    tags: list[str] = words()
    cancelled_at: datetime | None = moment()
    # Added: the bag it came from (no reference: bags are swept), the language of its letters, the priced lines.
    cart_id: UUID | None = None
    locale: str | None = label(12, nullable=True)
    explanation: list[dict[str, Any]] = open_shape("[]")
    # Added: what is inside the total for others, and what bringing it takes, as it was computed when it was bought.
    contribution_amount: Decimal = money(start="0")
    gift_amount: Decimal = money(start="0")
    carriage_grams: int | None = None
    carriage: dict[str, Any] = open_shape("{}")


class OrderItem(Owned, table=True):
    __tablename__ = "order_items"
    __table_args__ = (
        Index(None, "order_id"),
        Index(None, "variant_id"),
        Index(None, "product_id"),
        CheckConstraint("quantity between 1 and 99", name="quantity"),
        CheckConstraint(
            "unit_price >= 0 and total_price >= 0 and tax_amount >= 0 and discount_amount >= 0",
            name="amounts",
        ),
        CheckConstraint("fulfilled_quantity between 0 and quantity", name="fulfilled_quantity"),
        CheckConstraint("returned_quantity between 0 and quantity", name="returned_quantity"),
        CheckConstraint("refunded_quantity between 0 and quantity", name="refunded_quantity"),
    )

    order_id: UUID = link_to("orders.id")
    product_id: UUID = link_to("products.id")
    variant_id: UUID = link_to("product_variants.id")
    product_name: str = label(200)
    variant_title: str | None = label(200, nullable=True)
    sku: str = label(64)
    quantity: int = count(1)
    unit_price: Decimal = money()
    total_price: Decimal = money()
    personalization: dict[str, Any] | None = open_shape()
    fulfilled_quantity: int = count()
    returned_quantity: int = count()
    refunded_quantity: int = count()
    # Added: what the price engine said when it was bought; nothing recalculates it.
    tax_amount: Decimal = money(start="0")
    tax_rate_basis_points: int = count()
    discount_amount: Decimal = money(start="0")
    explanation: list[dict[str, Any]] = open_shape("[]")


class OrderStatusHistory(Owned, table=True):
    """Append-only."""

    __tablename__ = "order_status_history"
    __table_args__ = (Index("ix_order_status_history_of_order", "order_id", "created_at"),)

    order_id: UUID = link_to("orders.id")
    status: OrderStatus = one_of(OrderStatus)
    notes: str | None = prose()
    created_by: UUID | None = trace_of("users.id")


class OrderAddress(Owned, table=True):
    """The address as it stood at purchase; a copy, so an edited address book changes no parcel."""

    __tablename__ = "order_addresses"
    __table_args__ = (UniqueConstraint("order_id", "kind"),)

    order_id: UUID = link_to("orders.id")
    kind: AddressKind = one_of(AddressKind)
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
