"""The shots of the shoes."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from studio.shot import Shot, View, small

RED, BLACK = "#A3161D", "#141416"
RIG = {"radius": 1.4, "middle": 0.8, "key": 1.1, "accent": 0.5}
DARK = {"radius": 1.4, "middle": 0.6, "key": 1.3, "fill": 1.5, "low": 1.5, "accent": 0.8}
TURNED = View(target=(0.05, 0, 0.62), distance=8.6, azimuth=-24, elevation=11, stop=5.6)

_shoe = partial(
    Shot, house="luxe", rig="studio.rigs.obsidian:obsidian", rig_options=RIG, view=TURNED
)


def shoe(
    slug: str,
    build: str,
    options: Mapping[str, Any],
    words: tuple[str, str, str],
    macro: View,
    **changes: Any,
) -> tuple[Shot, ...]:
    """Three quarters, from behind, and close."""
    hero = _shoe(
        slug=slug,
        role="hero",
        alt=words[0],
        build=f"studio.products.shoe:{build}",
        options=options,
        **changes,
    )
    return (
        hero,
        small(hero, role="angle", alt=words[1], view=replace(hero.view, azimuth=54, elevation=16)),
        small(hero, role="detail", alt=words[2], view=macro),
    )


TOE = View(target=(-0.75, 0, 0.22), distance=4.4, azimuth=-36, elevation=24, stop=8)
HEEL = View(target=(1.0, 0, 0.8), distance=4.6, azimuth=-30, elevation=10, stop=8)

SHOTS: tuple[Shot, ...] = (
    *shoe(
        "rue-pump-85",
        "pump",
        {"colour": RED, "heel": 85},
        (
            "Pointed pump in red patent calf on a slim heel of eighty-five millimetres",
            "The red pump from behind, with the line of its heel",
            "The long toe of the red pump",
        ),
        TOE,
    ),
    *shoe(
        "rue-pump-55",
        "pump",
        {"colour": BLACK, "heel": 55},
        (
            "Pointed pump in black patent calf on a wider heel of fifty-five millimetres",
            "The black pump from behind",
            "The wider heel of the black pump",
        ),
        replace(HEEL, target=(1.0, 0, 0.45)),
        rig_options=DARK,
    ),
    *shoe(
        "riviera-sling",
        "sling",
        {"colour": RED, "heel": 55},
        (
            "Sling in red patent calf with an open heel and a narrow buckled strap",
            "The sling from behind, its strap around the heel",
            "The strap of the sling and its small buckle",
        ),
        replace(HEEL, target=(0.7, 0, 0.6)),
    ),
    *shoe(
        "stra-flat",
        "flat",
        {"colour": BLACK},
        (
            "Pointed flat in soft black kid with a small cord bow",
            "The flat from behind, its sole a few millimetres thin",
            "The toe of the flat and its bow",
        ),
        replace(TOE, target=(-0.7, 0, 0.2)),
        rig_options=DARK,
        view=replace(TURNED, target=(0.05, 0, 0.32), elevation=17),
    ),
    *shoe(
        "rue-pump-100",
        "pump",
        {"colour": RED, "heel": 100},
        (
            "Pointed pump in red patent calf on a heel of one hundred millimetres",
            "The highest pump from behind",
            "The heel of one hundred millimetres",
        ),
        replace(HEEL, target=(1.0, 0, 0.85), distance=5.0),
        view=replace(TURNED, target=(0.05, 0, 0.72), azimuth=-14, distance=9.0),
    ),
)
