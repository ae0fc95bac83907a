"""How a shot of Luma is written down. What a label says comes from the catalogue, so a picture never contradicts it."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from studio.shot import Shot, View, small

CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue" / "luma"
RIG = "studio.rigs.luma:daylight"
Options = dict[str, Any]


@cache
def pieces() -> dict[str, Mapping[str, Any]]:
    """The pieces of the house by slug."""
    files = sorted(CATALOGUE.glob("*.toml"))
    found = [tomllib.loads(file.read_text()).get("piece", []) for file in files]
    return {piece["slug"]: piece for group in found for piece in group}


def label(slug: str, *, size: int = 0) -> Options:
    """What the label of a piece says: its name, its amount and, for Sève, what is in it."""
    piece = pieces()[slug]
    words: Options = {"name": piece["name"], "amount": piece["variants"][size]["size"]}
    if piece["maker"] == "seve":
        rows = (material.split("|") for material in piece["materials"])
        words["formula"] = tuple((row[0].strip(), row[1].strip()) for row in rows)
    return words


def view(height: float, *, width: float = 0.0, fill: float = 0.66, **changes: Any) -> View:
    """A camera that shows a piece so tall and wide, in millimetres, on ``fill`` of the picture."""
    tall, wide = height * 0.02, width * 0.02
    reach = max(tall / fill, wide / (fill + 0.06) / 0.8)
    settings: Options = {"target": (0, 0, tall * 0.5), "azimuth": 10, "elevation": 9, "stop": 8.0}
    return View(distance=reach * 85 / 36, **(settings | changes))


def hero(
    slug: str,
    build: str,
    tint: str,
    seen: View,
    tall: float,
    alt: str,
    options: Options,
    **rig: Any,
) -> Shot:
    """The first picture of a piece; ``tall`` is the size the light is built for, in millimetres."""
    lit = {"tint": tint, "reach": round(tall * 0.02, 3), "middle": round(seen.target[2], 3)} | rig
    return Shot(
        house="luma",
        slug=slug,
        role="hero",
        alt=alt,
        build=f"studio.products.{build}",
        rig=RIG,
        view=seen,
        options=options,
        rig_options=lit,
        transform="Khronos PBR Neutral",
        samples=10 if "liquids" in options else 8,
    )


DROPPER = "luma_bottles:dropper_bottle"
PUMP = "luma_bottles:pump_bottle"
CAPPED = "luma_bottles:capped_bottle"
JAR = "luma_jars:jar"
OIL = (0.97, 0.72, 0.25)
WATER = (0.95, 0.98, 0.985)
CLOSER: Mapping[str, tuple[str, float, float]] = {
    DROPPER: ("where the label meets the liquid", 0.98, 0.5),
    PUMP: ("the printed front below the pump", 0.98, 0.52),
    CAPPED: ("the front with what is in it and how much", 1.0, 0.5),
    JAR: ("the printing under the lid", 1.0, 0.56),
    "luma_jars:balm_tin": ("the surface of the balm and the rolled edge of the tin", 0.9, 0.58),
    "luma_jars:workshop_tin": ("the ridge of the lid above the green label", 1.1, 0.56),
    "luma_jars:canister": ("the label, with the spoon and the powder before it", 0.6, 0.62),
    "luma_bars:soap": ("the stamp in the soap before the printed band", 0.9, 0.56),
    "luma_bars:cream_tube": ("the printing and the fold of light down the tube", 0.95, 0.52),
    "luma_sets:together": ("the pieces close together", 0.86, 0.62),
}
"""What a detail shows, and how its height and distance compare with the hero's."""


def detail(first: Shot) -> Shot:
    """The second picture: close enough to read."""
    words, height, nearness = CLOSER[first.build.removeprefix("studio.products.")]
    x, y, z = first.view.target
    seen = replace(
        first.view,
        target=(x * 0.5, y - 0.3, round(z * height, 3)),
        distance=round(first.view.distance * nearness, 3),
        azimuth=first.view.azimuth - 4,
        elevation=first.view.elevation + 4,
        stop=6.3,
    )
    name = pieces()[first.slug]["name"]
    return small(first, role="detail", view=seen, samples=8, alt=f"{name} close up: {words}")


def angle(first: Shot) -> Shot:
    """The third picture: from the other side and from higher."""
    turn = -34 if first.view.azimuth > 0 else 34
    side = "left" if turn > 0 else "right"
    seen = replace(
        first.view,
        azimuth=first.view.azimuth + turn,
        elevation=min(30.0, first.view.elevation + 14),
        distance=round(first.view.distance * 1.03, 3),
    )
    name = pieces()[first.slug]["name"]
    words = f"{name} turned to the {side}, seen from a little above"
    return small(first, role="angle", view=seen, samples=7, alt=words)
