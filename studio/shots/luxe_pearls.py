"""The shots of the pearls."""

from dataclasses import replace
from functools import partial

from studio.shot import Shot, View, small

_pearls = partial(
    Shot,
    house="luxe",
    rig="studio.rigs.obsidian:obsidian",
    rig_options={
        "radius": 1.2,
        "middle": 0.25,
        "fill": 0.8,
        "low": 0.7,
        "stones": 1.4,
        "overhead": 0.6,
    },
)
LAID = View(target=(0, -0.05, 0.22), distance=8.9, azimuth=6, elevation=27, stop=2.8, focus=8.2)
BUILD = "studio.products.pearls:"
ABOVE = {"overhead": 0.45, "fill": 1.1}
"""From above the ground would mirror the overhead light."""

BRACELET = _pearls(
    slug="emerald-clasp-bracelet",
    role="hero",
    alt="Bracelet of white pearls laid in a loop, with a round emerald clasp in gold",
    build=BUILD + "bracelet",
    view=LAID,
)
STRAND = _pearls(
    slug="long-strand-80",
    role="hero",
    alt="Long strand of white pearls with a green overtone, laid in crossing loops",
    build=BUILD + "strand",
    view=replace(LAID, target=(0, 0, 0.2), distance=8.6, elevation=30, focus=8.0),
)
STUDS = _pearls(
    slug="studs-eight",
    role="hero",
    alt="Two white pearl studs with gold posts and round backs",
    build=BUILD + "studs",
    view=replace(LAID, target=(0, 0, 0.46), distance=8.6, elevation=14, stop=4, focus=7.7),
    rig_options={"radius": 1.1, "middle": 0.45, "fill": 0.8, "low": 0.8},
)
PENDANT = _pearls(
    slug="single-emerald-pendant",
    role="hero",
    alt="Round emerald in a gold bezel ringed with grains, on a fine gold chain",
    build=BUILD + "pendant",
    view=replace(LAID, target=(0, -0.2, 0.35), distance=8.2, elevation=31, stop=3, focus=7.7),
)
BAROQUE = _pearls(
    slug="grey-bracelet-nine",
    role="hero",
    alt="Bracelet of uneven grey pearls with a white gold hook",
    build=BUILD + "baroque",
    view=replace(LAID, distance=9.2),
)

SHOTS: tuple[Shot, ...] = (
    BRACELET,
    small(
        BRACELET,
        role="detail",
        alt="The emerald of the clasp between two pearls",
        view=View(target=(0, -0.95, 0.14), distance=3.0, azimuth=10, elevation=24, stop=7),
    ),
    small(
        BRACELET,
        role="angle",
        alt="The bracelet from the side, pearls and knots in a row",
        view=replace(LAID, azimuth=70, elevation=16),
    ),
    STRAND,
    small(
        STRAND,
        role="angle",
        alt="The strand from above: one line of pearls that crosses itself once",
        view=replace(LAID, target=(0, 0, 0), distance=9.0, azimuth=20, elevation=66, focus=0),
        rig_options={**STRAND.rig_options, **ABOVE},
    ),
    small(
        STRAND,
        role="detail",
        alt="Pearls of the strand where two loops cross",
        view=View(target=(0.5, -0.8, 0.1), distance=3.2, azimuth=0, elevation=28, stop=6),
    ),
    STUDS,
    replace(
        STUDS, variant="Grey", alt="Two grey pearl studs with gold posts", options={"grey": True}
    ),
    small(
        STUDS,
        role="angle",
        alt="The two studs from the side, the post of one and its round gold back between the pearls",
        view=replace(STUDS.view, azimuth=116, elevation=22),
    ),
    small(
        STUDS,
        role="detail",
        alt="One stud close up, with the light of the room in its skin",
        view=View(target=(-0.7, 0, 0.45), distance=3.2, azimuth=0, elevation=16, stop=8),
    ),
    PENDANT,
    small(
        PENDANT,
        role="angle",
        alt="The pendant from above, its stone flat to the eye and the chain running out on both sides",
        view=replace(
            PENDANT.view, target=(0, 0.1, 0.2), distance=9.4, azimuth=-12, elevation=58, focus=0
        ),
        rig_options={**PENDANT.rig_options, **ABOVE},
    ),
    small(
        PENDANT,
        role="detail",
        alt="The emerald and the gold grains around it",
        view=View(target=(0, -0.55, 0.48), distance=3.0, azimuth=8, elevation=36, stop=8),
    ),
    BAROQUE,
    small(
        BAROQUE,
        role="angle",
        alt="The circle of grey pearls from above, closed by its white gold hook",
        view=replace(LAID, target=(0, 0, 0.1), distance=10.2, elevation=62, focus=0),
        rig_options={**BAROQUE.rig_options, **ABOVE},
    ),
    small(
        BAROQUE,
        role="detail",
        alt="Grey pearls close up, each of another shape",
        view=View(target=(0.3, -0.8, 0.16), distance=3.6, azimuth=0, elevation=24, stop=6),
    ),
)
