"""The shots of the frames."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from studio.shot import Shot, View, small

RIG = {"radius": 1.3, "middle": 0.55, "key": 1.2, "fill": 1.2, "glow": 1.2, "accent": 0.6}
BACKLIT = {
    "radius": 1.3,
    "middle": 0.55,
    "key": 1.5,
    "fill": 1.5,
    "rim": 1.3,
    "glow": 2.2,
    "low": 1.6,
}
"""Black frames need a brighter rim and a lit wall: on black they would have no outline."""
OPEN = View(target=(-0.25, 0.8, 0.72), distance=9.8, azimuth=26, elevation=15, stop=6)


def lit(material: str) -> Mapping[str, float]:
    """The rig for a frame of this material."""
    return BACKLIT if material == "black" else RIG


_pair = partial(Shot, house="luxe", build="studio.products.eyewear:glasses", view=OPEN)


def pair(
    slug: str,
    options: Mapping[str, Any],
    words: tuple[str, str, str],
    colours: Mapping[str, tuple[str, str]] | None = None,
    **changes: Any,
) -> tuple[Shot, ...]:
    """Three quarters, the front, the corner, and the other colours by their material."""
    hero = _pair(
        slug=slug,
        role="hero",
        alt=words[0],
        options=options,
        rig="studio.rigs.obsidian:obsidian",
        rig_options=lit(options["material"]),
        **changes,
    )
    return (
        hero,
        small(
            hero,
            role="angle",
            alt=words[1],
            view=replace(OPEN, azimuth=0, elevation=7, target=(0, 0.4, 0.55)),
        ),
        small(
            hero,
            role="detail",
            alt=words[2],
            view=View(target=(-0.85, 0.1, 0.66), distance=4.0, azimuth=26, elevation=12, stop=9),
        ),
        *(
            replace(
                hero,
                variant=name,
                options={**options, "material": material},
                rig_options=lit(material),
                alt=said,
            )
            for name, (material, said) in (colours or {}).items()
        ),
    )


SHOTS: tuple[Shot, ...] = (
    *pair(
        "bastia-black",
        {"frame": "bastia", "material": "black", "lens": "smoke"},
        (
            "Large square sunglasses in thick black acetate with smoke lenses",
            "The black frame from the front",
            "The milled corner of the black frame",
        ),
    ),
    *pair(
        "bastia-tortoise",
        {"frame": "bastia", "material": "tortoise", "lens": "amber"},
        (
            "Large square sunglasses in tortoise acetate with amber lenses",
            "The tortoise frame from the front",
            "The pattern of the acetate around an amber lens",
        ),
    ),
    *pair(
        "calvi-tortoise",
        {"frame": "calvi", "material": "tortoise", "lens": "brown", "rivets": True},
        (
            "Narrow sunglasses in tortoise acetate with brown lenses and riveted corners",
            "The narrow tortoise frame from the front",
            "The two rivets at the corner of the frame",
        ),
    ),
    *pair(
        "calvi-black",
        {"frame": "calvi", "material": "black", "lens": "grey"},
        (
            "Narrow sunglasses in black acetate with grey lenses",
            "The narrow black frame from the front",
            "A grey lens in its thin black rim",
        ),
    ),
    *pair(
        "erbalunga-clear",
        {"frame": "erbalunga", "material": "tortoise", "lens": "clear"},
        (
            "Round reading frame in tortoise acetate with clear lenses and a keyhole bridge",
            "The reading frame from the front, with its keyhole bridge",
            "The thin rim of the reading frame around clear glass",
        ),
        {
            "Black": ("black", "Round reading frame in black acetate with clear lenses"),
            "Honey": ("honey", "Round reading frame in honey acetate with clear lenses"),
        },
    ),
    *pair(
        "cap-corse-smoke",
        {"frame": "cap corse", "material": "black", "lens": "smoke", "shields": True},
        (
            "Round black sunglasses with smoke lenses and side shields of leather",
            "The shielded frame from the front",
            "A smoke lens in its round black rim",
        ),
        view=replace(OPEN, azimuth=38),
    ),
)
