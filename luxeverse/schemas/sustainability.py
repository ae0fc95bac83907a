"""What a member's orders took from the air, what was given with them, and what came back."""

from dataclasses import dataclass, field

from luxeverse.schemas.common import Crumbs, Fact, LinkItem
from luxeverse.schemas.recycling import LabelRow, Programme


@dataclass(frozen=True)
class YearRow:
    """A year of orders. Amounts are ready to print: "nothing" where there was none."""

    year: str = ""
    orders_text: str = ""
    carriage_text: str = ""
    contribution_text: str = ""
    gift_text: str = ""
    match_text: str = ""


@dataclass(frozen=True)
class OrderRow:
    number: str = ""
    url: str = ""
    placed_on: str = ""
    carriage_text: str = ""
    parts_text: str = ""
    given_text: str = ""


@dataclass(frozen=True)
class Report:
    """``status`` is loading, ready or gone; ``is_empty`` when nothing was bought and nothing sent back yet.

    ``habit_text`` is empty where the house has no project to contribute to.
    """

    status: str = "loading"
    is_empty: bool = True
    totals: list[Fact] = field(default_factory=list)
    years: list[YearRow] = field(default_factory=list)
    orders: list[OrderRow] = field(default_factory=list)
    more_text: str = ""
    table_url: str = ""
    always_contributes: bool = False
    habit_title: str = ""
    habit_text: str = ""
    programme: Programme = field(default_factory=Programme)
    labels: list[LabelRow] = field(default_factory=list)
    order_number: str = ""
    error: str = ""
    crumbs: Crumbs = field(default_factory=Crumbs)
    shop: LinkItem = field(default_factory=LinkItem)
    door: LinkItem = field(default_factory=LinkItem)
