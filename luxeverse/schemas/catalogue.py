"""Screens that show many things: cards, listings and the home pages of the houses."""

from dataclasses import dataclass, field

from luxeverse.schemas.common import (
    Choice,
    Crumbs,
    Fact,
    Film,
    LinkItem,
    Picture,
    PriceLabel,
    Step,
)


@dataclass(frozen=True)
class Swatch:
    """A colour on a card; ``value`` is a CSS colour, ``label`` its name, ``url`` the piece in this colour.

    ``picture`` is empty when the piece has none of its own in this colour.
    """

    label: str = ""
    value: str = ""
    url: str = ""
    picture: Picture = field(default_factory=Picture)


@dataclass(frozen=True)
class ProductCard:
    """A product in a grid. ``attribute`` is one line; ``available`` False still links to the page.

    ``second`` is another view of it, shown when a mouse rests on the card; empty when there is none.
    """

    slug: str = ""
    url: str = ""
    name: str = ""
    maker: str = ""
    attribute: str = ""
    price: PriceLabel = field(default_factory=PriceLabel)
    compare_at: PriceLabel = field(default_factory=PriceLabel)
    picture: Picture = field(default_factory=Picture)
    second: Picture = field(default_factory=Picture)
    badge: str = ""
    swatches: list[Swatch] = field(default_factory=list)
    swatch_text: str = ""
    available: bool = True
    number: str = ""
    latin: str = ""
    season: str = ""
    tint: str = ""


@dataclass(frozen=True)
class FacetOption:
    """A filter value. ``url`` is the listing with this value toggled; ``swatch`` a CSS colour or empty."""

    value: str = ""
    label: str = ""
    count: str = ""
    checked: bool = False
    disabled: bool = False
    url: str = ""
    swatch: str = ""


@dataclass(frozen=True)
class FacetGroup:
    """A filter. ``kind`` is list or swatch; ``open`` says whether it starts unfolded.

    A long list keeps ``more`` folded under ``more_label``.
    """

    key: str = ""
    label: str = ""
    kind: str = "list"
    open: bool = True
    options: list[FacetOption] = field(default_factory=list)
    more: list[FacetOption] = field(default_factory=list)
    more_label: str = ""


@dataclass(frozen=True)
class HiddenField:
    """Keeps the other filters when the price form is sent."""

    name: str = ""
    value: str = ""


@dataclass(frozen=True)
class EditorialTile:
    title: str = ""
    link_label: str = ""
    url: str = ""
    picture: Picture = field(default_factory=Picture)


@dataclass(frozen=True)
class Listing:
    """A category, collection or search result. Prices are whole major units as typed by people.

    ``progress`` is a CSS percentage of what is shown; ``next_url`` empty means all is shown.
    ``story`` and ``facts`` speak of the maker whose pieces these are.
    ``more_by_itself``: the next page comes when the end of this one nears, without being asked for.
    ``before_tile`` and ``after_tile`` are the cards on either side of the editorial tile.
    """

    status: str = "loading"
    title: str = ""
    standfirst: str = ""
    crumbs: Crumbs = field(default_factory=Crumbs)
    story: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    count_text: str = ""
    cards: list[ProductCard] = field(default_factory=list)
    before_tile: list[ProductCard] = field(default_factory=list)
    after_tile: list[ProductCard] = field(default_factory=list)
    tile: EditorialTile = field(default_factory=EditorialTile)
    facets: list[FacetGroup] = field(default_factory=list)
    chips: list[LinkItem] = field(default_factory=list)
    clear_url: str = ""
    filter_label: str = "Filter"
    show_label: str = "Show results"
    sorts: list[Choice] = field(default_factory=list)
    sort_label: str = ""
    sort_note: str = ""
    sort_link: LinkItem = field(default_factory=LinkItem)
    action_url: str = ""
    kept_fields: list[HiddenField] = field(default_factory=list)
    price_label: str = ""
    price_min: str = ""
    price_max: str = ""
    price_floor: str = ""
    price_ceiling: str = ""
    next_url: str = ""
    next_label: str = ""
    more_by_itself: bool = False
    shown_text: str = ""
    progress: str = "0%"
    empty_title: str = ""
    empty_text: str = ""
    empty_links: list[LinkItem] = field(default_factory=list)


