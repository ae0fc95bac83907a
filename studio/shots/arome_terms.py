"""How a shot of Arôme is written down. Label and page come from the catalogue, so a picture never contradicts them."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from studio.kit.nodes import Colour
from studio.shot import Shot, View, small

CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue" / "arome"
RIG = "studio.rigs.arome:north_window"
Options = dict[str, Any]

HEADS = {"calming": "ball", "uplifting": "disc", "clarifying": "facet", "grounding": "wax"}
"""The stopper tells the humour; grounding essences are sealed with wax."""


@cache
def pieces() -> dict[str, Mapping[str, Any]]:
    """The essences of the house by slug."""
    files = sorted(CATALOGUE.glob("*.toml"))
    found = [tomllib.loads(file.read_text()).get("piece", []) for file in files]
    return {piece["slug"]: piece for group in found for piece in group}


def bottle(slug: str, colour: Colour, density: float, **changes: Any) -> Options:
    """What stands on the page: the form follows the amount, the stopper the humour, a seal marks what is limited."""
    piece = pieces()[slug]
    told, amount = piece["attributes"], piece["variants"][0]["size"]
    written = {key: told[key] for key in ("latin", "folio", "origin", "notes")}
    written |= {"name": piece["name"], "amount": amount, "story": piece["story"]}
    settings: Options = {
        "written": written,
        "bottle": "vial" if amount == "15 ml" else "flacon",
        "head": HEADS[told["humour"]],
        "colour": colour,
        "density": density,
        "seal": bool(piece.get("limited")) or told["folio"] == "1",
    }
    return settings | changes


def hero(slug: str, build: str, glass: Options, options: Options, alt: str, **seen: Any) -> Shot:
    """The first picture: bottle, page and plant."""
    small = glass["bottle"] == "flacon"
    framing: Options = {
        "target": (0.34, -0.1, 0.60 if small else 0.74),
        "distance": 6.5 if small else 7.4,
        "azimuth": 4.0,
        "elevation": 17.0,
        "stop": 6.3,
    }
    return Shot(
        house="arome",
        slug=slug,
        role="hero",
        alt=alt,
        build=f"studio.products.{build}",
        rig=RIG,
        view=View(**(framing | seen)),
        options={"bottle": glass} | options,
        rig_options={"reach": 1.6 if small else 1.8, "middle": 0.72 if small else 0.85},
        transform="Khronos PBR Neutral",
        samples=8,
    )


HERB = "arome_herbs:herb"
CITRUS = "arome_citrus:citrus"


def detail(first: Shot) -> Shot:
    """The second picture: the label, the thread and the foot of the stopper."""
    little = first.options["bottle"]["bottle"] == "flacon"
    seen = replace(
        first.view,
        target=(0.06, -0.3, 0.66 if little else 0.8),
        distance=3.7 if little else 4.3,
        azimuth=8.0,
        elevation=13.0,
    )
    name, told = pieces()[first.slug]["name"], pieces()[first.slug]["attributes"]
    words = f"The label of {name} close up, folio {told['folio']}, under the tied thread"
    return small(first, role="detail", view=seen, samples=8, alt=words)


def above(first: Shot) -> Shot:
    """The third picture: the plant and the page, from above."""
    seen = replace(
        first.view,
        target=(0.38, -0.3, 0.42),
        distance=round(first.view.distance * 0.97, 3),
        azimuth=-6.0,
        elevation=44.0,
        stop=8.0,
    )
    latin, name = (pieces()[first.slug]["attributes"]["latin"], pieces()[first.slug]["name"])
    words = f"{latin} on the open page from above, with the bottle of {name}"
    return small(first, role="angle", view=seen, samples=7, alt=words)
