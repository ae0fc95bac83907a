"""The desk: its frame, the one table all its lists are, and the one page all its records are.

Every text is ready to show; an empty one is left out. A room of the desk fills these and draws nothing itself.
"""

from dataclasses import dataclass, field

from luxeverse.schemas.common import Crumbs, Fact, LinkItem


@dataclass(frozen=True)
class DeskRoom:
    """An entry of the side list. ``count`` is how many wait there, "" for none, which ``note`` says in words; ``text`` says
    what the room is for.
    """

    label: str = ""
    url: str = ""
    count: str = ""
    text: str = ""
    note: str = ""


@dataclass(frozen=True)
class DeskFrame:
    """What stands around a room, ``here`` being its address, whoever looks at it."""

    title: str = ""
    text: str = ""
    here: str = ""
    crumbs: Crumbs = field(default_factory=Crumbs)
    rooms: list[DeskRoom] = field(default_factory=list)


@dataclass(frozen=True)
class DeskVisit:
    """Who is here, and their rooms with what waits in each; it comes once the page is alive."""

    rooms: list[DeskRoom] = field(default_factory=list)
    who: str = ""
    role: str = ""


@dataclass(frozen=True)
class Column:
    """``url`` sorts by it, "" where that makes no sense; ``sorted`` is ascending, descending or "". ``kind`` is text,
    wide (may wrap) or number.
    """

    label: str = ""
    kind: str = "text"
    url: str = ""
    sorted: str = ""


@dataclass(frozen=True)
class Cell:
    """``note`` is a second, smaller line. ``tone`` gives a sign before the text: ok, warn, err, note, or "" for none."""

    text: str = ""
    note: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Row:
    """``label`` names the row for those who listen, ``url`` opens it. The first cell is its heading."""

    id: str = ""
    label: str = ""
    url: str = ""
    cells: list[Cell] = field(default_factory=list)


@dataclass(frozen=True)
class Deed:
    """Something that can be done to the selected rows, or to the record. ``hotkey`` is one letter.

    ``asks`` is the label of the words it wants first, ``wants`` whether it wants them at all costs. ``confirm`` is a
    question to press yes to; with neither it is done at once. ``kind`` is primary, line or quiet.
    """

    key: str = ""
    label: str = ""
    kind: str = "line"
    hotkey: str = ""
    asks: str = ""
    wants: bool = False
    confirm: str = ""


@dataclass(frozen=True)
class TableView:
    """A page of a list. ``filters`` are its saved views, their ``hint`` the number of rows; ``status`` as in Status, or
    gone and refused, which ``title`` and ``text`` explain.
    """

    status: str = "loading"
    caption: str = ""
    count_text: str = ""
    title: str = ""
    text: str = ""
    links: list[LinkItem] = field(default_factory=list)
    ways: list[LinkItem] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    filters: list[LinkItem] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True)
class RecordPicture:
    small: str = ""
    large: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Block:
    """Words of the record under a small heading; ``note`` says where they are from."""

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    note: str = ""
    facts: list[Fact] = field(default_factory=list)


@dataclass(frozen=True)
class Field:
    """Something that can be changed. ``kind`` is text or area."""

    name: str = ""
    label: str = ""
    value: str = ""
    help: str = ""
    kind: str = "text"
    longest: int = 200


@dataclass(frozen=True)
class Trace:
    """A line of the record's history: who did what, when."""

    what: str = ""
    who: str = ""
    when: str = ""
    note: str = ""


@dataclass(frozen=True)
class RecordView:
    """One record, with what can be changed of it and what can be done to it."""

    status: str = "loading"
    id: str = ""
    title: str = ""
    text: str = ""
    state: Cell = field(default_factory=Cell)
    links: list[LinkItem] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    pictures: list[RecordPicture] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    next_url: str = ""
    next_label: str = ""
