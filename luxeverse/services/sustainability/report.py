"""A member's own account: what bringing their orders took, what was given, what the house added, what came back."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from luxeverse.core.actor import Actor
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.money import Money
from luxeverse.domain.giving.status import GivingKind
from luxeverse.domain.orders.status import OrderStatus
from luxeverse.domain.recycling.status import LabelStatus
from luxeverse.models.giving import GivingEntry
from luxeverse.models.orders import Order
from luxeverse.models.recycling import RecyclingLabel
from luxeverse.services import giving, identity, recycling
from luxeverse.services import orders as purchases

WAITING = (OrderStatus.CONFIRMED, OrderStatus.PROCESSING)
"""Orders that will be brought, unless their money goes back first: what was never sent took nothing."""
SENT = (OrderStatus.SHIPPED, OrderStatus.DELIVERED, OrderStatus.RETURNED)
"""Orders that took what they took, whatever became of their money."""
HEAD = (
    "what", "date", "reference", "co2e_grams", "transport_grams", "packing_grams", "returns_grams",
    "contribution", "rounded_up", "matched", "currency", "pieces", "points",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OrderTook:
    """An order with what bringing it took (None: not counted then) and what was given, less what went back."""

    number: str
    placed_at: datetime
    grams: int | None
    parts: Mapping[str, Any]
    currency: str
    given: Mapping[GivingKind, Money]

    def amount(self, kind: GivingKind) -> Money:
        return self.given.get(kind, Money(0, self.currency))


@dataclass(frozen=True, slots=True)
class Took:
    """Everything of one member, newest first."""

    orders: list[OrderTook]
    labels: list[RecyclingLabel]
    always_contributes: bool

    @property
    def grams(self) -> int:
        return sum(order.grams or 0 for order in self.orders)

    def total(self, kind: GivingKind) -> list[Money]:
        """What was given of a kind, by currency."""
        return added_up(order.amount(kind) for order in self.orders)

    @property
    def recycled(self) -> tuple[int, int]:
        """Pieces that came back, and points earned for them."""
        here = [label for label in self.labels if label.status == LabelStatus.RECEIVED]
        return sum(label.pieces for label in here), sum(label.points for label in here)


def added_up(amounts: Iterable[Money]) -> list[Money]:
    """Sums by currency, without those that are nothing."""
    sums = Counter[str]()
    for amount in amounts:
        sums[amount.currency] += amount.minor
    return [Money(minor, currency) for currency, minor in sorted(sums.items()) if minor]


async def took(actor: Actor) -> Took:
    """The member's account of it all. Raises SignInNeeded."""
    user_id = identity.required(actor)
    async with read_session(actor.tenant_id) as session:
        rows = await _orders(session, user_id)
        given = await _given(session, [row.id for row in rows])
        labels = await recycling.of_user(session, user_id)
        habit = await giving.always_contributes(session, user_id)
    orders = [
        OrderTook(
            number=row.order_number,
            placed_at=row.created_at,
            grams=row.carriage_grams,
            parts=row.carriage,
            currency=row.currency,
            given=given[row.id],
        )
        for row in rows
    ]
    return Took(orders, labels, habit)


async def table(actor: Actor) -> str:
    """The same as comma-separated values (RFC 4180), amounts in major units. Raises SignInNeeded."""
    found = await took(actor)
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(HEAD)
    for order in found.orders:
        parts = [order.parts.get(name, "") for name in ("transport", "packing", "returns")]
        amounts = [order.amount(kind).major for kind in GivingKind]
        grams = "" if order.grams is None else order.grams
        placed = order.placed_at.date().isoformat()
        writer.writerow(
            ["order", placed, order.number, grams, *parts, *amounts, order.currency, "", ""]
        )
    for label in found.labels:
        if label.received_at:
            day, nothing = label.received_at.date().isoformat(), [""] * 8
            writer.writerow(
                ["sent back", day, label.reference, *nothing, label.pieces, label.points]
            )
    return made.getvalue()


async def _orders(session: ReadSession, user_id: UUID) -> list[Order]:
    is_coming = and_(Order.status.in_(WAITING), purchases.is_purchase())
    query = (
        select(Order)
        .where(Order.user_id == user_id, or_(Order.status.in_(SENT), is_coming))
        .order_by(Order.created_at.desc(), Order.id.desc())
    )
    return list((await session.scalars(query)).all())


async def _given(
    session: ReadSession, order_ids: Sequence[UUID]
) -> dict[UUID, dict[GivingKind, Money]]:
    query = (
        select(
            GivingEntry.order_id,
            GivingEntry.kind,
            GivingEntry.currency,
            func.sum(GivingEntry.amount),
        )
        .where(GivingEntry.order_id.in_(order_ids))
        .group_by(GivingEntry.order_id, GivingEntry.kind, GivingEntry.currency)
    )
    found: dict[UUID, dict[GivingKind, Money]] = defaultdict(dict)
    for order_id, kind, currency, amount in await session.execute(query):
        found[order_id][kind] = Money.of(amount, currency)
    return found
