"""Bottles of Luma with their labels: droppers, pumps and screw caps. Measures are millimetres."""

import math
from collections.abc import Sequence

from studio.kit.hard import metal, plain
from studio.kit.nodes import Colour
from studio.kit.scene import Object, group
from studio.kit.vessel import Layer
from studio.products.luma_glass import (
    ALUMINIUM,
    BLACK,
    MM,
    RUBBER,
    bottle,
    cap,
    dropper,
    form,
    pump,
    wrap,
)
from studio.products.luma_matter import pool
from studio.textures.luma import Formula, holt_label, seve_label

Liquids = Sequence[tuple[float, Colour, float]]
"""From the bottom up: the share of the body it fills to, its colour, its density."""
Place = tuple[float, float, float]
"""Across, back, and a turn in degrees."""


def placed(piece: Object, place: Place) -> Object:
    """Move a piece to where it stands on the table."""
    piece.location.x, piece.location.y = place[0] * MM, place[1] * MM
    piece.rotation_euler.z = math.radians(place[2])
    return piece


def dropper_bottle(
    *,
    name: str,
    amount: str,
    formula: Formula,
    accent: str,
    liquids: Liquids,
    tint: Colour = (1, 1, 1),
    rubber: Colour = RUBBER,
    matt: float = 0.0,
    note: str = "",
    radius: float = 17.0,
    body: float = 62.0,
    spilt: tuple[float, float, float] | None = None,
    place: Place = (0, 0, 0),
) -> Object:
    """A bottle with a pipette and a paper label. ``spilt``: (across, back, radius) of a drop beside it."""
    neck = radius * 0.46
    shape = form(radius, body, neck, shoulder=radius * 0.42)
    size = (radius * 1.86, body * 0.66)
    drawing = seve_label(size, name, amount, formula, accent, note=note)
    parts = [
        *bottle(shape, tint=tint, liquids=[Layer(*liquid) for liquid in liquids], matt=matt),
        *dropper(shape.top / MM - 3, neck, 9, rubber),
        wrap(drawing, radius, body * 0.1, size),
    ]
    if spilt:
        _, colour, density = liquids[-1]
        drop = pool(colour, density, spilt[2], seed=radius)
        drop.location = (spilt[0] * MM, spilt[1] * MM, 0)
        parts.append(drop)
    return placed(group(parts, name), place)


def pump_bottle(
    *,
    name: str,
    amount: str,
    accent: str,
    formula: Formula = (),
    liquids: Liquids = (),
    tint: Colour = (1, 1, 1),
    opaque: Colour | None = None,
    radius: float = 26.0,
    body: float = 112.0,
    holt: tuple[str, str] | None = None,
    black: bool = False,
    place: Place = (0, 0, 0),
) -> Object:
    """A bottle with a pump. ``holt`` are the ground and the ink of a label of Holt instead of one of Sève."""
    shape = form(radius, body, 11, shoulder=11, rise=5, foot=4, wall=2.6)
    size = (radius * 1.75, body * 0.6)
    if holt:
        size = (radius * 2.1, body * 0.5)
        drawing = holt_label(size, name, amount, *holt)
    else:
        drawing = seve_label(size, name, amount, formula, accent, clear=bool(opaque))
    parts = [
        *bottle(shape, tint=tint, liquids=[Layer(*liquid) for liquid in liquids], opaque=opaque),
        *pump(shape.top / MM - 3, 11, 12, BLACK if black else None),
        wrap(drawing, radius, body * 0.15, size, ink_only=bool(opaque)),
    ]
    return placed(group(parts, name), place)


def capped_bottle(
    *,
    name: str,
    amount: str,
    formula: Formula,
    accent: str,
    liquids: Liquids = (),
    tint: Colour = (1, 1, 1),
    opaque: Colour | None = None,
    matt: float = 0.0,
    radius: float = 22.0,
    body: float = 96.0,
    neck: float = 11.0,
    cap_height: float = 22.0,
    cap_colour: Colour | None = None,
    shoulder: float = 10.0,
    note: str = "",
    spilt: tuple[float, float, float] | None = None,
    place: Place = (0, 0, 0),
) -> Object:
    """A bottle with a screw cap."""
    shape = form(radius, body, neck, shoulder=shoulder, rise=3.5, wall=2.4, foot=3.5)
    size = (radius * 1.85, body * 0.6)
    drawing = seve_label(size, name, amount, formula, accent, note=note, clear=bool(opaque))
    lid = plain(cap_colour, 0.35, coat=0.3) if cap_colour else metal(ALUMINIUM, 0.24)
    parts = [
        *bottle(shape, tint=tint, liquids=[Layer(*liquid) for liquid in liquids], opaque=opaque, matt=matt),
        cap(body + 4.2, neck + 2.4, cap_height, lid, 1.4),
        wrap(drawing, radius, body * 0.14, size, ink_only=bool(opaque)),
    ]  # fmt: skip
    if spilt and liquids:
        _, colour, density = liquids[-1]
        drop = pool(colour, density, spilt[2], seed=radius)
        drop.location = (spilt[0] * MM, spilt[1] * MM, 0)
        parts.append(drop)
    return placed(group(parts, name), place)
