"""Pieces that members offer back, and what the house owes for those it sold."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint, text
from sqlmodel import Field

from luxeverse.domain.resale.condition import Condition
from luxeverse.domain.resale.pricing import PriceKind
from luxeverse.domain.resale.status import EntryKind, OfferStatus
from luxeverse.models.base import (
    Owned,
    count,
    day,
    label,
    link_to,
    moment,
    money,
    one_of,
    owner_of,
    prose,
    trace_of,
)


class ResaleOffer(Owned, table=True):
    """One piece of one order line: ``piece_number`` counts from 1 to the quantity of the line.

    ``product_id`` is the piece as it is sold new, ``listing_id`` the product of one that this very piece is sold as.
    """

    __tablename__ = "resale_offers"
    __table_args__ = (
        UniqueConstraint("ref"),
        Index(
            "uq_resale_offers_open_piece",
            "order_item_id",
            "piece_number",
            unique=True,
            postgresql_where=text("status in ('offered', 'listed', 'sold')"),
        ),
        Index("ix_resale_offers_of_user", "user_id", "created_at"),
        Index("ix_resale_offers_of_product", "product_id", "status"),
        Index("ix_resale_offers_waiting", "tenant_id", "status", "created_at"),
        Index("uq_resale_offers_listing", "listing_id", unique=True),
        CheckConstraint("piece_number between 1 and 99", name="piece_number"),
        CheckConstraint("floor_price > 0 and floor_price <= start_price", name="prices"),
        CheckConstraint("step_amount >= 0", name="step_amount"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency_form"),
        CheckConstraint(
            "(listing_id is not null and listed_on is not null)"
            " or status in ('offered', 'rejected', 'withdrawn')",
            name="listing",
        ),
    )

    ref: str = label(20)
    user_id: UUID = link_to("users.id")
    order_item_id: UUID = link_to("order_items.id")
    piece_number: int = count(1)
    product_id: UUID = link_to("products.id")
    condition: Condition = one_of(Condition)
    words: str | None = prose()
    kind: PriceKind = one_of(PriceKind)
    start_price: Decimal = money()
    floor_price: Decimal = money()
    step_amount: Decimal = money(start="0")
    currency: str = label(3)
    status: OfferStatus = one_of(OfferStatus, default=OfferStatus.OFFERED)
    listing_id: UUID | None = link_to("products.id", nullable=True)
    listed_on: date | None = day()
    decided_at: datetime | None = moment()
    decided_by: UUID | None = trace_of("users.id")
    reason: str | None = prose()
    sold_order_id: UUID | None = link_to("orders.id", nullable=True)


class ResalePhoto(Owned, table=True):
    """A picture of the very piece, as we encoded it anew."""

    __tablename__ = "resale_photos"
    __table_args__ = (Index(None, "offer_id"),)

    offer_id: UUID = owner_of("resale_offers.id")
    position: int = count()
    width: int
    height: int
    small: bytes = Field(sa_type=LargeBinary, nullable=False)
    large: bytes = Field(sa_type=LargeBinary, nullable=False)


class ResaleEntry(Owned, table=True):
    """Append-only. ``amount`` is the seller's part of ``price``; one taken back is the same amount, owed no more."""

    __tablename__ = "resale_entries"
    __table_args__ = (
        UniqueConstraint("offer_id", "order_id", "kind"),
        Index("ix_resale_entries_of_user", "user_id", "created_at"),
        CheckConstraint("price >= 0 and fee >= 0 and amount >= 0", name="amounts"),
        CheckConstraint("price = fee + amount", name="no_coin_lost"),
    )

    offer_id: UUID = link_to("resale_offers.id")
    order_id: UUID = link_to("orders.id")
    user_id: UUID = link_to("users.id")
    kind: EntryKind = one_of(EntryKind)
    price: Decimal = money()
    fee: Decimal = money()
    amount: Decimal = money()
    currency: str = label(3)
