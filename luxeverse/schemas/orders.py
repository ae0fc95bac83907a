"""An order as its buyer sees it: after paying, and later by number and e-mail."""

from dataclasses import dataclass, field

from luxeverse.schemas.cart import PriceRow
from luxeverse.schemas.common import Crumbs, LinkItem, Notice, Picture, PriceLabel, Step


@dataclass(frozen=True)
class OrderLine:
    name: str = ""
    maker: str = ""
    url: str = ""
    variant_text: str = ""
    made: list[str] = field(default_factory=list)
    quantity_text: str = ""
    picture: Picture = field(default_factory=Picture)
    line_total: PriceLabel = field(default_factory=PriceLabel)


@dataclass(frozen=True)
class OrderView:
    """``status`` is loading, pending (payment not yet confirmed), ready, empty or failed."""

    status: str = "loading"
    number: str = ""
    title: str = ""
    standfirst: str = ""
    placed_on: str = ""
    status_text: str = ""
    lines: list[OrderLine] = field(default_factory=list)
    rows: list[PriceRow] = field(default_factory=list)
    address_lines: list[str] = field(default_factory=list)
    delivery_text: str = ""
    carriage_text: str = ""
    total: PriceLabel = field(default_factory=PriceLabel)
    email: str = ""
    house_name: str = ""
    steps: list[Step] = field(default_factory=list)
    payment_text: str = ""
    notice: Notice = field(default_factory=Notice)
    links: list[LinkItem] = field(default_factory=list)
    continue_link: LinkItem = field(default_factory=LinkItem)


@dataclass(frozen=True)
class OrderLookup:
    """The form that finds an order without an account."""

    number: str = ""
    email: str = ""
    error: str = ""
    hint: str = "As in the confirmation."


@dataclass(frozen=True)
class OrderEntry:
    """An order in the list of a member's orders; ``went_back`` says what of its money was refunded, and when."""

    number: str = ""
    url: str = ""
    placed_on: str = ""
    status_text: str = ""
    pieces_text: str = ""
    names: str = ""
    went_back: str = ""
    total: PriceLabel = field(default_factory=PriceLabel)
    pictures: list[Picture] = field(default_factory=list)


@dataclass(frozen=True)
class OrdersPage:
    """``total`` counts all of them; an empty ``more_label`` means that none is missing here.

    ``status`` is loading, ready, empty or gone: nobody is signed in any more, and ``door`` leads back.
    """

    status: str = "loading"
    entries: list[OrderEntry] = field(default_factory=list)
    total: int = 0
    shown_text: str = ""
    more_label: str = ""
    crumbs: Crumbs = field(default_factory=Crumbs)
    shop: LinkItem = field(default_factory=LinkItem)
    door: LinkItem = field(default_factory=LinkItem)
