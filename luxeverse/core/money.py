"""Money as whole minor units with a currency. No floats, no implicit exchange.

Unit: ``minor`` is the smallest coin of ``currency`` (cents for EUR, yen for JPY).
Source of the exponents: ISO 4217, as shipped by Babel's CLDR data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache, lru_cache

from babel.numbers import format_currency, get_currency_precision

TYPED = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,2})?")
LARGEST_MINOR = 10**14
"""Most that fits NUMERIC(14,3) in any currency; a larger amount is a bug, not a purchase."""


class CurrencyMismatch(ValueError):
    """Two amounts of different currencies met without an exchange rate."""


@cache
def exponent(currency: str) -> int:
    """Decimal places of a currency: EUR 2, JPY 0, KWD 3."""
    return get_currency_precision(currency)


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount of one currency in its smallest coin."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.minor) is not int:
            raise TypeError(f"minor units must be int, got {self.minor!r}")
        if abs(self.minor) >= LARGEST_MINOR:
            raise ValueError(f"amount out of range: {self.minor}")

    @classmethod
    def of(cls, major: Decimal | str | int, currency: str) -> Money:
        """From major units, exactly: ``Money.of("42.00", "EUR")``. A fraction of a coin is refused."""
        scaled = Decimal(major).scaleb(exponent(currency))
        minor = int(scaled)
        if minor != scaled:
            raise ValueError(f"{major} {currency} is not a whole number of coins")
        return cls(minor, currency)

    @classmethod
    def typed(cls, text: str, currency: str) -> Money:
        """From what somebody typed: 40, 40.50 or 40,50. Raises ValueError, also for 1,000: that may be either."""
        said = text.strip()
        if not TYPED.fullmatch(said):
            raise ValueError(f"{said[:40]!r} is no amount")
        return cls.of(said.replace(",", "."), currency)

    @property
    def major(self) -> Decimal:
        """The same amount in major units, exactly; for NUMERIC columns and suppliers only."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def times(self, quantity: int) -> Money:
        return Money(self.minor * quantity, self.currency)

    def share(self, ratio: Decimal) -> Money:
        """The given part of this amount, rounded half-even once, here."""
        exact = Decimal(self.minor) * ratio
        return Money(int(exact.quantize(Decimal(1), ROUND_HALF_EVEN)), self.currency)

    def split(self, weights: Sequence[int]) -> list[Money]:
        """Divide by weight with no coin lost: the parts always sum to the whole.

        Largest remainder; a tie goes to the earlier weight. All-zero weights split evenly.
        Raises ValueError on negative or missing weights.
        """
        if not weights or min(weights) < 0:
            raise ValueError("weights must be non-negative and not empty")
        if not any(weights):
            weights = [1] * len(weights)
        sign, amount, total = (-1 if self.minor < 0 else 1), abs(self.minor), sum(weights)
        parts = [amount * weight // total for weight in weights]
        by_remainder = sorted(
            range(len(weights)), key=lambda i: (-(amount * weights[i] % total), i)
        )
        for i in by_remainder[: amount - sum(parts)]:
            parts[i] += 1
        return [Money(sign * part, self.currency) for part in parts]

    def text(self, locale: str = "en_IE") -> str:
        """For reading: whole amounts without cents, as price tags are written."""
        return _text(self, locale)

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise CurrencyMismatch(f"{self.currency} met {other.currency}")


@lru_cache(maxsize=8192)
def _text(amount: Money, locale: str) -> str:
    """Kept, because a shop has few prices, shows each of them often, and Babel takes 0.1 ms to write one."""
    short = amount.minor % 10 ** exponent(amount.currency) == 0
    return format_currency(
        amount.major,
        amount.currency,
        locale=locale,
        format="¤#,##0" if short and locale.startswith("en") else None,
        currency_digits=not short,
    )


def zero(currency: str) -> Money:
    return Money(0, currency)


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum, zero for nothing. Raises CurrencyMismatch."""
    result = zero(currency)
    for amount in amounts:
        result = result + amount
    return result
