"""The shots of Luma. What a label says comes from the catalogue, so a picture never contradicts its page."""

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

DROPPERS = (
    hero(
        "serum-botanique",
        DROPPER,
        "#DDCDB6",
        view(111, fill=0.72, azimuth=5),
        105,
        "Sérum botanique in a clear bottle with a dropper, the oil floating on the water, leaf shadows behind it",
        label("serum-botanique")
        | {"accent": "#C79A5B", "liquids": ((0.42, WATER, 0.3), (0.82, (0.98, 0.74, 0.16), 3.0))},
        leaves=True,
    ),
    hero(
        "five-percent-panthenol",
        DROPPER,
        "#CBD7D9",
        view(111, fill=0.7, azimuth=-6),
        105,
        "Panthenol five, a colourless serum in a clear dropper bottle on pale blue paper, a drop in front",
        label("five-percent-panthenol")
        | {"accent": "#8FAEB5", "liquids": ((0.82, WATER, 0.6),), "spilt": (30, -34, 15)},
    ),
    hero(
        "squalane-only",
        DROPPER,
        "#D5D6C4",
        view(111, fill=0.7, azimuth=14),
        105,
        "Squalane, nothing else: a clear dropper bottle with a black bulb, its label listing one ingredient",
        label("squalane-only")
        | {
            "accent": "#A9AE86",
            "liquids": ((0.84, (0.98, 0.97, 0.86), 0.7),),
            "rubber": (0.02, 0.02, 0.02),
        },
    ),
    hero(
        "lactic-five",
        DROPPER,
        "#DFC6B2",
        view(111, fill=0.7, azimuth=-10),
        105,
        "Lactic five in an amber glass dropper bottle on clay-coloured paper",
        label("lactic-five")
        | {
            "accent": "#B5714A",
            "note": "pH 3.8, two evenings a week",
            "liquids": ((0.8, WATER, 0.6),),
            "tint": (0.86, 0.50, 0.20),
            "rubber": (0.02, 0.02, 0.02),
        },
    ),
    hero(
        "rosehip-oil",
        DROPPER,
        "#E3CFC4",
        view(111, fill=0.7, azimuth=6),
        105,
        "Rosehip oil, deep orange in a clear dropper bottle, with a pool of the oil in front",
        label("rosehip-oil")
        | {
            "accent": "#C4622D",
            "note": "Pressed October 2026",
            "liquids": ((0.82, (1.0, 0.54, 0.01), 6.0),),
            "spilt": (31, -34, 16),
        },
    ),
)

BOTTLES = (
    hero(
        "oat-milk-cleanser",
        PUMP,
        "#CFD6C6",
        view(166, fill=0.71, azimuth=16, target=(-0.12, 0, 1.62)),
        150,
        "Oat milk cleanser, a milk-white pump bottle of 150 ml with the formula printed on it, leaf shadows behind",
        label("oat-milk-cleanser") | {"accent": "#A9B79F", "opaque": (0.80, 0.765, 0.69)},
        leaves=True,
    ),
    hero(
        "cleansing-oil",
        CAPPED,
        "#E2D3B4",
        view(122, fill=0.71, azimuth=-8),
        118,
        "Cleansing oil, 100 ml of golden oil in a clear bottle with an aluminium cap",
        label("cleansing-oil")
        | {"accent": "#D0A146", "liquids": ((0.88, OIL, 1.5),), "spilt": (36, -36, 17)},
    ),
    hero(
        "gel-wash",
        PUMP,
        "#C9D8CC",
        view(166, fill=0.7, azimuth=-18, target=(0.05, 0, 1.62)),
        150,
        "Gel wash in a clear pump bottle, the gel a pale green",
        label("gel-wash") | {"accent": "#7FA58A", "liquids": ((0.9, (0.72, 0.93, 0.80), 0.75),)},
    ),
    hero(
        "hand-wash-tin",
        PUMP,
        "#D9C9AE",
        view(166, fill=0.71, azimuth=12, target=(-0.1, 0, 1.62)),
        150,
        "Liquid hand soap of Holt in an amber glass bottle with a black pump and a green label",
        label("hand-wash-tin")
        | {
            "accent": "#22352C",
            "holt": ("#22352C", "#EADFC6"),
            "black": True,
            "radius": 33,
            "body": 108,
            "tint": (0.84, 0.47, 0.18),
            "liquids": ((0.88, (0.9, 0.62, 0.3), 0.8),),
        },
    ),
    hero(
        "fluid-for-warm-days",
        CAPPED,
        "#CBDAD6",
        view(110, fill=0.68, azimuth=10),
        105,
        "Fluid for warm days, a slim frosted bottle of 50 ml with a tall white cap",
        label("fluid-for-warm-days")
        | {
            "accent": "#86ABA5",
            "radius": 16.5,
            "body": 78,
            "neck": 10,
            "cap_height": 30,
            "cap_colour": (0.82, 0.81, 0.78),
            "shoulder": 5,
            "opaque": (0.66, 0.77, 0.74),
        },
    ),
    hero(
        "glycerine-seven",
        CAPPED,
        "#DCE1DC",
        view(140, fill=0.71, azimuth=-12),
        130,
        "Glycerine seven, a tall clear bottle of 100 ml with a black cap, the note on damp skin on its label",
        label("glycerine-seven")
        | {
            "accent": "#9DB3AC",
            "note": "On damp skin",
            "radius": 19.5,
            "body": 112,
            "cap_height": 20,
            "cap_colour": (0.015, 0.015, 0.015),
            "liquids": ((0.88, WATER, 0.5),),
        },
    ),
    hero(
        "rinse-off-oil-mask",
        CAPPED,
        "#CCCFB0",
        view(112, width=70, fill=0.68, azimuth=8),
        112,
        "Oil mask before washing in a broad-shouldered bottle of green glass",
        label("rinse-off-oil-mask")
        | {
            "accent": "#7A8450",
            "radius": 27,
            "body": 80,
            "neck": 12,
            "shoulder": 17,
            "cap_height": 20,
            "tint": (0.86, 0.92, 0.78),
            "liquids": ((0.86, (0.93, 0.84, 0.42), 0.9),),
        },
    ),
)


