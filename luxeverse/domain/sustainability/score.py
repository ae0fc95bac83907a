"""How a piece's score is made, from 0 to 100, out of what its maker states; and what its making took from the air.

The score is the weighted mean of five shares, rounded half up. The page /legal/score says the same in words, and a test
keeps the two together. A record is stored with the piece as open JSON: ``{"materials", "making", "packaging"}`` as per
cent, ``"life"`` as a list of what keeps a piece in use, ``"kg"`` per stage, ``"grams"`` of the parcel, ``"recyclable"``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

WEIGHTS = {"materials": 35, "making": 20, "transport": 15, "packaging": 10, "life": 20}
"""Per cent. Material weighs most because it is most of what a made thing takes (a rule of the houses)."""
LIFE = {"repair": 40, "parts": 30, "return": 30}
"""Points of what keeps a piece in use: mending, spare parts, being taken back or filled again."""
NEAR_KM, FAR_KM = 500, 10_000
"""All points up to the first distance, none from the second on."""
LORRY_KG_PER_TONNE_KM = 0.11
"""Kilograms of CO2 equivalent. Source: UK Government conversion factors 2023, average laden lorry, rounded."""
GRAMS_PER_TONNE = 1_000_000


@dataclass(frozen=True, slots=True)
class Score:
    """The whole and its parts, each from 0 to 100."""

    whole: int
    parts: Mapping[str, int]


def score(record: Mapping[str, Any], kilometres: float) -> Score | None:
    """The score of a piece that has a record; None for one that has none."""
    if not record:
        return None
    parts = {
        "materials": int(record["materials"]),
        "making": int(record["making"]),
        "transport": transport_points(kilometres),
        "packaging": int(record["packaging"]),
        "life": sum(LIFE[kept] for kept in record["life"]),
    }
    weighed = sum(WEIGHTS[name] * points for name, points in parts.items())
    return Score((weighed + 50) // 100, parts)


def transport_points(kilometres: float) -> int:
    """Falls evenly between the near and the far distance."""
    share = (FAR_KM - kilometres) / (FAR_KM - NEAR_KM)
    return round(100 * min(1.0, max(0.0, share)))


def kilograms(record: Mapping[str, Any], kilometres: float) -> dict[str, float]:
    """CO2 equivalent by stage; transport is computed from the way and the weight, the rest is the maker's figure."""
    if not record:
        return {}
    said = record["kg"]
    moved = kilometres * record["grams"] / GRAMS_PER_TONNE * LORRY_KG_PER_TONNE_KM
    return {
        "materials": float(said["materials"]),
        "making": float(said["making"]),
        "transport": moved,
        "packaging": float(said["packaging"]),
    }
