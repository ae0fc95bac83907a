"""What a collection that gathers itself asks of a piece, as its ``rules`` say it.

A rule is JSON: ``{"facets": {"metal": ["yellow gold"]}, "price_from": "0", "price_to": "499.99", "in_stock": true}``. Values of
one facet are alternatives, everything else must hold together; prices are in major units, inclusive.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

KNOWN = frozenset({"facets", "price_from", "price_to", "in_stock"})


@dataclass(frozen=True, slots=True)
class Rules:
    """A rule as read; an empty one asks nothing."""

    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    price_from: Decimal | None = None
    price_to: Decimal | None = None
    in_stock: bool = False


def read_rules(said: Mapping[str, Any]) -> Rules:
    """Raises ValueError for a key nobody knows, or a price that is none: a typing error must not gather everything."""
    if unknown := set(said) - KNOWN:
        raise ValueError(f"unknown rules: {', '.join(sorted(unknown))}")
    facets = {key: [str(v) for v in values] for key, values in said.get("facets", {}).items()}
    return Rules(
        facets=facets,
        price_from=_price(said.get("price_from")),
        price_to=_price(said.get("price_to")),
        in_stock=bool(said.get("in_stock")),
    )


def _price(text: Any) -> Decimal | None:
    if text is None:
        return None
    try:
        return Decimal(str(text))
    except InvalidOperation:
        raise ValueError(f"{text} is no price") from None
