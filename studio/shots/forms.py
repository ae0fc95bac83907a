"""The shots of the dress form and of the garments it wears: what the shop designs with, not what it sells."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from studio.shot import Shot, View, small

STANDING = View(target=(0, 0, 0.99), distance=5.6, azimuth=20, elevation=5, stop=0)
LIGHT: Mapping[str, Any] = {"fill": 0.6}
_shot = partial(Shot, house="forms", rig="studio.rigs.chalk:chalk", rig_options=LIGHT, samples=6)


def piece(
    slug: str,
    build: str,
    words: tuple[str, str, str],
    views: tuple[View, View, View],
    colours: Mapping[str, tuple[str, str]] | None = None,
    **more: Any,
) -> tuple[Shot, ...]:
    """The piece standing, from another side, close, and in further colours."""
    hero = _shot(
        slug=slug,
        role="hero",
        alt=words[0],
        build=f"studio.products.{build}",
        view=views[0],
        **more,
    )
    return (
        hero,
        small(hero, role="angle", alt=words[1], view=views[1], samples=4),
        small(hero, role="detail", alt=words[2], view=views[2], samples=4),
        *(
            replace(hero, variant=name, options={**hero.options, "colour": code}, alt=said)
            for name, (code, said) in (colours or {}).items()
        ),
    )


def close(target: tuple[float, float, float], distance: float, azimuth: float) -> View:
    """Near enough to see how it is sewn."""
    return View(target=target, distance=distance, azimuth=azimuth, elevation=6)


SHOTS: tuple[Shot, ...] = (
    *piece(
        "dress-form",
        "form:dress_form",
        (
            "Dress form covered in linen on a turned stand, a black tape around its waist",
            "The dress form from behind, its seams running down the back",
            "The weave of the linen, a sewn seam and the tape at the waist",
        ),
        (
            STANDING,
            replace(STANDING, azimuth=205, elevation=7),
            close((0.03, -0.1, 1.44), 1.25, 18),
        ),
    ),
    *piece(
        "slip-dress",
        "garment_slip:slip_dress",
        (
            "Slip dress of old rose silk satin cut on the bias, falling in soft folds from the hip",
            "The slip dress from behind, its back cut low between two narrow straps",
            "The bound neckline of the slip dress and the strap at the point of the cup",
        ),
        (STANDING, replace(STANDING, azimuth=198), close((0.05, -0.14, 1.58), 1.55, 26)),
        {"Oyster": ("#D2C6B2", "Slip dress of oyster silk satin cut on the bias, on the form")},
    ),
    *piece(
        "flared-skirt",
        "garment_skirt:flared_skirt",
        (
            "Flared skirt of charcoal wool flannel on a narrow waistband, the linen of the form above it",
            "The flared skirt from the side, its hem in deep even folds",
            "The waistband of the skirt and the nap of its flannel",
        ),
        (STANDING, replace(STANDING, azimuth=112), close((0.03, -0.1, 1.32), 1.35, 22)),
    ),
    *piece(
        "wool-coat",
        "garment_coat:coat",
        (
            "Long single-breasted coat of camel wool with notched lapels and three horn buttons",
            "The long coat from behind, its collar lying close to the neck",
            "Lapel and collar of the coat meeting in their notch",
        ),
        (STANDING, replace(STANDING, azimuth=205), close((-0.04, -0.14, 1.62), 2.0, 16)),
        {"Charcoal": ("#34363B", "Long single-breasted coat of charcoal wool with horn buttons")},
    ),
    *piece(
        "poplin-shirt",
        "garment_shirt:shirt",
        (
            "Shirt of pale blue cotton poplin with a turned collar, its tail cut away at the sides",
            "The shirt from its other side, its sleeve breaking above the cuff",
            "Collar, placket and pearl buttons of the shirt",
        ),
        (STANDING, replace(STANDING, azimuth=-48), close((0.0, -0.12, 1.66), 1.6, 16)),
    ),
)
