"""The shots of the rings and pearls."""

from dataclasses import replace
from functools import partial

from studio.shot import Shot, View, small

_ring = partial(
    Shot,
    house="luxe",
    rig="studio.rigs.obsidian:obsidian",
    rig_options={"radius": 1.0, "middle": 1.0, "fill": 1.5, "stones": 1.8, "sparks": True},
    samples=16,
)
CLOSE = {"radius": 1.0, "middle": 1.0, "fill": 1.3, "stones": 1.3, "overhead": 0.4, "sparks": True}
"""Close up the table of a stone mirrors what hangs above it."""
TALL = View(target=(0, 0, 1.32), distance=7.0, azimuth=30, elevation=15, stop=4)
LOW = View(target=(0, 0, 0.98), distance=6.2, azimuth=34, elevation=17, stop=5)


def ring(
    slug: str,
    build: str,
    options: dict[str, object],
    view: View,
    words: tuple[str, str, str],
    macro: View,
) -> tuple[Shot, ...]:
    """Three quarters, from the side, and close."""
    hero = _ring(
        slug=slug,
        role="hero",
        alt=words[0],
        build=f"studio.products.ring:{build}",
        options=options,
        view=view,
    )
    return (
        hero,
        small(hero, role="angle", alt=words[1], view=replace(view, azimuth=-8, elevation=9)),
        small(hero, role="detail", alt=words[2], view=macro, rig_options=CLOSE),
    )


STONE = View(target=(0, -0.1, 2.12), distance=3.3, azimuth=24, elevation=30, stop=9)

SHOTS: tuple[Shot, ...] = (
    *ring(
        "six-claw-ring-2ct",
        "six_claw",
        {"carat": 2.01},
        TALL,
        (
            "Yellow gold ring with a round diamond of two carats in six claws and small diamonds down the shoulders",
            "The ring from the front, its stone high above the band",
            "The facets of the stone and the six claws, from above",
        ),
        STONE,
    ),
    *ring(
        "six-claw-ring-1ct",
        "six_claw",
        {"carat": 1.04, "shoulders": 9},
        replace(TALL, target=(0, 0, 1.25)),
        (
            "Yellow gold ring with a round diamond of one carat set low in six claws",
            "The one carat ring from the front, its head low over the band",
            "The one carat stone and the small diamonds beside it",
        ),
        replace(STONE, target=(0, -0.1, 2.0)),
    ),
    *ring(
        "shoulder-ring",
        "shoulder",
        {},
        LOW,
        (
            "Gold band with twenty-four small diamonds over its upper half",
            "The half set band from the front",
            "Diamonds of the band close up, each held by four grains",
        ),
        View(target=(0.0, -0.1, 1.85), distance=3.4, azimuth=34, elevation=34, stop=9),
    ),
    *ring(
        "quiet-band",
        "quiet_band",
        {},
        LOW,
        (
            "Plain gold band, rounded inside and out, with a finely hammered surface",
            "The plain band from the front",
            "The date engraved on the inside of the gold band",
        ),
        View(target=(0.1, -0.1, 0.5), distance=3.6, azimuth=20, elevation=26, stop=9),
    ),
    *ring(
        "old-stone-ring",
        "six_claw",
        {"carat": 1.62, "shoulders": 0, "old": True},
        replace(TALL, target=(0, 0, 1.30)),
        (
            "Gold ring with a warm old mine cut diamond in six claws on a plain band",
            "The old stone from the side, with its high crown",
            "The hand-cut facets and the small table of the old stone",
        ),
        replace(STONE, target=(0, -0.1, 2.05)),
    ),
)
