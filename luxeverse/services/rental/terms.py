"""What a house lends, and on what terms: data of the house."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.errors import NotFound
from luxeverse.core.money import Money
from luxeverse.services import identity


@dataclass(frozen=True, slots=True)
class PieceTerms:
    """One piece: how many there are to lend, rent by days, and what else it costs or may cost."""

    units: int
    rents: Mapping[int, Money]
    deposit: Money
    insurance: Money
    late: Money
    care_days: int


@dataclass(frozen=True, slots=True)
class Terms:
    """``zone`` is where the days of the house begin and end."""

    zone: ZoneInfo
    lead: timedelta
    horizon: timedelta
    countries: tuple[str, ...]
    pieces: Mapping[str, PieceTerms]

    def today(self) -> date:
        """The calendar day it is now at the house."""
        return clock.now().astimezone(self.zone).date()

    def first_day(self) -> date:
        """The first day a loan can begin on."""
        return self.today() + self.lead

    def last_day(self) -> date:
        """The last day one can begin on."""
        return self.today() + self.horizon


async def terms_of(house: House) -> Terms | None:
    """None for a house that lends nothing."""
    said = (await identity.record_of(house)).settings.get("rental")
    if not isinstance(said, dict):
        return None
    return Terms(
        zone=ZoneInfo(said["zone"]),
        lead=timedelta(days=said["lead_days"]),
        horizon=timedelta(days=said["horizon_days"]),
        countries=tuple(said["countries"]),
        pieces={slug: _piece(entry, house.currency) for slug, entry in said["piece"].items()},
    )


async def piece_terms(house: House, slug: str) -> PieceTerms | None:
    """None for a piece that is not lent. Every page of a piece asks, so no other piece is looked at."""
    said = (await identity.record_of(house)).settings.get("rental")
    entry = said["piece"].get(slug) if isinstance(said, dict) else None
    return _piece(entry, house.currency) if entry else None


async def terms_of_piece(house: House, slug: str) -> tuple[Terms, PieceTerms]:
    """Raises NotFound for a piece that is not lent."""
    terms = await terms_of(house)
    if terms is None or slug not in terms.pieces:
        raise NotFound("This piece is not lent.", code="not_lent")
    return terms, terms.pieces[slug]


def _piece(entry: Mapping[str, Any], currency: str) -> PieceTerms:
    def money(major: str) -> Money:
        return Money.of(major, currency)

    return PieceTerms(
        units=entry["units"],
        rents={
            int(days): money(major) for days, major in sorted(entry["prices"].items(), key=_days)
        },
        deposit=money(entry["deposit"]),
        insurance=money(entry["insurance"]),
        late=money(entry["late"]),
        care_days=entry["care_days"],
    )


def _days(price: tuple[str, str]) -> int:
    return int(price[0])
