"""A member's closet, the form that offers a piece back, and pieces that are for sale a second time."""

from dataclasses import dataclass, field

from luxeverse.schemas.common import Crumbs, Fact, LinkItem, Picture, PriceLabel


@dataclass(frozen=True)
class ClosetEntry:
    """One piece. ``offer_url`` is empty when it cannot be offered (now), ``ref`` when there is no offer to take back."""

    key: str = ""
    name: str = ""
    url: str = ""
    variant_text: str = ""
    bought_text: str = ""
    picture: Picture = field(default_factory=Picture)
    status_text: str = ""
    note: str = ""
    offer_url: str = ""
    ref: str = ""
    listing_url: str = ""


@dataclass(frozen=True)
class ClosetPage:
    """``status`` is loading, ready, empty or gone (signed out). ``balance`` is empty when nothing was ever owed."""

    status: str = "loading"
    crumbs: Crumbs = field(default_factory=Crumbs)
    entries: list[ClosetEntry] = field(default_factory=list)
    balance: str = ""
    book: list[Fact] = field(default_factory=list)
    shop: LinkItem = field(default_factory=LinkItem)
    door: LinkItem = field(default_factory=LinkItem)


@dataclass(frozen=True)
class ConditionChoice:
    value: str = ""
    label: str = ""
    text: str = ""


@dataclass(frozen=True)
class OfferForm:
    """``status`` is loading, ready, sent, offered (already), missing (``trouble`` says why) or gone (signed out).

    ``bounds_text`` and ``fee_text`` say the rules as sentences.
    """

    status: str = "loading"
    crumbs: Crumbs = field(default_factory=Crumbs)
    piece: str = ""
    name: str = ""
    variant_text: str = ""
    picture: Picture = field(default_factory=Picture)
    conditions: list[ConditionChoice] = field(default_factory=list)
    currency: str = ""
    bounds_text: str = ""
    fee_text: str = ""
    house: str = ""
    prefix: str = ""
    closet_url: str = ""
    trouble: str = ""
    door: LinkItem = field(default_factory=LinkItem)


@dataclass(frozen=True)
class OwnPhoto:
    """A picture of the very piece; addresses of both sizes."""

    small: str = ""
    large: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class PreLovedCard:
    """``available`` is False while somebody pays for it."""

    name: str = ""
    maker: str = ""
    url: str = ""
    variant_text: str = ""
    condition: str = ""
    price: PriceLabel = field(default_factory=PriceLabel)
    new_text: str = ""
    picture: Picture = field(default_factory=Picture)
    available: bool = True


@dataclass(frozen=True)
class PreLovedList:
    title: str = ""
    intro: str = ""
    crumbs: Crumbs = field(default_factory=Crumbs)
    cards: list[PreLovedCard] = field(default_factory=list)
    all: LinkItem = field(default_factory=LinkItem)
    shop: LinkItem = field(default_factory=LinkItem)


@dataclass(frozen=True)
class PreLovedPage:
    """One piece of one. ``variant_id`` is what goes into the bag; ``can_buy`` is False once it is gone or being paid for."""

    name: str = ""
    maker: str = ""
    crumbs: Crumbs = field(default_factory=Crumbs)
    authenticated: str = ""
    condition: str = ""
    condition_text: str = ""
    words: str = ""
    variant_text: str = ""
    price: PriceLabel = field(default_factory=PriceLabel)
    new_text: str = ""
    price_note: str = ""
    picture: Picture = field(default_factory=Picture)
    photos: list[OwnPhoto] = field(default_factory=list)
    variant_id: str = ""
    can_buy: bool = False
    buy_label: str = ""
    promises: list[str] = field(default_factory=list)
    new: LinkItem = field(default_factory=LinkItem)