PALE_INK = (236, 228, 212)

JARS = (
    hero(
        "creme-de-rosee",
        JAR,
        "#E3CDC3",
        view(50, width=92, fill=0.7, azimuth=8, elevation=15, target=(0.06, -0.1, 0.42)),
        72,
        "Crème de rosée, a milk glass jar of 50 ml with an aluminium lid, a smear of the cream in front, leaf shadows",
        label("creme-de-rosee")
        | {
            "opaque": (0.80, 0.755, 0.70),
            "cream": (0.85, 0.74, 0.69),
            "smeared": (14, -50, 8),
        },
        leaves=True,
    ),
    hero(
        "night-cream-rich",
        JAR,
        "#B9A79B",
        view(52, width=84, fill=0.68, azimuth=-10, elevation=14),
        70,
        "Rich night cream in a dark brown glass jar with an aluminium lid, on dusky paper",
        label("night-cream-rich")
        | {
            "opaque": (0.045, 0.022, 0.014),
            "ink": PALE_INK,
            "height": 36,
            "cream": (0.84, 0.78, 0.66),
            "smeared": (-4, -54, -8),
        },
    ),
    hero(
        "white-clay-mask",
        JAR,
        "#D8CFC4",
        view(52, width=98, fill=0.7, azimuth=12, elevation=16),
        74,
        "White clay mask, the paste showing through a wide clear jar, a trace of it on the paper",
        label("white-clay-mask")
        | {
            "radius": 37,
            "height": 33,
            "filling": (0.90, 0.885, 0.85),
            "cream": (0.78, 0.765, 0.73),
            "smeared": (0, -62, 14),
        },
    ),
    hero(
        "overnight-gel-mask",
        JAR,
        "#B4C1CC",
        view(52, width=88, fill=0.66, azimuth=-8, elevation=15),
        72,
        "Overnight gel, pale blue in a clear jar with a white lid, on grey-blue paper",
        label("overnight-gel-mask")
        | {
            "filling": (0.62, 0.80, 0.88),
            "lid_colour": (0.80, 0.80, 0.79),
            "height": 36,
        },
    ),
    hero(
        "barrier-balm",
        "luma_jars:balm_tin",
        "#C3CBCC",
        view(62, width=94, fill=0.7, azimuth=10, elevation=20, target=(0, 0.2, 0.5)),
        76,
        "Barrier balm, an open flat tin of yellow balm, its lid leaning behind it",
        {"accent": "#5F7478"} | {k: v for k, v in label("barrier-balm").items() if k != "formula"},
    ),
    hero(
        "hand-cream-workshop",
        "luma_jars:workshop_tin",
        "#D3C3A0",
        view(46, width=84, fill=0.68, azimuth=8, elevation=22),
        72,
        "Workshop hand cream of Holt, a green tin of 75 ml with its name on side and lid",
        label("hand-cream-workshop"),
    ),
    hero(
        "oat-mask",
        "luma_jars:canister",
        "#DBCBAF",
        view(96, width=124, fill=0.72, azimuth=4, elevation=16, target=(0, -0.3, 0.78)),
        110,
        "Oat mask, a tall tin with its wooden spoon and a little of the oat powder in front",
        label("oat-mask") | {"accent": "#B08D57"},
    ),
)

