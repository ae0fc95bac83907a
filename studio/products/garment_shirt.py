"""A shirt of cotton poplin: a collar on its stand, a sewn placket, cuffs, a tail."""

import math
from dataclasses import replace
from functools import cache

import numpy as np
from mathutils import Vector

from studio.kit.hard import plain
from studio.kit.mesh import Material, lathe
from studio.kit.nodes import scaled, srgb
from studio.kit.outline import fillet
from studio.kit.parts import tube
from studio.kit.scene import Object, for_web
from studio.products.form import form_parts, on_stand, skin
from studio.products.form_mesh import Array, grid
from studio.products.garment_cloth import POPLIN, Fall
from studio.products.garment_fabric import horn, poplin
from studio.products.garment_tailored import (
    NECKLINE,
    Cut,
    Sleeve,
    arm,
    body,
    chest,
    hanging,
    mirrored,
    off,
    rings,
)

THICK = 0.0011
CUFF = Sleeve(head=0.075, elbow=0.065, cuff=0.050, end=0.862, longer=0.035, drop=0.006)


def shirt(colour: str = "#A9BBCB", *, length: float = 0.73, ease: float = 0.026) -> None:
    """The shirt on the form. ``length`` is from the neck to the tail, ``ease`` the room at the bust; metres."""
    linear = srgb(colour)
    cloth, thread = poplin(linear), plain(scaled(linear, 0.82), 0.7)
    cut = _cut(length, ease)
    shell = _body(cut)
    parts = [grid("shirt", shell, cloth, closed=False, thick=THICK, smooth=1)]
    sleeve = _sleeve()
    for points in (sleeve, mirrored(sleeve)):
        parts.append(grid("sleeve", points, cloth, thick=THICK, smooth=1))
    cuff = _cuff()
    for points in (cuff, mirrored(cuff)):
        parts.append(grid("cuff", points, cloth, thick=THICK * 2, smooth=1))
    parts += [_edge(shell[-1], cloth), *_placket(shell, cloth, thread)]
    parts += _collar(cut, cloth, thread)
    on_stand([*form_parts(), *parts], "shirt")


def _cut(length: float, ease: float) -> Cut:
    return Cut(
        hem=NECKLINE - length,
        off=(0.007, 0.012, ease, ease + 0.016, 0.026),
        girth=1.13,
        pad=0.003,
        overlap=0.017,
        break_at=1.40,
        opening=-0.016,
        tail=0.075,
        lap=0.0018,
    )


@cache
def _body(cut: Cut) -> Array:
    return body(
        cut,
        POPLIN,
        held=(1.20, 1.30),
        step=0.012,
        columns=170,
        front=0.035,
        fall=Fall(frames=36, quality=6),
    )


@cache
def _sleeve() -> Array:
    return hanging(
        CUFF, replace(POPLIN, bending=10.0), Fall(frames=36, quality=6), step=0.0095, around=72
    )


def _edge(line: Array, cloth: Material, *, closed: bool = False, radius: float = 0.0011) -> Object:
    every = 3 if for_web() else 1
    return tube([Vector(p) for p in line[::every]], radius, cloth, closed=closed, resolution=2)


def _cuff() -> Array:
    """A cuff of two thicknesses, into which the end of the left sleeve is gathered."""
    high = 0.062
    share = np.linspace(0.9, 1.0, 12)
    middle, along = arm(share, CUFF)
    start, way = middle[-1], along[-1]
    steps = np.array([-0.004, -0.003, 0.0, 0.012, 0.03, 0.05, high - 0.002, high, high - 0.004])
    radius = np.array([0.047, 0.0505, 0.0515, 0.0495, 0.0488, 0.0482, 0.048, 0.0468, 0.0455])
    line = start[None] + way[None] * (steps - 0.004)[:, None]
    return rings(line, np.broadcast_to(way, line.shape), radius, 72)


