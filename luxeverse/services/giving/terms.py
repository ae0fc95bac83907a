"""What a house counts of its parcels, and what a buyer may add for others there. All of it is data of the house."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import ReadSession
from luxeverse.core.errors import Invalid
from luxeverse.core.money import Money
from luxeverse.domain.giving.amounts import round_step
from luxeverse.domain.sustainability.carriage import Packing
from luxeverse.domain.sustainability.journey import Place
from luxeverse.models.identity import User
from luxeverse.services import identity

DEFAULT = "default"

RETURNS_DAYS = 30
"""Of a house that says nothing else."""


@dataclass(frozen=True, slots=True)
class Parcels:
    """Where parcels leave, in what box, and what a piece weighs by category where nobody says."""

    start: Place
    packing: Packing
    grams: Mapping[str, int]

    def weight_of(self, category: str) -> int:
        """Grams of a piece of a category whose weight is not known."""
        return self.grams.get(category, self.grams[DEFAULT])


@dataclass(frozen=True, slots=True)
class Project:
    """A project that takes carbon out of the air, and its price since ``as_of``."""

    name: str
    text: str
    per_tonne: Money
    as_of: date
    is_taxed: bool


@dataclass(frozen=True, slots=True)
class Cause:
    """Whom a rounded sum goes to. The house adds as much again, up to ``match_a_day``."""

    name: str
    text: str
    round_to: int
    match_a_day: Money


@dataclass(frozen=True, slots=True)
class Terms:
    """What a house has of all this; what it has not is not offered. ``returns_days`` is how long a piece may come back."""

    parcels: Parcels | None = None
    project: Project | None = None
    cause: Cause | None = None
    returns_days: int = RETURNS_DAYS


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a buyer chose to add, under these terms."""

    terms: Terms
    contributes: bool = False
    rounds_up: bool = False


async def terms_of(house: House) -> Terms:
    """The terms of a house, as remembered with its other settings. Call it outside a transaction."""
    said: Mapping[str, Any] = (await identity.record_of(house)).settings
    parcels = _parcels(said["carriage"]) if "carriage" in said else None
    return Terms(
        parcels=parcels,
        project=_project(said["contribution"], house)
        if parcels and "contribution" in said
        else None,
        cause=_cause(said["cause"], house) if "cause" in said else None,
        returns_days=said.get("returns_days", RETURNS_DAYS),
    )


async def wanted(
    session: ReadSession, actor: Actor, terms: Terms, *, contributes: bool | None, rounds_up: bool
) -> Wanted:
    """What is chosen; where nothing is said of a contribution, what the member always does. At most one query.

    Raises Invalid for something this house does not offer.
    """
    if contributes and terms.project is None:
        raise Invalid("This house takes no contribution for a parcel.", code="no_offset")
    if rounds_up and terms.cause is None:
        raise Invalid("This house rounds nothing up.", code="no_round_up")
    if contributes is None and terms.project and actor.user_id:
        contributes = await always_contributes(session, actor.user_id)
    return Wanted(terms, contributes=bool(contributes), rounds_up=rounds_up)


async def always_contributes(session: ReadSession, user_id: UUID) -> bool:
    """Whether a member adds the contribution to every order."""
    return bool(await session.scalar(select(User.always_contributes).where(User.id == user_id)))


def _parcels(said: Mapping[str, Any]) -> Parcels:
    packing = Packing(said["packing_grams"], said["is_recycled"], said["returned_basis_points"])
    return Parcels((said["at"][0], said["at"][1]), packing, said["grams"])


def _project(said: Mapping[str, Any], house: House) -> Project:
    return Project(
        name=said["project"],
        text=said["text"],
        per_tonne=Money.of(said["price_per_tonne"], house.currency),
        as_of=date.fromisoformat(said["as_of"]),
        is_taxed=said["is_taxed"],
    )


def _cause(said: Mapping[str, Any], house: House) -> Cause:
    step = said.get("round_to")
    return Cause(
        name=said["name"],
        text=said["text"],
        round_to=Money.of(step, house.currency).minor if step else round_step(house.currency),
        match_a_day=Money.of(said["match_a_day"], house.currency),
    )
