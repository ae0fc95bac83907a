"""The page of results, and what is suggested while somebody types."""

from dataclasses import dataclass, field

from luxeverse.schemas.catalogue import JournalEntry, Listing
from luxeverse.schemas.common import LinkItem


@dataclass(frozen=True)
class SearchPage:
    """``query`` stands in the field. ``corrected`` is what was searched instead of it, ``instead`` leads to the query
    as typed. ``notes`` are sentences about what could not be had.
    """

    status: str = "loading"
    query: str = ""
    title: str = ""
    action_url: str = ""
    corrected: str = ""
    instead: LinkItem = field(default_factory=LinkItem)
    notes: list[str] = field(default_factory=list)
    listing: Listing = field(default_factory=Listing)
    places: list[LinkItem] = field(default_factory=list)
    stories: list[JournalEntry] = field(default_factory=list)
    empty_text: str = ""
    relaxed: list[LinkItem] = field(default_factory=list)
    ways_on_title: str = ""
    ways_on: list[LinkItem] = field(default_factory=list)
    journal: LinkItem = field(default_factory=LinkItem)
    advisor: LinkItem = field(default_factory=LinkItem)


@dataclass(frozen=True)
class Suggestion:
    """A line under the field. ``picture`` is the address of a small picture, ``colour`` what shows until it is there."""

    url: str = ""
    text: str = ""
    note: str = ""
    price: str = ""
    picture: str = ""
    colour: str = ""


@dataclass(frozen=True)
class SuggestionGroup:
    kind: str = ""
    label: str = ""
    items: list[Suggestion] = field(default_factory=list)


@dataclass(frozen=True)
class Suggestions:
    query: str = ""
    corrected: str = ""
    groups: list[SuggestionGroup] = field(default_factory=list)
    all_url: str = ""
