"""Jars and tins of Luma with their labels and what is in them. Measures are millimetres."""

import math

from studio.kit.hard import metal, plain
from studio.kit.nodes import Colour
from studio.kit.scene import Object, group, stand
from studio.products.luma_bottles import Place, placed
from studio.products.luma_glass import ALUMINIUM, MM, wrap
from studio.products.luma_matter import heap, smear
from studio.products.luma_soft import spoon
from studio.products.luma_tins import balm, disc, jar_body, jar_lid, tin_base, tin_lid
from studio.textures.luma import (
    Formula,
    holt_label,
    holt_round,
    seve_band,
    seve_label,
    seve_round,
)

Spot = tuple[float, float, float]
"""Across, back, and a turn in degrees, for something beside the piece."""


def jar(
    *,
    name: str,
    amount: str,
    formula: Formula = (),
    radius: float = 31.0,
    height: float = 34.0,
    opaque: Colour | None = None,
    tint: Colour = (1, 1, 1),
    filling: Colour | None = None,
    matt: float = 0.0,
    ink: tuple[int, int, int] = (31, 42, 36),
    lid_colour: Colour | None = None,
    lid_height: float = 15.0,
    cream: Colour | None = None,
    smeared: Spot | None = None,
    place: Place = (0, 0, 0),
) -> Object:
    """A jar with its lid on. ``cream`` at ``smeared`` is a trace of what is in it."""
    size = (radius * 1.75, height * 0.74)
    drawing = seve_band(size, name, amount, formula, ink)
    parts = [
        *jar_body(radius, height, opaque=opaque, tint=tint, filling=filling, matt=matt),
        jar_lid(radius, height, lid_height, plain(lid_colour, 0.3, coat=0.4) if lid_colour else None),
        wrap(drawing, radius, height * 0.1, size, ink_only=True),
    ]  # fmt: skip
    if cream and smeared:
        trace = smear(cream)
        trace.location = (smeared[0] * MM, smeared[1] * MM, 0)
        trace.rotation_euler.z = math.radians(smeared[2])
        parts.append(trace)
    return placed(group(parts, name), place)


def balm_tin(
    *,
    name: str,
    amount: str,
    accent: str,
    radius: float = 33.0,
    height: float = 20.0,
    colour: Colour = (0.86, 0.74, 0.46),
    opened: bool = True,
    place: Place = (0, 0, 0),
) -> Object:
    """A flat tin. Open, its lid leans against it with the label to the front."""
    tinplate = metal(ALUMINIUM, 0.26)
    base = tin_base(radius, height, tinplate)
    drawing = seve_round(2 * (radius - 4), name, amount, accent)
    lid = group(
        [tin_lid(radius, 0, height * 0.5, tinplate), disc(drawing, radius - 4, height * 0.5 - 0.6)],
        "lid",
    )
    if not opened:
        lid.location.z = height * 0.52 * MM
        return placed(group([base, lid], name), place)
    lid.rotation_euler = (math.radians(68), 0, math.radians(-6))
    lid.location = (radius * 0.10 * MM, radius * 1.42 * MM, radius * MM)
    stand(lid)
    base.location.x = -radius * 0.16 * MM
    filled = balm(radius, height - 2.4, colour)
    filled.location.x = base.location.x
    return placed(group([base, filled, lid], name), place)


def workshop_tin(
    *,
    name: str,
    amount: str,
    ground: str = "#22352C",
    pen: str = "#E9DFC7",
    radius: float = 33.0,
    height: float = 36.0,
    leaning: bool = False,
    place: Place = (0, 0, 0),
) -> Object:
    """A tin of Holt, lacquered, closed, its name on the side and on the lid."""
    lacquer = plain((0.020, 0.045, 0.031), 0.32, coat=0.6)
    tinplate = metal(ALUMINIUM, 0.28)
    drawing = holt_label((radius * 2.3, height * 0.52), name, amount, ground, pen)
    parts = [
        tin_base(radius, height, lacquer),
        tin_lid(radius, height * 0.58, height * 0.46, tinplate),
        wrap(drawing, radius, height * 0.03, (radius * 2.3, height * 0.52)),
        disc(holt_round(2 * (radius - 4), name, amount, ground, pen), radius - 4, height * 1.04 - 0.6),
    ]  # fmt: skip
    made = group(parts, name)
    if leaning:
        made.rotation_euler.x = math.radians(58)
        stand(made)
    return placed(made, place)


def canister(
    *,
    name: str,
    amount: str,
    accent: str,
    formula: Formula,
    radius: float = 36.0,
    height: float = 86.0,
    powder: Colour = (0.80, 0.70, 0.54),
    place: Place = (0, 0, 0),
) -> Object:
    """A tall tin of powder in a paper label, with its wooden spoon and a spoonful of what is in it."""
    tinplate = metal(ALUMINIUM, 0.28)
    size = (radius * 2.15, height * 0.72)
    drawing = seve_label(size, name, amount, formula, accent)
    measure = spoon()
    measure.location = (-36 * MM, -52 * MM, 0.4 * MM)
    measure.rotation_euler.z = math.radians(-24)
    spilt = heap(powder, 21, 9)
    spilt.location = (38 * MM, -44 * MM, 0)
    parts = [
        tin_base(radius, height, tinplate),
        tin_lid(radius, height * 0.84, height * 0.17, tinplate),
        wrap(drawing, radius, height * 0.06, size),
        measure,
        spilt,
    ]
    return placed(group(parts, name), place)
