"""The shots of bags and small leather."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from studio.shot import Shot, View, small

BORDEAUX, BLACK, CHESTNUT, BOTTLE = "#5A1F2B", "#141416", "#6B3A22", "#20382C"
LIGHT = {"radius": 1.5, "middle": 1.1, "fill": 0.8, "accent": 0.3}
DARK = {"radius": 1.5, "middle": 1.1, "fill": 1.25, "accent": 0.3, "low": 1.3}
"""Black leather needs more of the key to show its grain."""
STEEP = 35
ABOVE = {"overhead": 0.45, "fill": 2.2, "low": 2.0}
"""Seen steeply: the ground would mirror the overhead light, and the edges of the leather need another."""


def lit(colour: str, **room: float) -> dict[str, Any]:
    """Rig and exposure for a colour; ``room`` overrides the size of what is lit."""
    dark = colour == BLACK
    return {"rig_options": {**(DARK if dark else LIGHT), **room}, "exposure": 0.0 if dark else 0.3}


_bag = partial(Shot, house="luxe", rig="studio.rigs.obsidian:obsidian", rig_options=LIGHT)
STANDING = View(target=(0, 0, 1.14), distance=8.8, azimuth=26, elevation=9, stop=5.6)


def bag(
    slug: str,
    build: str,
    options: Mapping[str, Any],
    view: View,
    words: tuple[str, str, str],
    macro: View,
    colours: Mapping[str, tuple[str, str]],
) -> tuple[Shot, ...]:
    """Three quarters, the side, the clasp, and the other colours."""
    hero = _bag(
        slug=slug,
        role="hero",
        alt=words[0],
        build=f"studio.products.{build}",
        options=options,
        view=view,
        **lit(options["colour"]),
    )
    return (
        hero,
        small(hero, role="angle", alt=words[1], view=replace(view, azimuth=64, elevation=11)),
        small(hero, role="detail", alt=words[2], view=macro),
        *(
            replace(
                hero,
                variant=name,
                options={**options, "colour": code},
                alt=said,
                **lit(code),
            )
            for name, (code, said) in colours.items()
        ),
    )


CLASP = View(target=(0, -0.45, 0.78), distance=3.6, azimuth=18, elevation=12, stop=8)

SHOTS: tuple[Shot, ...] = (
    *bag(
        "cours-top-handle",
        "bag:cours",
        {"colour": BORDEAUX},
        STANDING,
        (
            "Top handle bag in bordeaux grained calf with a turn clasp of gilded brass",
            "The folded side of the bag and the ring for its strap",
            "The turn clasp on the grained flap",
        ),
        CLASP,
        {
            "Black": (BLACK, "Top handle bag in black grained calf with a turn clasp"),
            "Chestnut": (CHESTNUT, "Top handle bag in chestnut grained calf with a turn clasp"),
        },
    ),
    *bag(
        "cours-28",
        "bag:cours",
        {"colour": BORDEAUX, "pattern": "28", "handle": "high"},
        replace(STANDING, target=(0, 0, 1.34), distance=10.2, azimuth=20),
        (
            "Larger bag in bordeaux grained calf with a high handle and a turn clasp",
            "The side of the larger bag, with room for papers",
            "Stitching along the flap of the larger bag, and its clasp",
        ),
        replace(CLASP, target=(0.15, -0.5, 0.92), azimuth=-16),
        {
            "Black": (BLACK, "Larger bag in black grained calf with a high handle"),
            "Bottle green": (BOTTLE, "Larger bag in bottle green grained calf with a high handle"),
        },
    ),
    *bag(
        "cours-mini",
        "bag:cours",
        {"colour": BLACK, "pattern": "mini", "handle": "chain", "grain": 120, "relief": 0.05},
        replace(STANDING, target=(0, 0, 1.12), distance=8.2, azimuth=22),
        (
            "Small evening bag in smooth black calf on a brass chain",
            "The small bag from the side, its chain standing",
            "The turn clasp on smooth black calf",
        ),
        replace(CLASP, target=(0, -0.35, 0.55), distance=3.2),
        {"Bordeaux": (BORDEAUX, "Small evening bag in smooth bordeaux calf on a brass chain")},
    ),
    *bag(
        "vendange-tote",
        "tote:tote",
        {"colour": CHESTNUT},
        replace(STANDING, target=(0, 0, 1.30), distance=10.4, azimuth=24, elevation=14),
        (
            "Open tote of one thickness of chestnut leather, its handles running under the bottom",
            "The tote from the side, leaning a little",
            "The sewn strap and the grain of the tote",
        ),
        replace(CLASP, target=(-0.5, -0.4, 1.2), distance=3.8, azimuth=14),
        {
            "Black": (BLACK, "Open tote in black grained calf"),
            "Bordeaux": (BORDEAUX, "Open tote in bordeaux grained calf"),
        },
    ),
)


def small_piece(
    slug: str,
    build: str,
    options: Mapping[str, Any],
    view: View,
    words: tuple[str, str, str],
    other: View,
    macro: View,
    colours: Mapping[str, tuple[str, str]],
) -> tuple[Shot, ...]:
    """Three quarters, another side, close, and the other colours of a small piece."""
    hero = _bag(
        slug=slug,
        role="hero",
        alt=words[0],
        build=f"studio.products.small_leather:{build}",
        options=options,
        view=view,
        **lit(options["colour"], radius=1.3, middle=0.7),
    )
    return (
        hero,
        small(
            hero,
            role="angle",
            alt=words[1],
            view=other,
            rig_options={**hero.rig_options, **(ABOVE if other.elevation > STEEP else {})},
        ),
        small(hero, role="detail", alt=words[2], view=macro),
        *(
            replace(
                hero,
                variant=name,
                options={**options, "colour": code},
                alt=said,
                **lit(code, radius=1.3, middle=0.7),
            )
            for name, (code, said) in colours.items()
        ),
    )


SHOTS += (
    *small_piece(
        "card-case-four",
        "card_case",
        {"colour": CHESTNUT},
        View(target=(0, 0.4, 0.72), distance=7.4, azimuth=16, elevation=16, stop=6),
        (
            "Folded card case in chestnut bridle leather, standing open with two cards in it",
            "Inside the card case: the pocket with two cards, and the bare leaf beside it",
            "The eleven stitches along the edge of the case",
        ),
        View(target=(0, 0.4, 0.72), distance=7.6, azimuth=196, elevation=20, stop=6),
        View(target=(1.1, 0.5, 0.9), distance=4.2, azimuth=16, elevation=12, stop=8),
        {
            "Black": (BLACK, "Folded card case in black bridle leather"),
            "Bottle green": (BOTTLE, "Folded card case in bottle green bridle leather"),
        },
    ),
    *small_piece(
        "long-case-eight",
        "long_case",
        {"colour": CHESTNUT},
        View(target=(0.0, 0, 0.45), distance=12.4, azimuth=0, elevation=27, stop=5),
        (
            "Long case in chestnut bridle leather, closed with a tongue through two slots",
            "The long case from its end, where the tongue comes round from below",
            "The tongue of the long case in its slots",
        ),
        View(target=(0.1, 0.05, 0.15), distance=12.6, azimuth=112, elevation=26, stop=6),
        View(target=(0.7, -0.3, 0.2), distance=4.2, azimuth=0, elevation=30, stop=8),
        {"Black": (BLACK, "Long case in black bridle leather")},
    ),
    *small_piece(
        "key-ring-hitch",
        "key_ring",
        {"colour": CHESTNUT},
        View(target=(0.35, -0.25, 0.25), distance=8.4, azimuth=0, elevation=28, stop=5),
        (
            "Strap of chestnut bridle leather knotted around a ring of solid brass",
            "The key ring from its brass side, the strap lying behind the knot",
            "The knot on the brass ring",
        ),
        View(target=(0.4, -0.35, 0.2), distance=9.2, azimuth=150, elevation=24, stop=6),
        View(target=(0, 0.1, 0.2), distance=3.8, azimuth=0, elevation=30, stop=8),
        {
            "Black": (BLACK, "Strap of black bridle leather knotted around a ring of solid brass"),
            "Bottle green": (
                BOTTLE,
                "Strap of bottle green bridle leather knotted around a ring of solid brass",
            ),
        },
    ),
    *small_piece(
        "belt-thirty",
        "belt",
        {"colour": BLACK},
        View(target=(0, 0, 0.36), distance=8.4, azimuth=8, elevation=22, stop=5),
        (
            "Black bridle leather belt in a coil with a solid brass buckle",
            "Down on the coil of the belt: three turns of thick bridle leather, the buckle before them",
            "The brass buckle of the belt",
        ),
        View(target=(0, 0, 0.3), distance=8.2, azimuth=-30, elevation=46, stop=6),
        View(target=(-0.45, -0.95, 0.36), distance=4.0, azimuth=8, elevation=14, stop=8),
        {
            "Chestnut": (
                CHESTNUT,
                "Chestnut bridle leather belt in a coil with a solid brass buckle",
            )
        },
    ),
    *small_piece(
        "passport-sleeve",
        "passport_sleeve",
        {"colour": BORDEAUX},
        View(target=(0, 0, 1.36), distance=9.0, azimuth=20, elevation=10, stop=6),
        (
            "Passport sleeve in bordeaux grained calf with a half-moon for the thumb",
            "The sleeve from its side: two panels, the binding between them, the passport above",
            "The half-moon of the sleeve and the edge of the passport",
        ),
        View(target=(0, 0, 1.36), distance=9.0, azimuth=56, elevation=14, stop=6),
        View(target=(0, 0, 2.35), distance=4.0, azimuth=18, elevation=14, stop=8),
        {
            "Black": (BLACK, "Passport sleeve in black grained calf"),
            "Chestnut": (CHESTNUT, "Passport sleeve in chestnut grained calf"),
        },
    ),
)
