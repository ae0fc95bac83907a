"""Borrowing a piece: its terms and its calendar, the days that are kept, and a member's loans."""

from dataclasses import dataclass, field

from luxeverse.schemas.cart import PriceRow
from luxeverse.schemas.checkout import AddressField
from luxeverse.schemas.common import Choice, Crumbs, LinkItem, Picture


@dataclass(frozen=True)
class LoanLength:
    """One length. ``closed`` are the days it cannot begin on, as ISO writes them; sums are ready to print."""

    days: int = 0
    label: str = ""
    rent: str = ""
    total: str = ""
    total_insured: str = ""
    total_minor: int = 0
    total_insured_minor: int = 0
    closed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class RentPage:
    """``first`` and ``last`` are the days a loan can begin on."""

    slug: str = ""
    name: str = ""
    maker: str = ""
    picture: Picture = field(default_factory=Picture)
    crumbs: Crumbs = field(default_factory=Crumbs)
    lengths: list[LoanLength] = field(default_factory=list)
    first: str = ""
    last: str = ""
    insurance: str = ""
    insurance_text: str = ""
    deposit: str = ""
    late_text: str = ""
    terms: list[str] = field(default_factory=list)
    fields: list[AddressField] = field(default_factory=list)
    countries: list[Choice] = field(default_factory=list)
    country: str = ""
    language: str = "en-IE"
    piece: LinkItem = field(default_factory=LinkItem)


@dataclass(frozen=True)
class HeldLoan:
    """Days that are kept while they are paid for; what the payment form needs. An empty ``ref``: none."""

    ref: str = ""
    days_text: str = ""
    rows: list[PriceRow] = field(default_factory=list)
    pay_label: str = ""
    amount_minor: int = 0
    currency: str = "eur"
    client_secret: str = ""
    publishable_key: str = ""
    script_url: str = ""
    return_url: str = ""
    note: str = ""
    attempt: int = 0


@dataclass(frozen=True)
class LoanEntry:
    """``ref`` is empty where nothing can be cancelled (any more)."""

    number: str = ""
    name: str = ""
    url: str = ""
    picture: Picture = field(default_factory=Picture)
    days_text: str = ""
    status_text: str = ""
    money_text: str = ""
    ref: str = ""


@dataclass(frozen=True)
class LoansPage:
    """``status`` is loading, ready, empty or gone (signed out). ``is_waiting`` while the bank has not answered."""

    status: str = "loading"
    is_waiting: bool = False
    crumbs: Crumbs = field(default_factory=Crumbs)
    entries: list[LoanEntry] = field(default_factory=list)
    shop: LinkItem = field(default_factory=LinkItem)
    door: LinkItem = field(default_factory=LinkItem)
