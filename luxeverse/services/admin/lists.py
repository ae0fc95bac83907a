"""What every list of the desk is made of: its address says which view, which order and which page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from luxeverse.core.actor import House
from luxeverse.core.keyset import Slice
from luxeverse.schemas.admin import Column, TableView
from luxeverse.schemas.common import LinkItem
from luxeverse.services.admin import words

SIZE = 25
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a column. ``key`` is its name in addresses; one without cannot be sorted by."""

    label: str
    key: str = ""
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class List:
    """A list as its room describes it.

    ``views`` are its saved views, key and label, the first as it opens; ``sort`` is the key it opens with, with a "-"
    before it for the other way round.
    """

    room: str
    headings: Sequence[Heading]
    views: Sequence[tuple[str, str]]
    sort: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The list as an address asks for it; what it says wrongly is passed over."""

    of: List
    house: House
    choices: Mapping[str, str]

    @property
    def view(self) -> str:
        said = self.choices.get("view", "")
        keys = [key for key, _ in self.of.views]
        return said if said in keys else keys[0]

    @property
    def sort(self) -> str:
        said = self.choices.get("sort", "")
        keys = {heading.key for heading in self.of.headings} - {""}
        return said if said.removeprefix("-") in keys and said.count("-") <= 1 else self.of.sort

    @property
    def key(self) -> str:
        return self.sort.removeprefix("-")

    @property
    def is_descending(self) -> bool:
        return self.sort.startswith("-")

    @property
    def place(self) -> str:
        return self.choices.get("at", "")

    def url(self, **changes: str) -> str:
        """The same list with something else; another view or order begins at its first page."""
        kept = {"view": self.view, "sort": self.sort, "at": ""} | changes
        plain = {"view": self.of.views[0][0], "sort": self.of.sort, "at": ""}
        text = urlencode({key: value for key, value in kept.items() if value != plain[key]})
        path = f"{self.house.prefix}/admin/{self.of.room}"
        return f"{path}?{text}" if text else path

    @property
    def label(self) -> str:
        """What the view is called."""
        return dict(self.of.views)[self.view]

    def table(self, found: Slice, counts: Mapping[str, int], noun: str) -> TableView:
        """A page of the list but for what its room alone can say: the caption, the rows, their deeds, and why there are none.

        ``counts`` are the rows of each view, ``noun`` what one of them is called.
        """
        return TableView(
            status="ready" if found.rows else "empty",
            count_text=words.counted(counts.get(self.view, 0), noun),
            filters=self._filters(counts),
            columns=self._columns(),
            previous_url=self.url(at=found.previous) if found.previous else "",
            next_url=self.url(at=found.next) if found.next else "",
        )

    def _columns(self) -> list[Column]:
        """A press on a column sorts by it, a second press the other way round."""
        return [
            Column(
                label=heading.label,
                kind=heading.kind,
                url=self._sorting(heading.key) if heading.key else "",
                sorted=("descending" if self.is_descending else "ascending")
                if heading.key == self.key
                else "",
            )
            for heading in self.of.headings
        ]

    def _sorting(self, key: str) -> str:
        return self.url(sort=f"-{key}" if key == self.key and not self.is_descending else key)

    def _filters(self, counts: Mapping[str, int]) -> list[LinkItem]:
        """The saved views, each with the number of its rows."""
        return [
            LinkItem(
                label,
                self.url(view=key, sort=self.of.sort),
                key == self.view,
                hint=f"{counts.get(key, 0):,}",
            )
            for key, label in self.of.views
        ]
