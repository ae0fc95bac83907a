"""Codes and their use."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text

from luxeverse.domain.promotions.status import DiscountType
from luxeverse.models.base import (
    Owned,
    count,
    flag,
    label,
    link_to,
    moment,
    money,
    one_of,
    prose,
    words,
)


class Coupon(Owned, table=True):
    __tablename__ = "coupons"
    __table_args__ = (
        Index("uq_coupons_tenant_code", "tenant_id", text("upper(code)"), unique=True),
        CheckConstraint("discount_value >= 0", name="discount_value"),
        CheckConstraint(
            "discount_type <> 'percentage' or discount_value <= 100", name="percentage"
        ),
        CheckConstraint("minimum_amount >= 0", name="minimum_amount"),
        CheckConstraint(
            "usage_count >= 0 and (usage_limit is null or usage_count <= usage_limit)",
            name="usage",
        ),
        CheckConstraint("valid_until > valid_from", name="validity"),
    )

    code: str = label(40)
    description: str | None = prose()
    discount_type: DiscountType = one_of(DiscountType)
    discount_value: Decimal = money(start="0")
    minimum_amount: Decimal | None = money(nullable=True)
    applicable_products: list[str] = words()
    applicable_categories: list[str] = words()
    applicable_brands: list[str] = words()
    usage_limit: int | None = None
    usage_count: int = count()
    usage_limit_per_user: int | None = None
    valid_from: datetime = moment(now=True)
    valid_until: datetime | None = moment()
    first_purchase_only: bool = flag()
    membership_tiers: list[str] = words()


class CouponUse(Owned, table=True):
    __tablename__ = "coupon_uses"
    __table_args__ = (
        UniqueConstraint("coupon_id", "order_id"),
        Index(None, "order_id"),
        Index(None, "user_id"),
        CheckConstraint("discount_amount >= 0", name="discount_amount"),
    )

    coupon_id: UUID = link_to("coupons.id")
    user_id: UUID | None = link_to("users.id", nullable=True)
    order_id: UUID = link_to("orders.id")
    discount_amount: Decimal = money()
    used_at: datetime = moment(now=True)
