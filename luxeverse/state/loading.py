"""What a loader is: the one way a screen gets its data, for the first HTML and for every later navigation.

A loader reads services and answers with values for the vars of *seeded* states. Seeded states belong to the
document: no event changes them, and nothing of them rests on the server.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Literal

import reflex as rx

from luxeverse.core.actor import House


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page asked for. ``path`` is without the house prefix; ``query`` holds the first value of each key."""

    house: House
    path: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    base_url: str

    def url(self, path: str) -> str:
        """A link inside this house."""
        return (self.house.prefix + path) or "/"

    def absolute(self, path: str) -> str:
        """The canonical address of a path of this house."""
        return self.base_url + self.url(path)


@dataclass(frozen=True, slots=True)
class Page:
    """Values for seeded states, and the HTTP status of the document.

    ``is_kept`` False for a page that its owner may take back at any moment: it is built for each request.
    """

    values: Mapping[type[rx.State], Mapping[str, object]]
    status: int = 200
    is_kept: bool = True

    @property
    def may_be_kept(self) -> bool:
        """Missing pages are not kept either, or any scanner could fill the cache."""
        return self.is_kept and self.status == HTTPStatus.OK


@dataclass(frozen=True, slots=True)
class Redirect:
    """The page lives elsewhere; 301 because links and search engines should learn it."""

    url: str
    status: int = 301


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no such page in this house."""


Guard = Literal["", "visitor", "member", "staff"]
Loaded = Page | Redirect | Missing
Loader = Callable[[PageRequest], Awaitable[Loaded]]
OwnLoader = Callable[[PageRequest, str], Awaitable[Page | None]]
"""Takes the session token too, and answers with the page as its holder alone sees it, if there is such a one."""


@dataclass(frozen=True, slots=True)
class Route:
    """A page of the shop: its pattern as Reflex writes it ("/product/[slug]"), its loader, the query keys it reads.

    Where it ``has_filters``, the keys of those its house has are read as well; they are data and may grow.

    A guarded page is for members or staff alone; "visitor" is a door, which members have no use for. Its loader
    knows no person either: what is personal comes once the page is alive. ``own`` is how a page of everybody's becomes
    one person's: by a seed fetched for them and kept by nobody, never in the document.
    """

    pattern: str
    loader: Loader
    query_keys: frozenset[str] = frozenset()
    guard: Guard = ""
    own: OwnLoader | None = None
    has_filters: bool = False
    regex: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        source = re.sub(r"\[(\w+)\]", r"(?P<\1>[^/]+)", self.pattern.rstrip("/"))
        object.__setattr__(self, "regex", re.compile(f"^{source}/?$"))
