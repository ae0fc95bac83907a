"""What every screen shares: prices, pictures, links, the head of a document and the shell.

Every text is ready to show. An empty text means "leave it out"; nothing here is ever None, so
a State var can start empty and a component needs no second question.
"""

from dataclasses import dataclass, field
from typing import Literal

House = Literal["luxe", "arome", "luma"]
Theme = Literal["dark", "light"]
Status = Literal["loading", "ready", "empty", "failed"]


@dataclass(frozen=True)
class PriceLabel:
    """The only money a browser sees: smallest coins, ISO 4217 code, and the text to print."""

    minor: int = 0
    currency: str = "EUR"
    text: str = ""


@dataclass(frozen=True)
class Picture:
    """One photograph or render with its renditions and its crop.

    ``src_avif_set`` and ``src_webp_set`` are `srcset` strings with width descriptors. ``placeholder``
    is a CSS colour shown until the file arrives. ``zoom`` is a CSS number ("1", "1.75"),
    ``focus_x`` and ``focus_y`` are CSS percentages: one file serves card, plate and detail.
    """

    src_avif_set: str = ""
    src_webp_set: str = ""
    src: str = ""
    alt: str = ""
    width: int = 960
    height: int = 1200
    placeholder: str = ""
    zoom: str = "1"
    focus_x: str = "50%"
    focus_y: str = "50%"


@dataclass(frozen=True)
class Film:
    """A silent loop of a few seconds in two formats; ``poster`` is its first frame."""

    webm: str = ""
    mp4: str = ""
    poster: Picture = field(default_factory=Picture)


@dataclass(frozen=True)
class LinkItem:
    """A link. ``hint`` is the plain word behind a poetic label ("all essences")."""

    label: str = ""
    url: str = ""
    current: bool = False
    hint: str = ""
    numeral: str = ""


@dataclass(frozen=True)
class LinkGroup:
    title: str = ""
    links: list[LinkItem] = field(default_factory=list)


@dataclass(frozen=True)
class Crumbs:
    """The way back: ancestors as links, the present page as text."""

    links: list[LinkItem] = field(default_factory=list)
    here: str = ""


@dataclass(frozen=True)
class Fact:
    """A label and its value: specification rows, key figures, attributes."""

    label: str = ""
    value: str = ""


@dataclass(frozen=True)
class Step:
    """A moment in a story or a lifecycle; ``when`` is ready text, ``done`` says it has happened."""

    when: str = ""
    title: str = ""
    text: str = ""
    done: bool = True
    current: bool = False


@dataclass(frozen=True)
class Choice:
    """One entry of a select."""

    value: str = ""
    label: str = ""
    selected: bool = False
    url: str = ""


@dataclass(frozen=True)
class Notice:
    """A message for the person in front of the screen; ``tone`` is ok, warn, err or note."""

    tone: str = "note"
    text: str = ""


@dataclass(frozen=True)
class Toast:
    """A short confirmation. ``id`` changes with each toast so that a repeat is announced again."""

    id: str = ""
    text: str = ""
    undo_label: str = ""
    tone: str = "note"


@dataclass(frozen=True)
class Head:
    """The head of a document. ``jsonld`` is serialised JSON, ``robots`` empty means index.

    ``language`` is a BCP 47 tag ("en-IE"), ``kind`` an Open Graph type.
    """

    title: str = ""
    description: str = ""
    canonical: str = ""
    image: str = ""
    robots: str = ""
    jsonld: str = ""
    theme_color: str = ""
    language: str = "en"
    kind: str = "website"


@dataclass(frozen=True)
class NavItem:
    """An entry of the navigation. ``below`` are the links of the panel under it; none means no panel.

    ``picture`` is the address of one small file of the room.
    """

    label: str = ""
    url: str = ""
    current: bool = False
    hint: str = ""
    numeral: str = ""
    below: list[LinkItem] = field(default_factory=list)
    picture: str = ""


@dataclass(frozen=True)
class Shell:
    """Header and footer of a house. ``prefix`` is the path before every link of the house ("/arome").

    ``menu`` are the footer's columns without what the navigation or a column before has said.
    """

    house: str = "luxe"
    house_name: str = ""
    home_url: str = "/"
    prefix: str = ""
    nav: list[NavItem] = field(default_factory=list)
    bag_word: str = "Bag"
    bag_hint: str = ""
    bag_url: str = ""
    search_url: str = ""
    saved_url: str = ""
    account_url: str = ""
    shop_url: str = ""
    announcement: str = ""
    closing_title: str = ""
    closing_text: str = ""
    closing_link: LinkItem = field(default_factory=LinkItem)
    footer_columns: list[LinkGroup] = field(default_factory=list)
    collections: LinkGroup = field(default_factory=LinkGroup)
    menu: list[LinkGroup] = field(default_factory=list)
    legal_links: list[LinkItem] = field(default_factory=list)
    copyright: str = ""
    region_label: str = ""
