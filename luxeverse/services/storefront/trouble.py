"""What a page says that is not there, or that broke: which part of the house it was, and the ways on."""

from dataclasses import dataclass

from luxeverse.core.actor import House
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.content import TroublePage


@dataclass(frozen=True, slots=True)
class _Words:
    """Of a part of the house; ``ways`` are label and path, most likely first."""

    missing: str
    why: str
    broken: str
    ways: tuple[tuple[str, str], ...]


SHOP = ("All pieces", "/shop")
SEARCH = ("Search", "/search")
JOURNAL = ("Journal", "/journal")
ASK = ("Write to us", "/contact")
LIST = _Words(
    "There is no such list",
    "The address may be mistyped, or the collection has been taken down.",
    "This list could not be put together",
    (SHOP, SEARCH),
)
LINK = _Words(
    "This link is no longer good",
    "It was stopped, or it is too old, or a sign of it got lost.",
    "This page could not be opened",
    (SHOP, ASK),
)
OTHER = _Words(
    "This page is not here",
    "The address may be mistyped, or what stood here has moved.",
    "This page could not be put together",
    (SHOP, JOURNAL),
)
PARTS = {
    "product": _Words(
        "This piece is not here",
        "The address may be mistyped, or the piece has left the house.",
        "This piece could not be shown",
        (SHOP, SEARCH),
    ),
    "shop": LIST,
    "collection": LIST,
    "maker": LIST,
    "search": _Words(
        "This page is not here",
        "Searches begin at /search.",
        "The search could not be answered",
        (SHOP, SEARCH),
    ),
    "journal": _Words(
        "This story is not here",
        "The address may be mistyped, or the story has been taken back.",
        "The journal could not be opened",
        (JOURNAL, SHOP),
    ),
    "orders": _Words(
        "There is no order here",
        "Orders are found by their number and the e-mail address they were placed with.",
        "The order could not be shown",
        (("Find an order", "/orders/find"), ASK),
    ),
    "wishlist": _Words(
        "This list is not shared",
        "Whoever made it has stopped sharing it, or the link is not whole.",
        "This list could not be opened",
        (("Your saved pieces", "/wishlist"), SHOP),
    ),
    "newsletter": LINK,
    "alerts": LINK,
    "legal": _Words(
        "This page is not here",
        "The address may be mistyped, or the text has another name now.",
        "This text could not be opened",
        (ASK, SHOP),
    ),
}


def missing_words(house: House, path: str) -> TroublePage:
    """For an address that leads nowhere. ``path`` is without the house's prefix."""
    words = _of(path)
    return TroublePage(
        title=words.missing,
        text=words.why,
        search_url=f"{house.prefix}/search",
        links=_ways(house, words),
    )


def broken_words(house: House, path: str, reference: str) -> TroublePage:
    """For a page of ours that failed; needs nothing but these words."""
    words = _of(path)
    return TroublePage(
        title=words.broken,
        text="It is our fault. Nothing you entered was lost and nothing was charged; try again, or write to us and quote the number below.",
        reference=reference,
        links=_ways(house, words),
    )


def _of(path: str) -> _Words:
    return PARTS.get(path.strip("/").split("/")[0], OTHER)


def _ways(house: House, words: _Words) -> list[LinkItem]:
    home = LinkItem(f"Back to {house.name}", house.prefix or "/")
    return [*(LinkItem(label, house.prefix + path) for label, path in words.ways), home]
