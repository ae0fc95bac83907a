"""The home of a house: sections in the order its editors gave them."""

from dataclasses import dataclass, field

from luxeverse.schemas.catalogue import Ingredient, Journal, ProductCard
from luxeverse.schemas.common import Film, LinkItem, Picture, PriceLabel, Step


@dataclass(frozen=True)
class Tint:
    """An essence to see in the vessel; ``value`` is a CSS colour."""

    key: str = ""
    label: str = ""
    value: str = ""
    selected: bool = False


@dataclass(frozen=True)
class Veil:
    """What lies over the hero's picture; ``gradient`` and ``grain`` are CSS opacities, ``lively`` names what moves in it."""

    shown: bool = False
    gradient: str = "0"
    grain: str = "0"
    lively: str = ""


@dataclass(frozen=True)
class Hint:
    """The sign that the page goes on, and where to. No ``kind``, no sign."""

    kind: str = ""
    text: str = ""
    url: str = ""
    sinks: bool = False


@dataclass(frozen=True)
class Hero:
    """The first viewport. ``emphasis`` is the italic turn after the title (Arôme), ``effect`` how the title arrives."""

    title: str = ""
    emphasis: str = ""
    effect: str = "plain"
    standfirst: str = ""
    latin: str = ""
    primary: LinkItem = field(default_factory=LinkItem)
    secondary: LinkItem = field(default_factory=LinkItem)
    floating: LinkItem = field(default_factory=LinkItem)
    price: PriceLabel = field(default_factory=PriceLabel)
    price_note: str = ""
    notes: list[str] = field(default_factory=list)
    signal: str = ""
    picture: Picture = field(default_factory=Picture)
    film: Film = field(default_factory=Film)
    folio_start: str = ""
    folio_end: str = ""
    vessel_number: str = ""
    tints: list[Tint] = field(default_factory=list)
    veil: Veil = field(default_factory=Veil)
    hint: Hint = field(default_factory=Hint)


@dataclass(frozen=True)
class Showcase:
    """Pieces of a collection; ``further`` are those after the first ``cards``, as many as were asked for.

    ``first_row`` and ``others`` are "soon" for pictures fetched at once, behind everything else, and empty for those
    that wait until they near. ``next_url`` empty means all is shown or no more comes by itself.
    """

    title: str = ""
    standfirst: str = ""
    link: LinkItem = field(default_factory=LinkItem)
    cards: list[ProductCard] = field(default_factory=list)
    further: list[ProductCard] = field(default_factory=list)
    first_row: str = ""
    others: str = ""
    shown_text: str = ""
    progress: str = "0%"
    next_url: str = ""


@dataclass(frozen=True)
class CategoryEntry:
    """A way into the range; ``mark`` names a line drawing (drop, sun, leaf, frost)."""

    label: str = ""
    url: str = ""
    text: str = ""
    count_text: str = ""
    picture: Picture = field(default_factory=Picture)
    numeral: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Entries:
    """Ways in under one title: categories, or where different people begin."""

    title: str = ""
    text: str = ""
    entries: list[CategoryEntry] = field(default_factory=list)


@dataclass(frozen=True)
class Narrative:
    """A maker, a method or a morning: one picture or film, one text, steps."""

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    link: LinkItem = field(default_factory=LinkItem)
    picture: Picture = field(default_factory=Picture)
    film: Film = field(default_factory=Film)


@dataclass(frozen=True)
class Strip:
    """A collection across the whole width."""

    title: str = ""
    standfirst: str = ""
    link: LinkItem = field(default_factory=LinkItem)
    picture: Picture = field(default_factory=Picture)


@dataclass(frozen=True)
class Formula:
    title: str = ""
    standfirst: str = ""
    ingredients: list[Ingredient] = field(default_factory=list)


@dataclass(frozen=True)
class MosaicCell:
    """A piece, a collection or a story. ``kind`` says which, ``shape`` is wide, tall or square; ``text`` may be a price.

    ``hover`` is what it does while pointed at or focused, ``press`` what a press does: "" follows ``url``, "quickview"
    shows the piece here, "add" puts ``variant_id`` in the bag.
    """

    kind: str = "product"
    url: str = ""
    kicker: str = ""
    title: str = ""
    text: str = ""
    shape: str = "tall"
    picture: Picture = field(default_factory=Picture)
    second: Picture = field(default_factory=Picture)
    hover: str = "zoom"
    press: str = ""
    variant_id: str = ""


@dataclass(frozen=True)
class Mosaic:
    """``lively`` names the behaviour its cells need beyond CSS."""

    title: str = ""
    cells: list[MosaicCell] = field(default_factory=list)
    lively: str = ""


@dataclass(frozen=True)
class Carousel:
    """``seconds`` "0" never moves by itself."""

    title: str = ""
    link: LinkItem = field(default_factory=LinkItem)
    cards: list[ProductCard] = field(default_factory=list)
    seconds: str = "0"
    essences: bool = False


@dataclass(frozen=True)
class Maker:
    """``sign`` is the letter or two that stand for the name."""

    name: str = ""
    sign: str = ""
    text: str = ""
    url: str = ""


@dataclass(frozen=True)
class Makers:
    title: str = ""
    makers: list[Maker] = field(default_factory=list)


@dataclass(frozen=True)
class Testimonial:
    """What a buyer wrote of a piece; ``folio`` is its page ("Folio 118") where the house numbers its pieces."""

    text: str = ""
    author: str = ""
    verified: str = ""
    piece: str = ""
    folio: str = ""
    url: str = ""


@dataclass(frozen=True)
class Testimonials:
    """``sample_note`` says that they were written for a demonstration."""

    title: str = ""
    sample_note: str = ""
    entries: list[Testimonial] = field(default_factory=list)


@dataclass(frozen=True)
class Newsletter:
    title: str = ""
    text: str = ""


@dataclass(frozen=True)
class Section:
    """A place of the page: the ``index``-th block of its ``kind``. ``id`` is its anchor and names its heading."""

    kind: str = ""
    index: int = 0
    id: str = ""
    heading: str = ""


@dataclass(frozen=True)
class HomePage:
    """``sections`` say the order; the blocks of each kind stand in a list of their own. ``quick`` needs the quick view."""

    status: str = "loading"
    house: str = "luxe"
    sections: list[Section] = field(default_factory=list)
    hero: Hero = field(default_factory=Hero)
    showcases: list[Showcase] = field(default_factory=list)
    categories: list[Entries] = field(default_factory=list)
    paths: list[Entries] = field(default_factory=list)
    narratives: list[Narrative] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    mosaics: list[Mosaic] = field(default_factory=list)
    carousels: list[Carousel] = field(default_factory=list)
    makers: list[Makers] = field(default_factory=list)
    testimonials: list[Testimonials] = field(default_factory=list)
    newsletters: list[Newsletter] = field(default_factory=list)
    journals: list[Journal] = field(default_factory=list)
    quick: bool = False
