"""The sections of a home page as an editor writes them: every option, its bounds, and what it names."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, TypeAdapter

from luxeverse.domain.content.sections import Headline, Loading, check_headline
from luxeverse.services.content.fields import (
    Name,
    NameKind,
    Part,
    Prose,
    Slug,
    Title,
    Way,
    Words,
    named,
)
from luxeverse.services.content.parts import Cell, Entry, Hint, Moment, Overlays

MOST_SECTIONS = 24
SLOWEST_SECONDS = 30
FASTEST_SECONDS = 4
"""A reader needs about this long for a picture and its two lines."""
OF_A_CELL: dict[str, NameKind] = {
    "product": "piece",
    "collection": "collection",
    "story": "story",
}


def _headline(text: str) -> str:
    check_headline(text)
    return text


def _advance(seconds: int) -> int:
    if seconds and not FASTEST_SECONDS <= seconds <= SLOWEST_SECONDS:
        raise ValueError(f"is 0, or from {FASTEST_SECONDS} to {SLOWEST_SECONDS} seconds")
    return seconds


class _Section(Part):
    """``shown`` False keeps a section for later."""

    shown: bool = True

    def names(self) -> Iterator[Name]:
        """Everything of the house this section speaks of."""
        return iter(())


class Hero(_Section):
    kind: Literal["hero"]
    title: Annotated[Title, AfterValidator(_headline)]
    emphasis: Words = ""
    standfirst: Prose
    piece: Slug
    picture: Slug
    primary: Way
    secondary: Way | None = None
    floating: Way | None = None
    price_note: Words = ""
    notes: Annotated[list[Words], Field(max_length=4, default_factory=list)]
    signal: Words = ""
    folio_start: Words = ""
    folio_end: Words = ""
    vessel: Annotated[list[Slug], Field(max_length=4, default_factory=list)]
    overlays: Overlays = Overlays()
    headline: Headline = Headline.PLAIN
    scroll_hint: Hint = Hint()

    def names(self) -> Iterator[Name]:
        yield from named("piece", "piece", [self.piece])
        yield from named("vessel", "piece", self.vessel)
        yield from named("picture", "picture", [self.picture])


class Showcase(_Section):
    """Pieces of a collection. ``count`` is how many there are at first; ``endless`` lets more come as the end nears;
    ``without_hero`` leaves out the piece the page opens with.
    """

    kind: Literal["showcase"]
    title: Title
    collection: Slug
    count: Annotated[int, Field(ge=1, le=24)] = 4
    loading: Loading = Loading.PROGRESSIVE
    endless: bool = False
    without_hero: bool = False

    def names(self) -> Iterator[Name]:
        return named("collection", "collection", [self.collection])


class Categories(_Section):
    """Categories of the catalogue, or the house's own entries in their place."""

    kind: Literal["categories"]
    title: Title
    text: Prose = ""
    categories: Annotated[list[Slug], Field(max_length=12, default_factory=list)]
    entries: Annotated[list[Entry], Field(max_length=12, default_factory=list)]

    def names(self) -> Iterator[Name]:
        return named("categories", "category", self.categories)


class Paths(_Section):
    """Where different people begin: to buy, to supply a practice, to give."""

    kind: Literal["paths"]
    title: Title
    entries: Annotated[list[Entry], Field(min_length=1, max_length=5)]


class Narrative(_Section):
    """A story of the journal told in short. ``film`` moves where the house has one."""

    kind: Literal["narrative"]
    story: Slug
    steps: Annotated[list[Moment], Field(max_length=8, default_factory=list)]
    film: bool = False

    def names(self) -> Iterator[Name]:
        return named("story", "story", [self.story])


class Strip(_Section):
    kind: Literal["strip"]
    collection: Slug
    picture: Slug

    def names(self) -> Iterator[Name]:
        yield from named("collection", "collection", [self.collection])
        yield from named("picture", "picture", [self.picture])


class Formula(_Section):
    kind: Literal["formula"]
    piece: Slug
    title: Title
    standfirst: Prose = ""

    def names(self) -> Iterator[Name]:
        return named("piece", "piece", [self.piece])


class Mosaic(_Section):
    kind: Literal["mosaic"]
    title: Title
    cells: Annotated[list[Cell], Field(min_length=1, max_length=12)]

    def names(self) -> Iterator[Name]:
        for place, cell in enumerate(self.cells, 1):
            yield Name(f"cell {place}", OF_A_CELL[cell.kind], cell.slug)
            yield from named(f"cell {place}", "picture", [cell.picture])


class Carousel(_Section):
    """Pieces of a collection in a row that is moved sideways. ``advance_seconds`` 0 leaves the moving to the reader."""

    kind: Literal["carousel"]
    title: Title
    collection: Slug
    count: Annotated[int, Field(ge=3, le=12)] = 8
    advance_seconds: Annotated[int, AfterValidator(_advance)] = 0

    def names(self) -> Iterator[Name]:
        return named("collection", "collection", [self.collection])


class Makers(_Section):
    kind: Literal["makers"]
    title: Title
    makers: Annotated[list[Slug], Field(min_length=1, max_length=12)]

    def names(self) -> Iterator[Name]:
        return named("makers", "maker", self.makers)


class Testimonials(_Section):
    """What buyers wrote: shown reviews of verified purchases with four stars or more, of these pieces or of all."""

    kind: Literal["testimonials"]
    title: Title
    count: Annotated[int, Field(ge=1, le=6)] = 3
    pieces: Annotated[list[Slug], Field(max_length=12, default_factory=list)]

    def names(self) -> Iterator[Name]:
        return named("pieces", "piece", self.pieces)


class Newsletter(_Section):
    kind: Literal["newsletter"]
    title: Title
    text: Prose


class Journal(_Section):
    """The newest stories. ``lead`` gives the first one its picture."""

    kind: Literal["journal"]
    count: Annotated[int, Field(ge=1, le=8)] = 4
    lead: bool = False


Section = Annotated[
    Hero
    | Showcase
    | Categories
    | Paths
    | Narrative
    | Strip
    | Formula
    | Mosaic
    | Carousel
    | Makers
    | Testimonials
    | Newsletter
    | Journal,
    Field(discriminator="kind"),
]


class Home(Part):
    """The whole document an editor exports, changes and imports."""

    house: Slug
    sections: Annotated[list[Section], Field(min_length=1, max_length=MOST_SECTIONS)]


ONE_SECTION: TypeAdapter[Section] = TypeAdapter(Section)
