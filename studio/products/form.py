"""A dress form: a linen torso in size 38 on a turned stand, 1.6 metres tall. Lengths are metres until ``on_stand``.

Garments are cut after the same function that makes the torso (``skin``), so what is worn fits whatever the size.
The front looks along -y; the angle around is 0 in front and grows to the wearer's left.
"""

import math
from functools import cache

import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

from studio.kit.hard import BRASS, brushed, wood
from studio.kit.mesh import lathe
from studio.kit.nodes import scaled, srgb
from studio.kit.outline import fillet
from studio.kit.parts import tube
from studio.kit.scene import Object, for_web, group
from studio.products.form_mesh import Array, grid, linen, tape

UNITS = 1.25
"""Studio units to the metre: the form is two units tall."""
BUST, WAIST, HIP = 1.258, 1.10, 0.90
"""Heights at which a tape is laid around."""
GIRTHS = {BUST: 0.88, WAIST: 0.70, HIP: 0.95}
"""Size 38 of EN 13402: bust, waist and hip."""
FOOT, NECK = 0.775, 1.552
"""Where the torso ends below and above."""
# Height; half the width; depth to the front and to the back of the axis; how square; how far the axis leans forward.
_SECTIONS = np.array(
    [
        (0.300, 0.175, 0.125, 0.128, 2.05, 0.000),
        (0.700, 0.172, 0.116, 0.125, 2.10, 0.000),
        (0.775, 0.170, 0.112, 0.124, 2.15, 0.000),
        (0.900, 0.174, 0.108, 0.124, 2.20, 0.000),
        (1.000, 0.151, 0.103, 0.100, 2.20, 0.000),
        (1.100, 0.121, 0.092, 0.081, 2.15, 0.000),
        (1.190, 0.136, 0.101, 0.092, 2.20, 0.000),
        (1.260, 0.149, 0.103, 0.104, 2.25, 0.000),
        (1.320, 0.160, 0.094, 0.108, 2.30, 0.002),
        (1.370, 0.172, 0.078, 0.102, 2.35, 0.004),
        (1.405, 0.178, 0.062, 0.088, 2.40, 0.006),
        (1.425, 0.173, 0.053, 0.076, 2.40, 0.008),
        (1.440, 0.146, 0.048, 0.068, 2.35, 0.010),
        (1.455, 0.110, 0.047, 0.062, 2.25, 0.013),
        (1.470, 0.081, 0.049, 0.057, 2.10, 0.016),
        (1.490, 0.064, 0.051, 0.053, 2.00, 0.020),
        (1.520, 0.057, 0.052, 0.052, 2.00, 0.024),
        (1.560, 0.055, 0.052, 0.052, 2.00, 0.028),
    ]
)  # fmt: skip
_APEX, _MOUND = (0.083, 1.252), 0.038


def curve(known: Array, values: Array, at: Array) -> Array:
    """A smooth line through points that never overshoots them (Fritsch and Carlson, 1980)."""
    step, slope = np.diff(known), np.diff(values) / np.diff(known)
    inner = np.where(
        slope[1:] * slope[:-1] > 0,
        2 * slope[1:] * slope[:-1] / (slope[1:] + slope[:-1] + 1e-12),
        0.0,
    )
    tangent = np.concatenate([slope[:1], inner, slope[-1:]])
    place = np.clip(np.searchsorted(known, at) - 1, 0, len(step) - 1)
    t = np.clip((at - known[place]) / step[place], 0, 1)
    return (
        values[place] * (1 + 2 * t) * (1 - t) ** 2
        + tangent[place] * step[place] * t * (1 - t) ** 2
        + values[place + 1] * t**2 * (3 - 2 * t)
        - tangent[place + 1] * step[place] * t**2 * (1 - t)
    )


def skin(angle: Array, height: Array, ease: Array | float = 0.0) -> Array:
    """Points of the torso by angle and height, ``ease`` metres away from it. The last axis is x, y, z."""
    angle, height = np.broadcast_arrays(np.asarray(angle, float), np.asarray(height, float))
    wide, front, back, power, lean = (
        curve(_SECTIONS[:, 0], _SECTIONS[:, k], height) for k in range(1, 6)
    )
    size = _fit(height)
    across, along = np.sin(angle), np.cos(angle)
    x = np.sign(across) * np.abs(across) ** (2 / power) * (wide * size + ease)
    depth = np.where(along > 0, front, back) * size + ease
    y = -np.sign(along) * np.abs(along) ** (2 / power) * depth
    hill = _MOUND * np.exp(
        -(((np.abs(x) - _APEX[0]) / 0.052) ** 2)
        - ((height - _APEX[1]) / np.where(height > _APEX[1], 0.060, 0.046)) ** 2
    )
    facing = np.clip(along * 3, 0, 1)
    y = y - hill * facing - lean
    x = x + 0.22 * hill * facing * np.sign(x)
    return np.stack([x, y, height], axis=-1)