@dataclass(frozen=True)
class Tint:
    """An essence to see in the vessel; ``value`` is a CSS colour."""

    key: str = ""
    label: str = ""
    value: str = ""
    selected: bool = False


@dataclass(frozen=True)
class Hero:
    """The first viewport. ``emphasis`` is the italic turn after the title (Arôme)."""

    title: str = ""
    emphasis: str = ""
    standfirst: str = ""
    latin: str = ""
    primary: LinkItem = field(default_factory=LinkItem)
    secondary: LinkItem = field(default_factory=LinkItem)
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
class Showcase:
    title: str = ""
    standfirst: str = ""
    link: LinkItem = field(default_factory=LinkItem)
    cards: list[ProductCard] = field(default_factory=list)


@dataclass(frozen=True)
class Narrative:
    """A maker, a method or a morning: one picture, one text, figures or steps."""

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    link: LinkItem = field(default_factory=LinkItem)
    picture: Picture = field(default_factory=Picture)


@dataclass(frozen=True)
class Strip:
    """A collection across the whole width."""

    title: str = ""
    standfirst: str = ""
    link: LinkItem = field(default_factory=LinkItem)
    picture: Picture = field(default_factory=Picture)


@dataclass(frozen=True)
class Ingredient:
    """A line of a formula. ``share`` is the text ("61.0 %"), ``width`` the same as CSS ("61.0%")."""

    name: str = ""
    latin: str = ""
    source: str = ""
    purpose: str = ""
    share: str = ""
    width: str = "0%"
    selected: bool = False


@dataclass(frozen=True)
class Formula:
    title: str = ""
    standfirst: str = ""
    ingredients: list[Ingredient] = field(default_factory=list)


@dataclass(frozen=True)
class JournalEntry:
    title: str = ""
    url: str = ""
    note: str = ""
    text: str = ""
    number: str = ""
    picture: Picture = field(default_factory=Picture)


@dataclass(frozen=True)
class Journal:
    title: str = ""
    lead: JournalEntry = field(default_factory=JournalEntry)
    entries: list[JournalEntry] = field(default_factory=list)
    link: LinkItem = field(default_factory=LinkItem)


@dataclass(frozen=True)
class MosaicCell:
    """A piece, a collection or a story. ``kind`` says which, ``shape`` is wide, tall or square; ``text`` may be a price."""

    kind: str = "product"
    url: str = ""
    kicker: str = ""
    title: str = ""
    text: str = ""
    shape: str = "tall"
    picture: Picture = field(default_factory=Picture)


@dataclass(frozen=True)
class Mosaic:
    """An empty title shows nothing."""

    title: str = ""
    cells: list[MosaicCell] = field(default_factory=list)


@dataclass(frozen=True)
class HomePage:
    """One home for three houses: a house fills the blocks it shows and leaves the others empty.

    ``order`` names the blocks below the first in the order they stand in.
    """

    status: str = "loading"
    house: str = "luxe"
    order: list[str] = field(default_factory=list)
    hero: Hero = field(default_factory=Hero)
    showcase: Showcase = field(default_factory=Showcase)
    categories_title: str = ""
    categories_text: str = ""
    categories: list[CategoryEntry] = field(default_factory=list)
    narrative: Narrative = field(default_factory=Narrative)
    strip: Strip = field(default_factory=Strip)
    formula: Formula = field(default_factory=Formula)
    mosaic: Mosaic = field(default_factory=Mosaic)
    journal: Journal = field(default_factory=Journal)
