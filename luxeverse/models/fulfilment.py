"""Ways of delivery and the parcels that went out."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from luxeverse.domain.sustainability.carriage import Mode
from luxeverse.models.base import (
    HOUSE,
    Owned,
    count,
    day,
    flag,
    label,
    link_to,
    moment,
    money,
    one_of,
    owner_of,
    prose,
    words,
)


class DeliveryMethod(Owned, table=True):
    """How a parcel may travel. ``id`` is a readable word, unique within its house; days are working days."""

    __tablename__ = "delivery_methods"
    __table_args__ = (
        CheckConstraint("price >= 0", name="price"),
        CheckConstraint("free_from >= 0", name="free_from"),
        CheckConstraint("days_min >= 0 and days_max >= days_min", name="days"),
    )

    tenant_id: UUID = Field(
        default=None,
        primary_key=True,
        foreign_key="tenants.id",
        ondelete="RESTRICT",
        sa_column_kwargs={"server_default": text(HOUSE)},
    )
    # A readable word here, a UUID elsewhere.
    id: str = Field(primary_key=True, max_length=60)  # type: ignore[assignment]
    name: str = label(120)
    description: str | None = prose()
    carrier: str = label(80)
    countries: list[str] = words()
    price: Decimal = money()
    currency: str = label(3)
    free_from: Decimal | None = money(nullable=True)
    days_min: int = count(1)
    days_max: int = count(3)
    display_order: int = count()
    is_active: bool = flag(default=True)
    mode: Mode = one_of(Mode, default=Mode.LORRY)  # what a parcel goes by most of its way


class Shipment(Owned, table=True):
    __tablename__ = "shipments"
    __table_args__ = (Index(None, "order_id"),)

    order_id: UUID = link_to("orders.id")
    carrier: str | None = label(80, nullable=True)
    tracking_number: str | None = label(120, nullable=True)
    tracking_url: str | None = prose()
    estimated_delivery: date | None = day()
    shipped_at: datetime | None = moment()
    delivered_at: datetime | None = moment()


class ShipmentItem(Owned, table=True):
    __tablename__ = "shipment_items"
    __table_args__ = (
        UniqueConstraint("shipment_id", "order_item_id"),
        Index(None, "order_item_id"),
        CheckConstraint("quantity between 1 and 99", name="quantity"),
    )

    shipment_id: UUID = owner_of("shipments.id")
    order_item_id: UUID = link_to("order_items.id")
    quantity: int = count(1)
