"""What of an order's money went back to its buyer, in words."""

from collections.abc import Sequence
from uuid import UUID

from luxeverse.core.actor import House
from luxeverse.core.clock import day_text
from luxeverse.core.db import ReadSession
from luxeverse.core.money import Money, zero
from luxeverse.models.payments import PaymentTransaction
from luxeverse.schemas.cart import PriceRow
from luxeverse.services import payments


async def refunds_by_order(
    session: ReadSession, order_ids: Sequence[UUID]
) -> dict[UUID, list[PaymentTransaction]]:
    """What went back of each, oldest first; orders of which nothing did are left out."""
    found: dict[UUID, list[PaymentTransaction]] = {}
    for row in await payments.refunds(session, order_ids):
        found.setdefault(row.order_id, []).append(row)
    return found


def went_back_text(refunds: Sequence[PaymentTransaction], house: House) -> str:
    """By day, such as "€50 went back to your card on 3 November 2026, and €20 on 5 November 2026." Empty if nothing did."""
    by_day: dict[str, list[PaymentTransaction]] = {}
    for one in refunds:
        by_day.setdefault(_day(one), []).append(one)
    said = [
        f"{sum_of(some, some[0].currency).text(house.locale)}"
        f"{'' if number else ' went back to your card'} on {day}"
        for number, (day, some) in enumerate(by_day.items())
    ]
    *before, last = said or [""]
    together = f"{', '.join(before)}, and {last}" if before else last
    return f"{together}." if together else ""


def went_back_rows(refunds: Sequence[PaymentTransaction], house: House) -> list[PriceRow]:
    """Below the total, one for each."""
    return [PriceRow("Given back", f"−{_amount(one, house)}", _day(one)) for one in refunds]


def sum_of(refunds: Sequence[PaymentTransaction], currency: str) -> Money:
    """All of it."""
    return sum((Money.of(one.amount, one.currency) for one in refunds), zero(currency))


def _amount(refund: PaymentTransaction, house: House) -> str:
    return Money.of(refund.amount, refund.currency).text(house.locale)


def _day(refund: PaymentTransaction) -> str:
    return day_text(refund.processed_at or refund.created_at)
