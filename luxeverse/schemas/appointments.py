"""Visits: choosing one, and the one that was chosen."""

from dataclasses import dataclass, field

from luxeverse.schemas.common import Crumbs, Fact, LinkItem


@dataclass(frozen=True)
class KindChoice:
    """A kind of visit to choose by a link."""

    name: str = ""
    text: str = ""
    length_text: str = ""
    party_text: str = ""
    cost_text: str = ""
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class TimeChoice:
    """A day or a moment to choose by a link. ``note`` says what is left; ``at`` is the moment in ISO 8601."""

    label: str = ""
    note: str = ""
    url: str = ""
    at: str = ""
    current: bool = False
    is_free: bool = True


@dataclass(frozen=True)
class PlaceView:
    """``plan`` is the address of a drawn plan, ``note`` what of it is invented; ``way_url`` leads away from the shop."""

    name: str = ""
    address: list[str] = field(default_factory=list)
    hours: list[Fact] = field(default_factory=list)
    plan: str = ""
    plan_alt: str = ""
    note: str = ""
    way_url: str = ""


@dataclass(frozen=True)
class VisitsPage:
    """``kind`` and ``at`` are what is chosen, ``at`` "" until then; ``chosen_text`` says it."""

    title: str = ""
    standfirst: str = ""
    crumbs: Crumbs = field(default_factory=Crumbs)
    kinds: list[KindChoice] = field(default_factory=list)
    days: list[TimeChoice] = field(default_factory=list)
    times: list[TimeChoice] = field(default_factory=list)
    zone_text: str = ""
    kind: str = ""
    at: str = ""
    chosen_text: str = ""
    parties: list[str] = field(default_factory=list)
    place: PlaceView = field(default_factory=PlaceView)


@dataclass(frozen=True)
class VisitView:
    """A visit on its own page. ``status`` is loading, ready (to come), ended or empty (no such visit).

    ``times`` are the moments it can be moved to.
    """

    status: str = "loading"
    title: str = ""
    text: str = ""
    reference: str = ""
    facts: list[Fact] = field(default_factory=list)
    calendar_url: str = ""
    times: list[TimeChoice] = field(default_factory=list)
    place: PlaceView = field(default_factory=PlaceView)
    links: list[LinkItem] = field(default_factory=list)


@dataclass(frozen=True)
class VisitRow:
    """A visit to come, in an account."""

    name: str = ""
    when_text: str = ""
    url: str = ""
