"""What bringing an order takes, and what may be added to it for others."""

from dataclasses import dataclass, field

from luxeverse.schemas.common import Fact, LinkItem, PriceLabel


@dataclass(frozen=True)
class CarriageView:
    """One line, and how it was worked out. Empty where the house does not count it."""

    text: str = ""
    parts: list[Fact] = field(default_factory=list)
    method: list[str] = field(default_factory=list)
    more: LinkItem = field(default_factory=LinkItem)


@dataclass(frozen=True)
class Offer:
    """Something to add. ``key`` is contribution or round_up."""

    key: str = ""
    title: str = ""
    text: str = ""
    amount: PriceLabel = field(default_factory=PriceLabel)
    note: str = ""
    checked: bool = False