OTHERS = (
    hero(
        "harbour-soap",
        "luma_bars:soap",
        "#C9CDBE",
        view(70, width=112, fill=0.74, azimuth=6, elevation=24, target=(0.04, -0.1, 0.42)),
        84,
        "Harbour soap, one bar in its green paper band and a bare one behind it, stamped Holt",
        label("harbour-soap"),
    ),
    hero(
        "plain-cream",
        "luma_bars:cream_tube",
        "#D9D8D3",
        view(146, fill=0.7, azimuth=-10, elevation=11, target=(0.2, 0, 1.4)),
        135,
        "Plain cream, a white tube of 100 ml standing on its cap, the seven ingredients on its front",
        label("plain-cream") | {"accent": "#B9B6AD"},
    ),
)

SETS = (
    hero(
        "serum-and-cream-set",
        "luma_sets:together",
        "#CDD5C5",
        view(118, width=150, fill=0.76, azimuth=4, elevation=12, target=(0, 0, 1.05)),
        120,
        "Sérum botanique and crème de rosée before their box of grey board",
        {
            "pieces": (
                (
                    "dropper",
                    label("serum-botanique")
                    | {
                        "accent": "#C79A5B",
                        "liquids": ((0.42, WATER, 0.3), (0.82, (0.98, 0.74, 0.16), 3.0)),
                        "place": (-36, -8, 6),
                    },
                ),
                (
                    "jar",
                    label("creme-de-rosee")
                    | {"opaque": (0.80, 0.755, 0.70), "place": (30, -34, -8)},
                ),
            ),
            "box": (132, 56, 92),
            "words": "Sève",
            "box_place": (14, 52, -4),
        },
    ),
    hero(
        "first-week-set",
        "luma_sets:together",
        "#D9CDBE",
        view(92, width=142, fill=0.88, azimuth=4, elevation=15, target=(0.1, 0, 0.62)),
        110,
        "First week: a small cleanser, serum, cream and balm before their box",
        {
            "pieces": (
                (
                    "bottle",
                    label("oat-milk-cleanser", size=2)
                    | {
                        "accent": "#A9B79F",
                        "opaque": (0.80, 0.765, 0.69),
                        "radius": 15,
                        "body": 56,
                        "neck": 8,
                        "cap_height": 14,
                        "shoulder": 6,
                        "place": (-46, 0, 8),
                    },
                ),
                (
                    "dropper",
                    label("serum-botanique", size=2)
                    | {
                        "accent": "#C79A5B",
                        "liquids": ((0.42, WATER, 0.3), (0.82, (0.98, 0.74, 0.16), 4.0)),
                        "radius": 10.5,
                        "body": 34,
                        "place": (-14, -20, 4),
                    },
                ),
                (
                    "jar",
                    label("creme-de-rosee", size=2)
                    | {
                        "opaque": (0.80, 0.755, 0.70),
                        "radius": 18,
                        "height": 20,
                        "lid_height": 10,
                        "place": (20, -26, -6),
                    },
                ),
                (
                    "balm",
                    {k: v for k, v in label("barrier-balm", size=1).items() if k != "formula"}
                    | {
                        "accent": "#5F7478",
                        "radius": 19,
                        "height": 13,
                        "place": (54, -10, -4),
                    },
                ),
            ),
            "box": (128, 60, 74),
            "words": "Sève",
            "box_place": (4, 62, -3),
        },
    ),
    hero(
        "hands-at-work-set",
        "luma_sets:together",
        "#CBBEA4",
        view(160, width=190, fill=0.8, azimuth=2, elevation=14, target=(0, 0, 1.25)),
        150,
        "Hands at work: a bar of soap on its wooden dish, the amber bottle of hand soap and the tin of hand cream",
        {
            "pieces": (
                (
                    "pump",
                    label("hand-wash-tin")
                    | {
                        "accent": "#22352C",
                        "holt": ("#22352C", "#EADFC6"),
                        "black": True,
                        "radius": 33,
                        "body": 108,
                        "tint": (0.84, 0.47, 0.18),
                        "liquids": ((0.88, (0.9, 0.62, 0.3), 0.8),),
                        "place": (-34, 34, 14),
                    },
                ),
                ("tin", label("hand-cream-workshop") | {"place": (50, 18, -10)}),
                ("soap", label("harbour-soap") | {"dish": True, "place": (14, -62, 10)}),
            ),
        },
    ),
)

HEROES: tuple[Shot, ...] = (*DROPPERS, *BOTTLES, *JARS, *OTHERS, *SETS)
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


SHOTS: tuple[Shot, ...] = (
    *HEROES,
    *(detail(first) for first in HEROES),
    *(angle(first) for first in HEROES),
)
