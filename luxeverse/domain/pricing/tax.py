"""Value-added tax that a displayed price already holds.

Prices of the houses are what a person pays. For a delivery inside the European Union the price includes the standard
rate of the country of destination (distance sales of goods: Directive 2006/112/EC, articles 33 and 369a). Outside it
the sale is an export without VAT (article 146); duties are between the recipient and customs.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from luxeverse.core.money import Money


@dataclass(frozen=True, slots=True)
class Rate:
    """A standard rate in basis points, valid from a day on."""

    valid_from: date
    basis_points: int


def _since(year: int, basis_points: int, month: int = 1) -> Rate:
    return Rate(date(year, month, 1), basis_points)


STANDARD_RATES: dict[str, tuple[Rate, ...]] = {
    "AT": (_since(1984, 2000),),
    "BE": (_since(1996, 2100),),
    "BG": (_since(1999, 2000),),
    "HR": (_since(2012, 2500, 3),),
    "CY": (_since(2014, 1900),),
    "CZ": (_since(2013, 2100),),
    "DK": (_since(1992, 2500),),
    "EE": (_since(2024, 2200), _since(2025, 2400, 7)),
    "FI": (_since(2024, 2550, 9),),
    "FR": (_since(2014, 2000),),
    "DE": (_since(2021, 1900),),
    "GR": (_since(2016, 2400, 6),),
    "HU": (_since(2012, 2700),),
    "IE": (_since(2021, 2300, 3),),
    "IT": (_since(2013, 2200, 10),),
    "LV": (_since(2012, 2100, 7),),
    "LT": (_since(2009, 2100, 9),),
    "LU": (_since(2024, 1700),),
    "MT": (_since(2004, 1800),),
    "NL": (_since(2012, 2100, 10),),
    "PL": (_since(2011, 2300),),
    "PT": (_since(2011, 2300),),
    "RO": (_since(2017, 1900), _since(2025, 2100, 8)),
    "SK": (_since(2011, 2000), _since(2025, 2300)),
    "SI": (_since(2013, 2200, 7),),
    "ES": (_since(2012, 2100, 9),),
    "SE": (_since(1990, 2500, 7),),
    "MC": (_since(2014, 2000),),
}
"""Source: European Commission, Taxes in Europe Database, standard rates by member state (read for 2026). A sale to Monaco
counts as one to France: Directive 2006/112/EC, article 7."""

WHOLE = 10_000
"""Basis points in one."""


def rate_for(country_code: str, today: date) -> int:
    """Basis points of VAT inside a price for a delivery to this country; 0 outside the Union."""
    valid = [r for r in STANDARD_RATES.get(country_code, ()) if r.valid_from <= today]
    return valid[-1].basis_points if valid else 0


def included(gross: Money, basis_points: int) -> Money:
    """The tax inside a gross amount, rounded half-even to one coin: gross x rate / (1 + rate)."""
    exact = Decimal(gross.minor) * basis_points / (WHOLE + basis_points)
    return Money(int(exact.quantize(Decimal(1), ROUND_HALF_EVEN)), gross.currency)
