"""The watches of Auréle in three families: small seconds, three hands, two time zones.

A case of forty millimetres has a radius of 0.98 units. Smaller watches are smaller in the picture too.
"""

import math
from collections.abc import Sequence

from studio.kit.hard import GOLD, STEEL, metal
from studio.kit.nodes import Colour, srgb
from studio.kit.scene import Object, group
from studio.products import watch_case, watch_dial
from studio.products.watch_dial import Mark

METALS: dict[str, Colour] = {"gold": GOLD, "steel": STEEL}
TILT = 14
"""Degrees the watch leans back, so that its dial faces a camera a little above it."""


def petite_seconde(
    dial: str = "#1F3D2F",
    metal_name: str = "gold",
    *,
    diameter: float = 40,
    finish: str = "rays",
    strap: str = "#1a1716",
    counter: float = 0.40,
) -> None:
    """Small seconds at six. ``finish`` of the dial is "rays", "grain" or "enamel"; diameter in millimetres."""
    colour = METALS[metal_name]
    bright, words = watch_dial.hands_metal(colour), watch_dial.ink(_is_dark(dial))
    parts = [
        *watch_dial.disc(_dial(dial, finish), metal(colour, 0.18)),
        watch_dial.hour_marks(metal(colour, 0.2), skip=(6,)),
        watch_dial.minute_track(words),
        *watch_dial.small_seconds(36, bright, words, counter),
        watch_dial.hand(0.46, 0.038, 0.045, 30 * 10 + 4, bright),
        watch_dial.hand(0.69, 0.030, 0.065, 6 * 8, bright),
        watch_dial.cannon(bright),
        *watch_dial.signature([("AURÉLE", 0.115, 0.345), ("BESANÇON", 0.042, 0.26)], words),
    ]
    _assemble(
        parts,
        colour,
        diameter,
        strap,
        polished=metal_name == "gold",
        crown=1.14 if diameter < 38 else 1.0,
    )


def trois_aiguilles(
    dial: str = "#1F3D2F",
    metal_name: str = "steel",
    *,
    diameter: float = 38,
    strap: str = "#1a1716",
) -> None:
    """Three hands from the centre, twelve markers, no date; a small balancing disc on the seconds hand."""
    colour = METALS[metal_name]
    bright, words = watch_dial.hands_metal(colour), watch_dial.ink(_is_dark(dial))
    parts = [
        *watch_dial.disc(_dial(dial, "grain"), metal(colour, 0.18)),
        watch_dial.hour_marks(metal(colour, 0.2)),
        watch_dial.minute_track(words),
        watch_dial.hand(0.46, 0.034, 0.045, 30 * 10 + 4, bright),
        watch_dial.hand(0.69, 0.026, 0.065, 6 * 8, bright),
        *watch_dial.needle(0.72, 0.085, 6 * 36, bright, disc_at=-0.15),
        watch_dial.cannon(bright),
        *watch_dial.signature([("AURÉLE", 0.115, 0.345)], words),
    ]
    _assemble(parts, colour, diameter, strap, polished=False)


def heures_du_canal(
    dial: str = "#1F3D2F",
    metal_name: str = "steel",
    *,
    diameter: float = 40,
    strap: str = "#1a1716",
) -> None:
    """Local time with two dauphine hands, home time with an arrow on a ring of twenty-four hours."""
    colour = METALS[metal_name]
    bright, words = watch_dial.hands_metal(colour), watch_dial.ink(_is_dark(dial))
    day = [
        Mark(0.50, 15 * hour, 0.045 if hour % 6 == 0 else 0.026, 0.010, 0.003) for hour in range(24)
    ]
    parts = [
        *watch_dial.disc(_dial(dial, "rays"), metal(colour, 0.18)),
        watch_dial.hour_marks(metal(colour, 0.2), fine=True),
        watch_dial.minute_track(words),
        watch_dial.marks(day, words, ridge=False),
        *watch_dial.arrow(0.47, 0.025, 230, metal(GOLD, 0.09)),
        watch_dial.hand(0.42, 0.038, 0.045, 30 * 10 + 4, bright),
        watch_dial.hand(0.69, 0.030, 0.065, 6 * 8, bright),
        *watch_dial.needle(0.72, 0.085, 6 * 21, bright),
        watch_dial.cannon(bright),
        *watch_dial.signature([("AURÉLE", 0.10, 0.32), ("DEUX FUSEAUX", 0.036, -0.30)], words),
    ]
    _assemble(parts, colour, diameter, strap, polished=False)


def lone_strap(colour: str = "#1a1716", metal_name: str = "steel", *, thin: float = 1.0) -> None:
    """A strap without its watch, standing on its side edge as a loop."""
    root = watch_case.strap(srgb(colour), METALS[metal_name], thin=thin)
    root.rotation_euler = (math.radians(90), 0, 0)
    root.location = (0, 0, 1.45)
    group([root], "lone strap")


def _assemble(
    dial: Sequence[Object],
    colour: Colour,
    diameter: float,
    strap: str,
    *,
    polished: bool,
    crown: float = 1.0,
) -> None:
    """Dial into case, case onto strap, and stand the watch up. The strap "steel" is a bracelet."""
    head = group(
        [*dial, *watch_case.case(colour, polished=polished), watch_case.crown(colour, crown)],
        "head",
    )
    band = (
        watch_case.bracelet(colour) if strap == "steel" else watch_case.strap(srgb(strap), colour)
    )
    root = group([band, head], "watch")
    root.scale = (diameter / 40,) * 3
    root.rotation_euler.x = math.radians(90 - TILT)
    root.location.z = 1.71 * diameter / 40


def _dial(code: str, finish: str) -> watch_dial.Material:
    if finish == "enamel":
        return watch_dial.enamel_dial(srgb(code))
    return watch_dial.lacquer_dial(
        srgb(code), 1.0 if finish == "rays" else 0.35, 0.0 if finish == "rays" else 1.0
    )


def _is_dark(code: str) -> bool:
    return sum(srgb(code)) < 0.9
