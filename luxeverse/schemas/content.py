"""Pages to read: stories of the journal, legal texts, and the two pages nobody wants to see."""

from dataclasses import dataclass, field

from luxeverse.schemas.catalogue import ProductCard
from luxeverse.schemas.common import Crumbs, LinkItem, Picture


@dataclass(frozen=True)
class StoryBlock:
    """A part of a story. ``kind`` is text, heading, quote, picture or steps' entry ("step")."""

    kind: str = "text"
    text: str = ""
    note: str = ""
    picture: Picture = field(default_factory=Picture)


@dataclass(frozen=True)
class Story:
    """``initial`` lets the first paragraph open with a drawn capital (Arôme). ``published`` and ``changed`` are ISO 8601."""

    status: str = "loading"
    title: str = ""
    standfirst: str = ""
    byline: str = ""
    author: str = ""
    published: str = ""
    changed: str = ""
    folio: str = ""
    crumbs: Crumbs = field(default_factory=Crumbs)
    picture: Picture = field(default_factory=Picture)
    initial: bool = False
    blocks: list[StoryBlock] = field(default_factory=list)
    related_title: str = ""
    related: list[ProductCard] = field(default_factory=list)
    next_title: str = ""
    next_links: list[LinkItem] = field(default_factory=list)


@dataclass(frozen=True)
class LegalSection:
    id: str = ""
    title: str = ""
    paragraphs: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    """A question people ask, and the house's answer."""

    question: str = ""
    answer: str = ""


@dataclass(frozen=True)
class LegalPage:
    status: str = "loading"
    title: str = ""
    standfirst: str = ""
    updated_text: str = ""
    crumbs: Crumbs = field(default_factory=Crumbs)
    sections: list[LegalSection] = field(default_factory=list)
    questions: list[Asked] = field(default_factory=list)


@dataclass(frozen=True)
class TroublePage:
    """Not found, or broken: what happened, what to do. ``reference`` is quoted to support."""

    title: str = ""
    text: str = ""
    reference: str = ""
    search_url: str = ""
    links: list[LinkItem] = field(default_factory=list)
