"""Pieces side by side."""

from dataclasses import dataclass, field

from luxeverse.schemas.common import LinkItem, Picture, PriceLabel


@dataclass(frozen=True)
class ComparedPiece:
    """A column. ``remove_url`` is the same comparison without it."""

    slug: str = ""
    url: str = ""
    name: str = ""
    maker: str = ""
    price: PriceLabel = field(default_factory=PriceLabel)
    picture: Picture = field(default_factory=Picture)
    remove_url: str = ""


@dataclass(frozen=True)
class ComparedRow:
    """A question with one answer for each piece, in their order; "—" where a piece says nothing."""

    label: str = ""
    cells: list[str] = field(default_factory=list)
    same: bool = False


@dataclass(frozen=True)
class Comparison:
    """``status`` is loading, ready, or empty when fewer than two pieces are named that the house sells."""

    status: str = "loading"
    pieces: list[ComparedPiece] = field(default_factory=list)
    columns: str = "2"
    rows: list[ComparedRow] = field(default_factory=list)
    only_differences: bool = False
    toggle: LinkItem = field(default_factory=LinkItem)
    links: list[LinkItem] = field(default_factory=list)
