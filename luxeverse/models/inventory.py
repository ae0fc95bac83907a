"""Stock: every movement and every promise."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text

from luxeverse.domain.inventory.status import StockMove
from luxeverse.models.base import Owned, count, link_to, moment, one_of, prose, trace_of


class InventoryTransaction(Owned, table=True):
    """Append-only. ``balance_after`` is what stands on the shelf once this has happened."""

    __tablename__ = "inventory_transactions"
    __table_args__ = (
        Index("ix_inventory_transactions_of_variant", "variant_id", "created_at"),
        Index(None, "order_item_id"),
        CheckConstraint("balance_after >= 0", name="balance_after"),
    )

    variant_id: UUID = link_to("product_variants.id")
    type: StockMove = one_of(StockMove)
    quantity: int
    balance_after: int
    order_item_id: UUID | None = link_to("order_items.id", nullable=True)
    reason: str | None = prose()
    created_by: UUID | None = trace_of("users.id")


class StockHold(Owned, table=True):
    """Pieces kept aside while an order is being paid; ends by release or by consumption, never by both."""

    __tablename__ = "stock_holds"
    __table_args__ = (
        UniqueConstraint("order_id", "variant_id"),
        Index(None, "variant_id"),
        Index(
            "ix_stock_holds_open",
            "expires_at",
            postgresql_where=text("released_at is null and consumed_at is null"),
        ),
        CheckConstraint("quantity between 1 and 99", name="quantity"),
        CheckConstraint("released_at is null or consumed_at is null", name="one_end"),
    )

    order_id: UUID = link_to("orders.id")
    variant_id: UUID = link_to("product_variants.id")
    quantity: int = count(1)
    expires_at: datetime = moment(nullable=False)
    released_at: datetime | None = moment()
    consumed_at: datetime | None = moment()
