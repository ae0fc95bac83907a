"""What a pre-loved piece costs on a day, and what of it is its seller's."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from luxeverse.core.money import Money

DAYS_OF_A_STEP = 7
WHOLE = 10_000
"""Basis points of the whole."""


class PriceKind(StrEnum):
    FIXED = "fixed"
    DYNAMIC = "dynamic"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a seller asks: ``start`` on the first day, and for a dynamic price a step down each week to a floor.

    A fixed price has the start for its floor and steps of nothing.
    """

    kind: PriceKind
    start: Money
    floor: Money
    step: Money


def price_on(asked: Asked, listed_on: date, today: date) -> Money:
    """The price on a day: ``max(floor, start - step x whole weeks since the listing)``; never above the start.

    It never rises, and at the floor it rests.
    """
    weeks = max(0, (today - listed_on).days // DAYS_OF_A_STEP)
    fallen = asked.start - asked.step.times(weeks)
    return fallen if fallen.minor > asked.floor.minor else asked.floor


def bounds(new: Money, lowest_basis_points: int, highest_basis_points: int) -> tuple[Money, Money]:
    """The lowest and the highest price of a piece that costs ``new`` today."""
    low, high = (
        new.share(Decimal(part) / WHOLE) for part in (lowest_basis_points, highest_basis_points)
    )
    return low, high


def owed(paid: Money, fee_basis_points: int) -> tuple[Money, Money]:
    """The seller's part of what was paid and the house's fee; together they are the whole, no coin is lost."""
    fee = paid.share(Decimal(fee_basis_points) / WHOLE)
    return paid - fee, fee
