"""On what terms a house takes pieces back: data of the house."""

from dataclasses import dataclass

from luxeverse.core.actor import House
from luxeverse.core.errors import NotFound
from luxeverse.domain.resale.condition import Condition
from luxeverse.services import identity


@dataclass(frozen=True, slots=True)
class Terms:
    """Parts in basis points: the fee of the price a piece is sold at, the bounds of what it costs new."""

    title: str
    intro: str
    fee_basis_points: int
    lowest_basis_points: int
    highest_basis_points: int
    conditions: tuple[Condition, ...]


async def terms_of(house: House) -> Terms | None:
    """None for a house that takes nothing back."""
    said = (await identity.record_of(house)).settings.get("resale")
    if not isinstance(said, dict):
        return None
    return Terms(
        title=said["title"],
        intro=said["intro"],
        fee_basis_points=said["fee_basis_points"],
        lowest_basis_points=said["lowest_basis_points"],
        highest_basis_points=said["highest_basis_points"],
        conditions=tuple(Condition(word) for word in said["conditions"]),
    )


async def required_terms(house: House) -> Terms:
    """Raises NotFound for a house that takes nothing back."""
    terms = await terms_of(house)
    if terms is None:
        raise NotFound(f"{house.name} does not sell pieces again.", code="no_resale")
    return terms
