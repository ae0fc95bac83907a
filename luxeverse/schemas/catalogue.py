"""Screens that show many things: cards, listings, the journal."""

from dataclasses import dataclass, field

from luxeverse.schemas.common import (
    Choice,
    Crumbs,
    Fact,
    LinkItem,
    Picture,
    PriceLabel,
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

    ``second`` is another view of it, shown when a mouse rests on the card; empty when there is none. In a list a
    finger swipes to it and to the ``third``.
    ``variant_id`` is set when it can be had in one way only, and at once.
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
    third: Picture = field(default_factory=Picture)
    badge: str = ""
    swatches: list[Swatch] = field(default_factory=list)
    swatch_text: str = ""
    available: bool = True
    number: str = ""
    latin: str = ""
    season: str = ""
    humour: str = ""
    tint: str = ""
    variant_id: str = ""


@dataclass(frozen=True)
class FacetOption:
    """A filter value. ``url`` is the listing with this value toggled; ``swatch`` a CSS colour or empty.

    ``count`` is the bare number of pieces it would find, ``count_text`` the same in words.
    """

    value: str = ""
    label: str = ""
    count: str = ""
    count_text: str = ""
    checked: bool = False
    disabled: bool = False
    url: str = ""
    swatch: str = ""


@dataclass(frozen=True)
class FacetGroup:
    """A filter. ``kind`` is list or swatch; ``open`` says whether it starts unfolded: one without
    anything to choose does not.

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
    ``essences`` draws the cards as pages of the folio.
    ``part_before`` and ``part_after`` lead to the other parts of a list too long for one page.
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
    price_currency: str = "EUR"
    price_min: str = ""
    price_max: str = ""
    price_floor: str = ""
    price_ceiling: str = ""
    next_url: str = ""
    next_label: str = ""
    more_by_itself: bool = False
    essences: bool = False
    shown_text: str = ""
    progress: str = "0%"
    part_before: LinkItem = field(default_factory=LinkItem)
    part_after: LinkItem = field(default_factory=LinkItem)
    empty_title: str = ""
    empty_text: str = ""
    empty_links: list[LinkItem] = field(default_factory=list)


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
class JournalEntry:
    title: str = ""
    url: str = ""
    note: str = ""
    text: str = ""
    number: str = ""
    picture: Picture = field(default_factory=Picture)


@dataclass(frozen=True)
class Journal:
    """``crumbs`` are of the journal's own page alone."""

    title: str = ""
    crumbs: Crumbs = field(default_factory=Crumbs)
    lead: JournalEntry = field(default_factory=JournalEntry)
    entries: list[JournalEntry] = field(default_factory=list)
    link: LinkItem = field(default_factory=LinkItem)
