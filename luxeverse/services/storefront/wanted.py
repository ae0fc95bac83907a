"""A listing as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from urllib.parse import quote_plus

from luxeverse.core.actor import House
from luxeverse.domain.catalogue.columns import SORTS
from luxeverse.services.catalogue import listing_query as query

FOR_YOU = "for-you"
"""The order in which a member leans who has allowed it; for everybody else the house's own."""
MOST_SHOWN = 480
"""Twenty pages of 24 make a part of a list: what one document holds at most. A longer list goes on at ``from=480``."""
PLACE = frozenset({"show", "from"})
"""Where in a list somebody is; everything else says which list it is."""
DIGITS = 7
"""Of the largest number an address may say."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A listing as the address says it; ``choices`` are the query's known keys. Nonsense in them is ignored."""

    kind: str
    slug: str
    choices: Mapping[str, str] = field(default_factory=dict)
    house_sorts: tuple[str, ...] = ()
    """Orders that this house offers besides those of all."""

    @property
    def path(self) -> str:
        if self.kind == "search":
            return "/search"
        if self.kind in {"collection", "maker"}:
            return f"/{self.kind}/{self.slug}"
        return f"/shop/{self.slug}" if self.slug else "/shop"

    @property
    def sorts(self) -> tuple[str, ...]:
        """The orders this listing can have, its own first."""
        own, *others = SORTS
        first = (query.RELEVANCE,) if self.kind == "search" else (own, FOR_YOU)
        return (*first, *others, *self.house_sorts)

    @property
    def sort(self) -> str:
        chosen = self.choices.get("sort", "")
        return chosen if chosen in self.sorts else self.sorts[0]

    def values(self, facet: str) -> list[str]:
        said = self.choices.get(facet, "").replace(
            "\x00", ""
        )  # which no text in the database can hold
        return list(dict.fromkeys(v for v in said.split(",") if v))[:40]

    def price(self, key: str) -> Decimal | None:
        try:
            amount = Decimal(self.choices.get(key, ""))
        except InvalidOperation:
            return None
        if not amount.is_finite() or not 0 <= amount < 10**10:
            return None
        return amount.quantize(Decimal(1))

    def url(self, house: House, **changes: str) -> str:
        """This listing's address with some keys changed; an empty value drops the key. Changing a filter goes back
        to the first page.
        """
        kept = {k: v for k, v in self.choices.items() if k not in PLACE} | changes
        text = "&".join(f"{_quoted(k)}={_quoted(v)}" for k, v in sorted(kept.items()) if v)
        return f"{house.prefix}{self.path}" + (f"?{text}" if text else "")

    def bare_url(self, house: House) -> str:
        """This listing without any choice but the words searched for."""
        return self.url(house, **{key: "" for key in self.choices if key != "q"})

    def shown(self, page_size: int) -> int:
        """How many pieces the page holds: one page, or as many as "show more" has asked for."""
        return max(page_size, min(self._number("show"), MOST_SHOWN))

    def start(self, total: int) -> int:
        """The place of the first piece shown: where a part of the list begins, and never beyond the last piece."""
        asked = min(self._number("from"), max(total - 1, 0))
        return asked - asked % MOST_SHOWN

    def _number(self, key: str) -> int:
        """What the address says in digits; nothing for anything else."""
        text = self.choices.get(key, "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) <= DIGITS else 0


@lru_cache(maxsize=1024)
def _quoted(text: str) -> str:
    """As ``urlencode`` does it; a list of pieces has a hundred addresses of the same few words."""
    return quote_plus(text, safe=",")


def count_text(number: int) -> str:
    return "1 piece" if number == 1 else f"{number} pieces"
