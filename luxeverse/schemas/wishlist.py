"""Saved pieces, in their lists, and as a friend sees them."""

from dataclasses import dataclass, field

from luxeverse.schemas.common import LinkItem, Picture, PriceLabel


@dataclass(frozen=True)
class SavedVariant:
    """A choice when a piece goes to the bag."""

    id: str = ""
    label: str = ""
    available: bool = True


@dataclass(frozen=True)
class SavedPiece:
    """One saved piece. ``change_text`` says how the price moved since; ``variants`` are asked for in the place.

    ``waits_for`` is what one letter can be asked for: back_in_stock or price_drop, of ``waits_variant``.
    """

    id: str = ""
    slug: str = ""
    name: str = ""
    maker: str = ""
    url: str = ""
    picture: Picture = field(default_factory=Picture)
    price: PriceLabel = field(default_factory=PriceLabel)
    change_text: str = ""
    stock_text: str = ""
    note: str = ""
    variants: list[SavedVariant] = field(default_factory=list)
    can_buy: bool = False
    waits_for: str = ""
    waits_label: str = ""
    waits_variant: str = ""


@dataclass(frozen=True)
class SavedList:
    """A list by its name. ``share_url`` is empty while nobody else may see it."""

    id: str = ""
    name: str = ""
    count_text: str = ""
    pieces: list[SavedPiece] = field(default_factory=list)
    share_url: str = ""


@dataclass(frozen=True)
class Saved:
    """Everything a visitor or member saved in this house. ``door`` leads to an account that would keep it."""

    status: str = "loading"
    kept_text: str = ""
    door: LinkItem = field(default_factory=LinkItem)
    lists: list[SavedList] = field(default_factory=list)
    empty_links: list[LinkItem] = field(default_factory=list)


@dataclass(frozen=True)
class SharedList:
    """A list as whoever has its link sees it: no notes, no owner."""

    name: str = ""
    count_text: str = ""
    pieces: list[SavedPiece] = field(default_factory=list)