@cache
def _sizes() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """By how much the drawn sections are scaled where the measures are taken."""
    return tuple(sorted(GIRTHS)), tuple(
        GIRTHS[height] / _drawn_girth(height) for height in sorted(GIRTHS)
    )


def _fit(height: Array) -> Array:
    heights, factors = _sizes()
    known = np.array([0.0, *heights, 1.36, 1.7])
    return curve(known, np.array([factors[0], *factors, 1.0, 1.0]), height)


def _drawn_girth(height: float) -> float:
    """The girth before it is fitted; a tape bridges hollows, so the measure is that of the hull."""
    wide, front, back, power, _ = (
        float(curve(_SECTIONS[:, 0], _SECTIONS[:, k], np.array([height]))[0]) for k in range(1, 6)
    )
    angle = np.linspace(0, math.tau, 720, endpoint=False)
    across, along = np.sin(angle), np.cos(angle)
    x = np.sign(across) * np.abs(across) ** (2 / power) * wide
    y = -np.sign(along) * np.abs(along) ** (2 / power) * np.where(along > 0, front, back)
    hill = _MOUND * np.exp(
        -(((np.abs(x) - _APEX[0]) / 0.052) ** 2)
        - ((height - _APEX[1]) / (0.060 if height > _APEX[1] else 0.046)) ** 2
    )
    facing = np.clip(along * 3, 0, 1)
    return hull(np.stack([x + 0.22 * hill * facing * np.sign(x), y - hill * facing], axis=-1))


def hull(points: Array) -> float:
    """The length of a tape drawn tight around flat points."""
    ordered = sorted(map(tuple, points))

    def half(run: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
        kept: list[tuple[float, ...]] = []
        for x, y in run:
            while len(kept) > 1:
                (ax, ay), (bx, by) = kept[-2:]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                kept.pop()
            kept.append((x, y))
        return kept[:-1]

    around = np.array([*half(ordered), *half(ordered[::-1])])
    return float(np.linalg.norm(around - np.roll(around, 1, axis=0), axis=-1).sum())


def girth(height: float, ease: float = 0.0) -> float:
    """What a tape measures around the form at a height."""
    angle = np.linspace(0, math.tau, 720, endpoint=False)
    return hull(skin(angle, height, ease)[:, :2])


def levels(low: float, high: float, step: float, ease: float = 0.0) -> Array:
    """Heights between which the surface at the side is about ``step`` long, from the top down."""
    fine = np.linspace(low, high, 1600)
    side = skin(math.pi / 2, fine, ease)
    walked = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(side, axis=0), axis=-1))])
    count = max(2, round(walked[-1] / step))
    return np.interp(np.linspace(walked[-1], 0, count + 1), walked, fine)


def torso(step: float = 0.008, around: int = 160) -> Array:
    """The rings of the torso, from the neck down."""
    angle = np.linspace(0, math.tau, around, endpoint=False)
    return skin(angle[None, :], levels(FOOT, NECK, step)[:, None])


@cache
def under(ease: float = 0.0) -> Array:
    """The torso as cloth meets it."""
    return (
        torso(0.014, 104)
        if not ease
        else skin(
            np.linspace(0, math.tau, 104, endpoint=False)[None],
            levels(FOOT, NECK, 0.014)[:, None],
            ease,
        )
    )


@cache
def tree(ease: float = 0.0) -> BVHTree:
    """The torso for asking what a ray hits or what lies nearest."""
    angle = np.linspace(0, math.tau, 200, endpoint=False)
    rings = skin(angle[None, :], levels(FOOT, NECK, 0.006)[:, None], ease)
    rows, columns = rings.shape[:2]
    faces = [
        (r * columns + c, (r + 1) * columns + c, (r + 1) * columns + d, r * columns + d)
        for r in range(rows - 1)
        for c, d in zip(range(columns), (*range(1, columns), 0), strict=True)
    ]
    return BVHTree.FromPolygons([Vector(p) for p in rings.reshape(-1, 3)], faces)


def dress_form(cloth: str = "#CFC4B0", stain: str = "#4A2E1C") -> None:
    """The form with nothing on it."""
    on_stand(form_parts(cloth, stain), "form")


