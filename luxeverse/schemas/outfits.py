"""A piece with what goes with it."""

from dataclasses import dataclass, field

from luxeverse.schemas.common import Picture, PriceLabel


@dataclass(frozen=True)
class OutfitVariant:
    """A choice of a piece; ``text`` is its label with what is to know of it."""

    id: str = ""
    text: str = ""
    available: bool = True
    price: PriceLabel = field(default_factory=PriceLabel)


@dataclass(frozen=True)
class OutfitOption:
    """A piece that may stand in a place; ``variant_id`` is the choice to start with."""

    slug: str = ""
    name: str = ""
    maker: str = ""
    url: str = ""
    picture: Picture = field(default_factory=Picture)
    variants: list[OutfitVariant] = field(default_factory=list)
    variant_id: str = ""


@dataclass(frozen=True)
class OutfitSlot:
    """A place by its kind, its pieces best first. The place of the base has one."""

    label: str = ""
    options: list[OutfitOption] = field(default_factory=list)


@dataclass(frozen=True)
class OutfitView:
    """An outfit; no title means there is none. ``total`` and ``before`` are those of every first choice."""

    title: str = ""
    slots: list[OutfitSlot] = field(default_factory=list)
    total: PriceLabel = field(default_factory=PriceLabel)
    before: PriceLabel = field(default_factory=PriceLabel)
    saving_text: str = ""
    stock_text: str = ""
    add_label: str = ""


@dataclass(frozen=True)
class OutfitPrice:
    """What a choice of variants costs. ``sets`` is how many times all of it can be had: the least of its parts.

    ``before`` is what the pieces cost one by one; empty where nothing is saved.
    """

    total: PriceLabel = field(default_factory=PriceLabel)
    before: PriceLabel = field(default_factory=PriceLabel)
    saving_text: str = ""
    pieces: int = 0
    sets: int = 0
    stock_text: str = ""
