"""Movements of money, as the provider tells them. No card number is ever stored."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint, text
from sqlmodel import Field

from luxeverse.domain.payments.status import TransactionStatus, TransactionType
from luxeverse.models.base import (
    Owned,
    Timed,
    count,
    flag,
    label,
    link_to,
    moment,
    money,
    one_of,
    open_shape,
    owner_of,
    prose,
    trace_of,
)


class PaymentMethod(Owned, table=True):
    __tablename__ = "payment_methods"
    __table_args__ = (
        UniqueConstraint("tenant_id", "provider", "provider_payment_method_id"),
        Index(
            "uq_payment_methods_default",
            "user_id",
            unique=True,
            postgresql_where=text("is_default"),
        ),
        CheckConstraint("card_last4 ~ '^[0-9]{4}$'", name="card_last4"),
        CheckConstraint("card_exp_month between 1 and 12", name="card_exp_month"),
    )

    user_id: UUID = owner_of("users.id", index=True)
    type: str = label(32)
    provider: str = label(32)
    card_brand: str | None = label(32, nullable=True)
    card_last4: str | None = label(4, nullable=True)
    card_exp_month: int | None = None
    card_exp_year: int | None = None
    billing_address_id: UUID | None = trace_of("addresses.id")
    last_used_at: datetime | None = moment()
    last_used_ip: str | None = label(45, nullable=True)
    failed_attempts: int = count()
    locked_until: datetime | None = moment()
    is_default: bool = flag()
    provider_customer_id: str | None = label(120, nullable=True)
    provider_payment_method_id: str = label(120)


class PaymentTransaction(Owned, table=True):
    """One attempt to move money. The row is committed before the provider is called, and found again by it."""

    __tablename__ = "payment_transactions"
    __table_args__ = (
        Index("ix_payment_transactions_of_order", "order_id", "created_at"),
        Index(
            "uq_payment_transactions_provider_id",
            "provider",
            "provider_transaction_id",
            unique=True,
            postgresql_where=text("provider_transaction_id is not null"),
        ),
        Index(
            "uq_payment_transactions_open_charge",
            "order_id",
            unique=True,
            postgresql_where=text("type = 'charge' and status in ('PENDING', 'PROCESSING')"),
        ),
        UniqueConstraint("order_id", "type", "attempt"),
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency_form"),
    )

    order_id: UUID = link_to("orders.id")
    payment_method_id: UUID | None = trace_of("payment_methods.id")
    type: TransactionType = one_of(TransactionType, default=TransactionType.CHARGE)
    status: TransactionStatus = one_of(TransactionStatus, default=TransactionStatus.PENDING)
    amount: Decimal = money()
    currency: str = label(3)
    provider: str = label(32)
    provider_transaction_id: str | None = label(120, nullable=True)
    provider_response: dict[str, Any] | None = open_shape()
    failure_reason: str | None = prose()
    processed_at: datetime | None = moment()
    attempt: int = count(
        1
    )  # added: counts up per order and type; part of the provider's idempotency key


class ExternalEvent(Timed, table=True):
    """What a supplier told us, kept once and word for word before anything is done about it."""

    __tablename__ = "external_events"
    __table_args__ = (
        UniqueConstraint("provider", "event_id"),
        Index(
            "ix_external_events_waiting",
            "received_at",
            postgresql_where=text("processed_at is null"),
        ),
    )

    provider: str = label(32)
    event_id: str = label(120)
    type: str = label(120)
    payload: bytes = Field(sa_type=LargeBinary, nullable=False)
    received_at: datetime = moment(now=True)
    processed_at: datetime | None = moment()
    attempts: int = count()
    last_error: str | None = prose()
