"""The shots of the watches and straps."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from studio.shot import Shot, View, small

GREEN, IVORY, SLATE, BLACK, ENAMEL = "#1F3D2F", "#E9E2D0", "#3A3F45", "#101012", "#24513B"
FAMILY = "studio.products.watch:"
FRONT = View(target=(0.05, -0.1, 1.60), distance=8.6, azimuth=16, elevation=6, stop=5)
FLANK = View(target=(0.1, 0.40, 1.55), distance=10.3, azimuth=58, elevation=10, stop=5)
MACRO = View(target=(0.1, -0.1, 1.55), distance=3.9, azimuth=24, elevation=16, stop=9)
BUCKLE = View(target=(0, 1.0, 1.36), distance=8.6, azimuth=214, elevation=20, stop=7)
LINING = replace(BUCKLE, azimuth=34, target=(0, 0.75, 1.36), distance=9.0)

SIDE = {"radius": 1.4, "middle": 1.7, "fill": 0.45, "rim": 0.25}
"""From the side the dial mirrors the rim, so the rim is dimmed."""

_shot = partial(
    Shot,
    house="luxe",
    rig="studio.rigs.obsidian:obsidian",
    rig_options={"radius": 1.4, "middle": 1.7, "fill": 0.75},
    samples=16,
)


def watch(
    slug: str,
    build: str,
    title: str,
    flank: str,
    macro: str,
    options: Mapping[str, Any],
    colours: Mapping[str, tuple[Mapping[str, Any], str]],
) -> tuple[Shot, ...]:
    """Front, flank and dial of a watch, and the front in every further colour with the options it takes."""
    hero = _shot(
        slug=slug, role="hero", alt=title, build=FAMILY + build, view=FRONT, options=options
    )
    scale = options.get("diameter", 40) / 40
    macro_view = replace(MACRO, target=(0.1, -0.1, 1.55 * scale), distance=3.9 * scale)
    return (
        hero,
        small(hero, role="angle", alt=flank, view=FLANK, rig_options=SIDE),
        small(hero, role="detail", alt=macro, view=macro_view),
        *(
            replace(hero, variant=name, options={**options, **own}, alt=words)
            for name, (own, words) in colours.items()
        ),
    )


def strap(
    slug: str,
    options: Mapping[str, Any],
    words: tuple[str, str, str],
    colours: Mapping[str, tuple[str, str]],
) -> tuple[Shot, ...]:
    """A strap as a loop, its lining, its buckle, and its other colours."""
    hero = _shot(
        slug=slug,
        role="hero",
        alt=words[0],
        build=FAMILY + "lone_strap",
        view=BUCKLE,
        rig_options={"radius": 1.4, "middle": 1.5, "fill": 1.5, "low": 1.6, "rim": 1.3},
        options=options,
        samples=16,
    )
    return (
        hero,
        small(hero, role="angle", alt=words[1], view=LINING),
        small(
            hero,
            role="detail",
            alt=words[2],
            view=View(target=(0, 2.0, 1.30), distance=5.0, azimuth=200, elevation=14, stop=9),
        ),
        *(
            replace(hero, variant=name, options={**options, "colour": code}, alt=said)
            for name, (code, said) in colours.items()
        ),
    )


SHOTS: tuple[Shot, ...] = (
    *watch(
        "petite-seconde-40",
        "petite_seconde",
        "Gold wristwatch with a green dial, small seconds at six and a black calf strap",
        "The gold case from the side, with its fluted crown",
        "The green dial close up: faceted hands, applied markers, small seconds",
        {"dial": GREEN},
        {"Ivory": ({"dial": IVORY}, "Gold wristwatch with an ivory dial and a black calf strap")},
    ),
    *watch(
        "petite-seconde-36",
        "petite_seconde",
        "Smaller gold wristwatch with a green dial, the small seconds closer to the centre",
        "The slim gold case of thirty-six millimetres and its large crown",
        "The dial of the smaller watch, with the seconds high under the centre",
        {"dial": GREEN, "diameter": 36, "counter": 0.34},
        {"Slate": ({"dial": SLATE}, "Smaller gold wristwatch with a slate grey dial")},
    ),
    *watch(
        "petite-seconde-steel",
        "petite_seconde",
        "Steel wristwatch with a grained slate dial, small seconds and a black calf strap",
        "The brushed flank of the steel case and its crown",
        "The grained slate dial with steel hands",
        {"dial": SLATE, "metal_name": "steel", "finish": "grain"},
        {
            "Steel bracelet": (
                {"strap": "steel"},
                "Steel wristwatch with a slate dial on a bracelet of brushed and polished links",
            )
        },
    ),
    *watch(
        "trois-aiguilles",
        "trois_aiguilles",
        "Steel wristwatch with a green dial, three hands from the centre and twelve markers",
        "The brushed case of the three hand watch from the side",
        "The three hands, with the small disc that balances the seconds",
        {"dial": GREEN, "diameter": 38},
        {
            "Black": ({"dial": BLACK}, "Steel wristwatch with three hands on a black dial"),
            "Ivory": ({"dial": IVORY}, "Steel wristwatch with three hands on an ivory dial"),
        },
    ),
    *watch(
        "heures-du-canal",
        "heures_du_canal",
        "Steel wristwatch with a green dial and a golden arrow for the second time zone",
        "The case of the travel watch and the crown that sets the local hour",
        "The arrow of home time on its ring of twenty-four hours",
        {"dial": GREEN},
        {
            "Slate": (
                {"dial": SLATE},
                "Steel travel watch with a slate dial and a golden home-time arrow",
            )
        },
    ),
    *watch(
        "petite-seconde-school",
        "petite_seconde",
        "Gold wristwatch with a dial of green fired enamel and small seconds",
        "The gold case of the enamel watch from the side",
        "Green enamel under gold hands, with its deep gloss",
        {"dial": ENAMEL, "finish": "enamel", "diameter": 38},
        {},
    ),
    *strap(
        "calf-strap-20",
        {"colour": "#1a1716", "metal_name": "steel"},
        (
            "Black calf watch strap in a loop, with light stitching and a steel pin buckle",
            "The strap from behind: its square ends and its lining without a seam",
            "The steel buckle, its pin and the keepers of the strap",
        ),
        {"Chestnut": ("#6B3A22", "Chestnut calf watch strap in a loop with a steel pin buckle")},
    ),
    *strap(
        "calf-strap-18",
        {"colour": "#1a1716", "metal_name": "gold", "thin": 0.8},
        (
            "Thin black calf watch strap with a gold plated pin buckle",
            "The thin strap from behind, open between its two ends",
            "The gold plated buckle of the thin strap",
        ),
        {
            "Bottle green": (
                "#20382C",
                "Thin watch strap in bottle green calf with a gold plated buckle",
            )
        },
    ),
)