def _placket(shell: Array, cloth: Material, thread: Material) -> list[Object]:
    """The band down the right front with its two rows of stitches and its buttons."""
    inner, outer = _column(shell, -0.016), shell[:, -1]
    out = np.array([0.0, -0.0016, 0.0])
    share = np.linspace(0, 1, 7)[None, :, None]
    band = inner[:, None] * (1 - share) + outer[:, None] * share + out
    made = [grid("placket", band, cloth, closed=False, thick=THICK, smooth=1, outwards=0)]
    made += [_edge(line, cloth) for line in (band[:, 0], band[:, -1])]
    for k in (1, 5):
        line = [Vector(p) + Vector((0, -0.0009, 0)) for p in band[:, k]]
        made.append(tube(line, 0.00028, thread, resolution=1))
    pearl = horn((0.75, 0.73, 0.68))
    profile = fillet(
        [(0.0003, 0.0, 0), (0.0055, 0.0), (0.0057, 0.0018), (0.0042, 0.0024), (0.0003, 0.0015, 0)],
        0.0005,
        3,
    )
    middle = band[:, 3]
    for height in np.arange(1.40, 0.82, -0.088):
        at = np.array([np.interp(-height, -middle[:, 2], middle[:, k]) for k in range(3)])
        made.append(lathe("button", profile, pearl, segments=28))
        made[-1].location = at + np.array([0, -0.0012, 0])
        made[-1].rotation_euler.x = math.pi / 2
    return made


def _column(shell: Array, x: float) -> Array:
    """Where a line at x runs down the right front, row by row."""
    part = shell[:, -40:]
    return np.array([[np.interp(x, row[:, 0], row[:, k]) for k in range(3)] for row in part])


def _collar(cut: Cut, cloth: Material, thread: Material) -> list[Object]:
    """A stand around the neck and the leaf that turns down from it to two points."""
    around = 120
    gap = 0.10
    angle = np.linspace(gap, math.tau - gap, around)
    # In front the collar sits lower than behind, as the neck does.
    slope = 0.5 + 0.5 * np.cos(angle)
    low = 1.474 - 0.012 * slope
    stand = np.stack(
        [skin(angle, low + 0.032 * s, 0.0075 + 0.001 * s) for s in (1.0, 0.7, 0.35, 0.0, -0.25)]
    )
    top = skin(angle, low + 0.0335, 0.0115)
    tree = chest(cut)
    rows = 14
    leaf = np.empty((rows, around, 3))
    reach = np.abs((angle + math.pi) % math.tau - math.pi)
    for k in range(around):
        point = np.clip(1 - (reach[k] - gap) / 0.9, 0, 1) ** 1.6
        fall = 0.042 + 0.026 * point
        start = Vector(top[k])
        away = Vector((start.x, start.y + 0.016, 0)).normalized()
        side = math.copysign(1, start.x) * 0.030 * point
        end = start + Vector((side, 0, -fall)) + away * (0.014 + 0.004 * (1 - point))
        for i in range(rows):
            u = i / (rows - 1)
            place = start.lerp(end, u) + away * 0.006 * math.sin(math.pi * u) ** 0.7
            least = 0.004 if u > 0.12 else 0.0
            leaf[i, k] = off(tree, place, least)
    made = [
        grid("collar stand", stand, cloth, closed=False, thick=THICK * 1.6, smooth=1),
        grid("collar", leaf, cloth, closed=False, thick=THICK * 1.8, smooth=1, outwards=0),
    ]
    contour = np.concatenate([leaf[::-1, 0], leaf[0], leaf[:, -1], leaf[-1, ::-1]])
    made.append(_edge(contour, cloth, closed=True, radius=0.0013))
    seam = [
        Vector(p) + (Vector(p) - Vector((0, 0, p[2]))).normalized() * 0.0012 for p in leaf[-3, 3:-3]
    ]
    made.append(tube(seam, 0.00028, thread, resolution=1))
    return made
