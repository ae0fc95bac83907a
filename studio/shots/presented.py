"""Pieces in their box and beside a rule."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from studio.shot import Shot, small
from studio.shots import arome, luma, luxe

FAMILY = "studio.products.presented:"
HEROES: Mapping[str, Shot] = {
    shot.slug: shot
    for house in (luxe, arome, luma)
    for shot in house.SHOTS
    if shot.role == "hero" and not shot.variant
}
RING, LAVENDER, SERUM = (
    HEROES[slug] for slug in ("six-claw-ring-2ct", "provence-lavender", "serum-botanique")
)


def boxed(hero: Shot, build: str, alt: str, view: Mapping[str, Any], **rig: Any) -> Shot:
    """A piece with its box."""
    return small(
        hero,
        role="box",
        alt=alt,
        build=FAMILY + build,
        view=replace(hero.view, **view),
        rig_options={**hero.rig_options, **rig},
    )


def measured(
    hero: Shot,
    kind: str,
    length: int,
    place: tuple[float, float],
    alt: str,
    view: Mapping[str, Any],
) -> Shot:
    """A piece with a rule before it."""
    return small(
        hero,
        role="scale",
        alt=alt,
        build=FAMILY + "measured",
        options={"kind": kind, "piece": hero.options, "length": length, "place": place},
        view=replace(hero.view, **view),
    )


SHOTS: tuple[Shot, ...] = (
    boxed(
        RING,
        "ring_in_box",
        "The two carat ring in the cushion of its black box, the lid with the maker's name behind it",
        {"target": (0.35, 0.6, 2.1), "distance": 16.0, "azimuth": 10, "elevation": 20},
        radius=1.8,
        middle=1.8,
    ),
    boxed(
        LAVENDER,
        "essence_in_box",
        "Provence Lavender before its box of laid paper, the sprig on the page",
        {"target": (0.0, 0.1, 0.84), "distance": 9.8},
    ),
    boxed(
        SERUM,
        "dropper_in_box",
        "Sérum botanique beside its box of grey board with the name pressed into it",
        {"target": (0.42, 0.1, 1.12), "distance": 8.0},
        leaves=False,
        reach=2.4,
    ),
    measured(
        RING,
        "ring",
        40,
        (0, -17),
        "The two carat ring behind a brass rule, nineteen millimetres wide",
        {"target": (0, -0.4, 1.05), "distance": 22.6, "azimuth": 0, "elevation": 20, "lens": 200},
    ),
    measured(
        LAVENDER,
        "essence",
        70,
        (6, -52),
        "The vial of Provence Lavender behind a brass rule, thirty-three millimetres wide",
        {"target": (0.2, -0.3, 0.72), "distance": 19.5, "azimuth": 0, "elevation": 22, "lens": 200},
    ),
    measured(
        SERUM,
        "dropper",
        70,
        (0, -34),
        "Sérum botanique behind a brass rule, thirty-four millimetres wide",
        {"target": (0, -0.2, 1.0), "distance": 18.0, "azimuth": 0, "elevation": 18, "lens": 200},
    ),
)
