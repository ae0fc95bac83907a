"""The door of a house, and what a member sees behind it."""

from dataclasses import dataclass, field

from luxeverse.schemas.appointments import VisitRow
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.orders import OrderEntry


@dataclass(frozen=True)
class DoorPage:
    """The page to sign in or to open an account. ``back`` is where it leads; ``token`` that of a letter's link.

    ``status`` is ask (for a letter), new (the same, for somebody new), confirm (one button, for ``email``), forgotten
    (ask for a letter to choose a password by), choose (it, for ``email``), verify (a chosen password and its letter)
    or dead (the link opens nothing any more). ``rule`` is what a password must be.
    """

    status: str = "ask"
    title: str = ""
    text: str = ""
    button: str = ""
    back: str = ""
    email: str = ""
    token: str = ""
    rule: str = ""
    other: LinkItem = field(default_factory=LinkItem)


@dataclass(frozen=True)
class DeviceRow:
    """A browser the member is signed in with."""

    id: str = ""
    name: str = ""
    where: str = ""
    since: str = ""
    is_this: bool = False


@dataclass(frozen=True)
class AccountView:
    """``status`` is loading, ready or gone: nobody is signed in any more, and ``door`` leads back.

    ``personal`` says whether lists may follow what the member did, ``password_rule`` what a password must be.
    ``visits_url`` is "" where the house receives no visits.
    """

    status: str = "loading"
    greeting: str = ""
    name: str = ""
    email: str = ""
    personal: bool = False
    has_password: bool = False
    password_rule: str = ""
    latest: OrderEntry = field(default_factory=OrderEntry)
    orders_text: str = ""
    orders_url: str = ""
    saved_text: str = ""
    saved_url: str = ""
    closet_url: str = ""
    loans_url: str = ""
    shop_url: str = ""
    footprint_url: str = ""
    visits: list[VisitRow] = field(default_factory=list)
    visits_url: str = ""
    devices: list[DeviceRow] = field(default_factory=list)
    door: LinkItem = field(default_factory=LinkItem)


@dataclass(frozen=True)
class WelcomePage:
    """What somebody new can do next. Each way has a ``hint``: what it is good for."""

    title: str = ""
    text: str = ""
    ways: list[LinkItem] = field(default_factory=list)
