"""The shots of the silk."""

from dataclasses import replace
from functools import partial

from studio.shot import Shot, View, small

BUILD = "studio.products.silk:"
ABOVE = {"radius": 1.5, "middle": 0.4, "key": 0.95, "low": 0.6, "overhead": 0.45, "fill": 1.2}
"""The overhead light is not mirrored: from up here the ground would show it."""
TURNED = 0.3
"""Exposure of the other sides, where less of the silk faces the key."""
LAID = View(target=(0, -0.05, 0.1), distance=9.6, elevation=50, azimuth=0, stop=4)

_silk = partial(
    Shot, house="luxe", rig="studio.rigs.obsidian:obsidian", rig_options=ABOVE, view=LAID
)

SQUARE_90 = _silk(
    slug="giardino-square-90",
    role="hero",
    alt="Silk square with a printed garden in green and gold inside a red wall, one corner turned over",
    build=BUILD + "laid_square",
    view=replace(LAID, distance=11.0),
)
SQUARE_70 = _silk(
    slug="giardino-square-70",
    role="hero",
    alt="Silk square in green, gold and red, gathered through a brass ring",
    build=BUILD + "gathered",
    view=replace(LAID, target=(0.02, 0, 0.12), distance=10.6),
)
BANDEAU = _silk(
    slug="lake-bandeau",
    role="hero",
    alt="Narrow silk ribbon in a loose coil, plain red outside and printed inside",
    build=BUILD + "bandeau",
    view=replace(LAID, target=(0, 0, 0.2), distance=7.0, elevation=30),
)
POCKET = _silk(
    slug="hem-pocket-square",
    role="hero",
    alt="Small silk square from the edge of the print: a green wall and one corner of a garden of red beds",
    build=BUILD + "pocket_square",
    options={"palette": "red and green"},
    view=replace(LAID, distance=8.0),
)
STOLE = _silk(
    slug="villa-stole",
    role="hero",
    alt="Long printed stole of silk and cashmere laid in soft folds",
    build=BUILD + "stole",
    view=replace(LAID, target=(0, 0, 0.3), distance=9.4, elevation=32),
)

SHOTS: tuple[Shot, ...] = (
    SQUARE_90,
    small(
        SQUARE_90,
        role="angle",
        exposure=TURNED,
        alt="The corner of the square that is turned over, the garden printed through to its other side",
        view=replace(LAID, target=(0, 0.1, 0.05), distance=11.8, azimuth=150, elevation=34),
    ),
    small(
        SQUARE_90,
        role="detail",
        alt="Hedges, paths and the brick wall of the print",
        view=replace(LAID, target=(-0.3, -0.9, 0.05), distance=4.4),
    ),
    replace(
        SQUARE_90,
        variant="Blue and sand",
        alt="Silk square with the garden in blue and sand",
        options={"palette": "blue and sand"},
    ),
    SQUARE_70,
    small(
        SQUARE_70,
        role="angle",
        exposure=TURNED,
        alt="The gathered square from its side, pleats rising to the brass ring",
        view=replace(LAID, target=(0, 0, 0.15), distance=11.6, azimuth=62, elevation=26),
    ),
    small(
        SQUARE_70,
        role="detail",
        alt="Pleats of silk at the brass ring",
        view=replace(LAID, target=(0, 0, 0.2), distance=4.4),
    ),
    replace(
        SQUARE_70,
        variant="Blue and sand",
        alt="Gathered silk square in blue and sand",
        options={"palette": "blue and sand"},
    ),
    replace(
        SQUARE_70,
        variant="Black and gold",
        alt="Gathered silk square in black and gold",
        options={"palette": "black and gold"},
    ),
    BANDEAU,
    replace(
        BANDEAU,
        variant="Green border",
        alt="Narrow silk ribbon in a loose coil, plain green outside and printed in blue and sand inside",
        options={"border": "#2C4A33"},
    ),
    small(
        BANDEAU,
        role="angle",
        exposure=TURNED,
        alt="The coil of ribbon from above, red and printed silk by turns",
        view=replace(LAID, target=(0, 0, 0.1), distance=7.2, azimuth=20, elevation=62),
    ),
    small(
        BANDEAU,
        role="detail",
        alt="Stars and paths printed on the inner face of the ribbon",
        view=replace(
            LAID, target=(0.5, -0.25, 0.4), distance=2.9, azimuth=150, elevation=40, stop=8
        ),
    ),
    POCKET,
    replace(
        POCKET,
        variant="Red",
        alt="Small silk square from the edge of the print: a red wall and one corner of a garden of green beds",
        options={},
    ),
    small(
        POCKET,
        role="angle",
        exposure=TURNED,
        alt="The pocket square from behind, one corner rolled over the print",
        view=replace(LAID, target=(0, 0, 0.05), distance=9.8, azimuth=160, elevation=34),
    ),
    small(
        POCKET,
        role="detail",
        alt="A corner of the printed pocket square",
        view=replace(LAID, target=(0.3, -0.5, 0.1), distance=4.0),
    ),
    STOLE,
    replace(
        STOLE,
        variant="Black and gold",
        alt="Long printed stole in black and gold laid in soft folds",
        options={"palette": "black and gold"},
    ),
    small(
        STOLE,
        role="angle",
        exposure=TURNED,
        alt="The stole from its other end, four layers of silk and cashmere lying back and forth",
        view=replace(STOLE.view, target=(0, 0, 0.25), azimuth=110, elevation=25),
    ),
    small(
        STOLE,
        role="detail",
        alt="The folds of the stole and its printed garden",
        view=replace(LAID, target=(0.2, -0.6, 0.4), distance=4.4, elevation=28),
    ),
)
