"""What a house takes back, as its settings say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from luxeverse.core.actor import House
from luxeverse.core.errors import Invalid
from luxeverse.domain.recycling.status import ReturnedKind
from luxeverse.schemas.recycling import Programme
from luxeverse.services import identity


@dataclass(frozen=True, slots=True)
class Rules:
    """``points`` for each piece; ``least`` and ``most`` of a parcel, ``most_a_year`` of a member."""

    kind: ReturnedKind
    what: str
    one: str
    text: str
    address: list[str]
    points: int
    least: int
    most: int
    most_a_year: int
    days: int


async def rules_of(house: House) -> Rules | None:
    """The programme of a house; None where it takes nothing back."""
    settings: Mapping[str, Any] = (await identity.record_of(house)).settings
    said = settings.get("recycling")
    return Rules(**{**said, "kind": ReturnedKind(said["kind"])}) if said else None


async def required_rules(house: House) -> Rules:
    """As ``rules_of``. Raises Invalid where nothing is taken back."""
    rules = await rules_of(house)
    if rules is None:
        raise Invalid("This house takes nothing back yet.", code="no_recycling")
    return rules


def counted(rules: Rules | None, pieces: int) -> str:
    """Such as "1 empty bottle" and "4 empty bottles"; a house that takes nothing back any more has no word for them."""
    one, many = (rules.one, rules.what) if rules else ("piece", "pieces")
    return f"{pieces} {one if pieces == 1 else many}"


def programme_of(rules: Rules | None) -> Programme:
    """The programme in words."""
    if rules is None:
        return Programme()
    least = f"At least {rules.least} in a parcel, " if rules.least > 1 else ""
    limit = f"{least}at most {rules.most}, and {rules.most_a_year} in a year."
    return Programme(
        what=rules.what,
        text=rules.text,
        reward_text=f"{rules.points} points for each, once they are here.",
        least=rules.least,
        most=rules.most,
        limit_text=limit[0].upper() + limit[1:],
    )
