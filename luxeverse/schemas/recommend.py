"""Lists beside a piece, and what a browser may ask for by what it remembers."""

from dataclasses import dataclass, field

from luxeverse.schemas.catalogue import ProductCard


@dataclass(frozen=True)
class Suggestion:
    """A card and the sentence that says why it is there."""

    card: ProductCard = field(default_factory=ProductCard)
    reason: str = ""


@dataclass(frozen=True)
class SuggestedList:
    """A titled list. ``placement`` and ``algorithm`` are what its being seen is written down as."""

    title: str = ""
    placement: str = ""
    algorithm: str = ""
    slugs: str = ""
    items: list[Suggestion] = field(default_factory=list)


@dataclass(frozen=True)
class BesidePage:
    """What stands beside a piece; a list with nothing in it is not there."""

    slug: str = ""
    lists: list[SuggestedList] = field(default_factory=list)
