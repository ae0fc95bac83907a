"""The shots of the candles and extraits."""

from dataclasses import replace
from functools import partial

from studio.shot import Shot, View, small

BUILD = "studio.products.flacon:"
DARK = {"radius": 1.1, "middle": 0.8, "accent": 0.5, "key": 0.8, "fill": 0.8, "low": 1.6}
ABOVE = {**DARK, "overhead": 0.45, "fill": 1.8, "key": 1.1}
"""Seen from above: the overhead light is not mirrored, or the ground would show it, and the rest is brighter."""
GLASS = {"radius": 1.0, "middle": 0.95, "halo": 1.2, "accent": 0.8}

_object = partial(Shot, house="luxe", rig="studio.rigs.obsidian:obsidian")
CANDLE = View(target=(0.24, 0, 0.80), distance=7.4, azimuth=8, elevation=12, stop=4)
FLACON = View(target=(0, 0, 0.93), distance=6.6, azimuth=16, elevation=7, stop=4)

BRAISE = _object(
    slug="braise-candle",
    role="hero",
    alt="Lit candle in a fluted black porcelain vessel with a brass seal, its brass lid leaning on it",
    build=BUILD + "candle",
    view=CANDLE,
    rig_options=DARK,
)
REFILL = _object(
    slug="braise-refill",
    role="hero",
    alt="Fluted black vessel filled with new wax, unlit",
    build=BUILD + "refill",
    view=replace(CANDLE, target=(0, 0, 0.76), distance=7.4, elevation=22),
    rig_options={**DARK, "fill": 1.2},
)
FLUTE = _object(
    slug="flute-candle-small",
    role="hero",
    alt="Small lit candle in a black vessel with twenty-four broad flutes",
    build=BUILD + "candle",
    options={"radius": 0.46, "height": 0.86, "flutes": 24, "lid": False, "seal": False},
    view=replace(CANDLE, target=(0, 0, 0.58), distance=6.0, elevation=14),
    rig_options={**DARK, "fill": 1.1},
)
NOCTIS = _object(
    slug="noctis-extrait",
    role="hero",
    alt="Square glass flacon of amber extrait with a brass label and a fluted brass stopper",
    build=BUILD + "extrait",
    view=FLACON,
    rig_options=GLASS,
    samples=10,
)
MINUIT = _object(
    slug="minuit-extrait",
    role="hero",
    alt="Square glass flacon of colourless extrait with a brass label and a round black stopper",
    build=BUILD + "extrait",
    options={"name": "MINUIT", "tint": None, "stopper": "ball"},
    view=replace(FLACON, target=(0, 0, 1.0), distance=7.0),
    rig_options={**GLASS, "halo": 0.55},
    samples=10,
)

SHOTS: tuple[Shot, ...] = (
    BRAISE,
    small(
        BRAISE,
        role="angle",
        alt="The lit candle from the other side, its brass lid before it and the wax glowing under the flame",
        view=replace(CANDLE, target=(0.42, -0.1, 0.66), distance=8.2, azimuth=100, elevation=30),
        rig_options=ABOVE,
    ),
    small(
        BRAISE,
        role="detail",
        alt="The brass seal on the fluted vessel",
        view=View(target=(0, -0.6, 0.62), distance=3.4, azimuth=14, elevation=10, stop=8),
    ),
    REFILL,
    small(
        REFILL,
        role="angle",
        alt="Down on the new wax and its wick, in the rim of black porcelain",
        view=replace(CANDLE, target=(0, 0, 0.72), distance=6.4, azimuth=6, elevation=52),
        rig_options=ABOVE,
    ),
    small(
        REFILL,
        role="detail",
        alt="The hand-cut flutes of the vessel",
        view=View(target=(0.2, -0.5, 0.5), distance=3.0, azimuth=34, elevation=14, stop=8),
    ),
    FLUTE,
    small(
        FLUTE,
        role="angle",
        alt="The small candle from above, its wax glowing around the wick",
        view=replace(CANDLE, target=(0, 0, 0.56), distance=5.0, azimuth=20, elevation=48),
        rig_options=ABOVE,
    ),
    small(
        FLUTE,
        role="detail",
        alt="The foot of the small candle, where the broad flutes end",
        view=View(target=(0.05, -0.42, 0.32), distance=2.2, azimuth=20, elevation=12, stop=8),
    ),
    NOCTIS,
    small(
        NOCTIS,
        role="angle",
        alt="The amber flacon from above, its ground shoulders and the thickness of the glass",
        view=replace(FLACON, azimuth=-38, elevation=26),
    ),
    small(
        NOCTIS,
        role="detail",
        alt="The brass label with its blackened letters",
        view=View(target=(0, -0.3, 0.66), distance=3.2, azimuth=18, elevation=8, stop=8),
    ),
    MINUIT,
    small(
        MINUIT,
        role="angle",
        alt="The colourless flacon from one of its edges: thick glass at the foot, the black ball above",
        view=replace(FLACON, target=(0, 0, 1.0), distance=7.0, azimuth=62, elevation=14),
    ),
    small(
        MINUIT,
        role="detail",
        alt="The lacquered ball that closes the flacon",
        view=View(target=(0, 0, 1.62), distance=3.4, azimuth=16, elevation=12, stop=8),
    ),
)