def on_stand(parts: list[Object], name: str) -> None:
    """Hang everything on one root, in studio units."""
    root = group(parts, name)
    root.scale = (UNITS,) * 3


def form_parts(cloth: str = "#CFC4B0", stain: str = "#4A2E1C") -> list[Object]:
    """Torso, seams, tape, cap and stand."""
    web = for_web()
    cover = linen(srgb(cloth))
    rings = torso(0.014 if web else 0.006, 72 if web else 200)
    body = grid("torso", rings, cover)
    dark, light = scaled(srgb(stain), 0.7), scaled(srgb(stain), 1.5)
    timber = wood(dark, light, 0.38)
    return [body, _underside(cover), *_seams(cover), *_waist_tape(), *_cap(timber), *_stand(timber)]


def _underside(material: object) -> Object:
    angle = np.linspace(0, math.tau, 120, endpoint=False)
    rim = skin(angle, FOOT)
    middle = rim.mean(axis=0)
    shares = np.array([1.0, 0.992, 0.975, 0.95, 0.6, 0.03])
    drops = np.array([0.0, -0.005, -0.008, -0.009, -0.009, -0.009])
    rings = middle + (rim - middle)[None] * shares[:, None, None]
    rings[..., 2] += drops[:, None]
    return grid("underside", rings, material)


def _seams(material: object) -> list[Object]:
    """Eight sewn lines down the torso: fine ridges where two pieces of linen meet."""
    heights = levels(FOOT, 1.47, 0.01)
    made = []
    for start, sway in ((0.0, 0.0), (0.62, 0.10), (2.35, -0.06), (math.pi, 0.0)):
        for side in (1, -1) if 0 < start < math.pi else (1,):
            near = np.exp(-(((heights - WAIST) / 0.14) ** 2))
            angle = side * (start - sway * near)
            line = skin(angle, heights, 0.0002)
            made.append(tube([Vector(p) for p in line], 0.0011, material, resolution=2))
    return made


def _waist_tape() -> list[Object]:
    angle = np.linspace(0, math.tau, 160, endpoint=False)
    rows = np.array([WAIST + 0.006, WAIST + 0.0055, WAIST - 0.0055, WAIST - 0.006])
    out = np.array([0.0002, 0.0014, 0.0014, 0.0002])
    return [grid("tape", skin(angle[None, :], rows[:, None], out[:, None]), tape())]


def _cap(timber: object) -> list[Object]:
    """A turned lid on the neck, with a knob to carry it by."""
    middle = skin(np.linspace(0, math.tau, 40, endpoint=False), NECK).mean(axis=0)
    profile = fillet(
        [
            (0.0005, 0.0, 0), (0.0555, 0.0), (0.0575, 0.009), (0.046, 0.0145), (0.016, 0.0165),
            (0.0085, 0.024), (0.0125, 0.033), (0.0135, 0.041), (0.009, 0.0478), (0.0005, 0.048, 0),
        ],
        0.004,
        4,
    )  # fmt: skip
    lid = lathe("lid", profile, timber, segments=64)
    lid.location = middle
    return [lid]


def _stand(timber: object) -> list[Object]:
    """A turned post with a brass collar on a heavy round foot."""
    post = fillet(
        [
            (0.0005, 0.020, 0), (0.042, 0.020), (0.042, 0.036), (0.026, 0.044), (0.0185, 0.075),
            (0.026, 0.098), (0.026, 0.108), (0.0165, 0.128), (0.0140, 0.30), (0.0150, 0.520),
            (0.0200, 0.560), (0.0200, 0.574), (0.0150, 0.590), (0.0150, 0.620, 0), (0.0005, 0.620, 0),
        ],
        0.012,
        6,
    )  # fmt: skip
    foot = fillet(
        [
            (0.0005, 0.0, 0), (0.186, 0.0), (0.190, 0.012), (0.178, 0.022), (0.120, 0.027),
            (0.060, 0.033), (0.0005, 0.034, 0),
        ],
        0.006,
        5,
    )  # fmt: skip
    brass = brushed(BRASS, 0.26)
    sleeve = fillet(
        [(0.0005, 0.606, 0), (0.0205, 0.606), (0.0205, 0.636), (0.0115, 0.642), (0.0115, FOOT - 0.006), (0.0005, FOOT - 0.006, 0)],
        0.003,
        3,
    )  # fmt: skip
    return [
        lathe("foot", foot, timber, segments=128),
        lathe("post", post, timber, segments=64),
        lathe("collar", sleeve, brass, segments=48),
    ]
