"""A flared skirt of wool flannel on a narrow waistband, the linen of the form above it."""

import math
from functools import cache

import numpy as np
from mathutils import Vector

from studio.kit.hard import plain
from studio.kit.mesh import Material
from studio.kit.nodes import scaled, srgb
from studio.kit.parts import tube
from studio.kit.scene import Object, for_web
from studio.products.form import WAIST, form_parts, on_stand, skin, under
from studio.products.form_mesh import Array, grid
from studio.products.garment_cloth import FLANNEL, Fall, drape, folds
from studio.products.garment_fabric import wool

AROUND = 190
STEP = 0.0125
BAND = 0.034
"""How high the waistband stands, half of it above the waist."""


def flared_skirt(
    colour: str = "#45464A", *, length: float = 0.72, ease: float = 0.012, flare: float = 2.05
) -> None:
    """The skirt on the form. ``length`` is below the band, ``flare`` the girth of the hem; metres."""
    cloth = wool(srgb(colour), 0.4)
    fallen = _fallen(length, ease, flare)
    shell = grid("skirt", fallen, cloth, thick=0.0022, smooth=1)
    on_stand([*form_parts(), shell, *_band(cloth, ease), *_hem(fallen, cloth, colour)], "skirt")


@cache
def _fallen(length: float, ease: float, flare: float) -> Array:
    angle = np.linspace(0, math.tau, AROUND, endpoint=False)
    top = WAIST - BAND / 2 + 0.004
    share = np.linspace(0, 1, round(length / STEP) + 1)[:, None]
    height = np.broadcast_to(top - length * share, (len(share), AROUND))
    out = 0.005 + ease / math.tau * share
    points = skin(angle[None], np.maximum(height, 0.90), out)
    # The pattern is a cone from the band on, wherever the hip leaves room for it.
    around = 0.70 + ease + (flare - 0.70 - ease) * share
    body = np.linalg.norm(np.roll(points, -1, axis=1) - points, axis=-1).sum(axis=1)[:, None]
    wider = np.maximum(around / body, 1.0) + folds(angle, around=(4, 6, 7, 9))[None] * share
    points[..., :2] *= wider[..., None]
    points[..., 2] = height
    pins = np.zeros(points.shape[:2])
    pins[:2] = 1.0
    return drape(points, pins, [(under(), True)], FLANNEL, Fall(frames=50, quality=6))


def _band(cloth: Material, ease: float) -> list[Object]:
    """The waistband: two thicknesses with a soft fold above and below, and a hook behind that nobody sees."""
    angle = np.linspace(0, math.tau, 72 if for_web() else 200, endpoint=False)
    high = BAND / 2
    outer = [(0.0052, -high + 0.0005), (0.0078, -high), (0.0090, -high + 0.003)]
    outer += [
        (0.0090, high - 0.003),
        (0.0080, high - 0.0006),
        (0.0062, high),
        (0.0030, high - 0.001),
        (0.0015, high - 0.006),
    ]
    out = np.array([p[0] for p in outer]) + ease / math.tau
    rise = np.array([p[1] for p in outer])
    rings = skin(angle[None], (WAIST + rise)[::-1][:, None], out[::-1][:, None])
    return [grid("band", rings, cloth, smooth=1)]


def _hem(fallen: Array, cloth: Material, colour: str) -> list[Object]:
    """The folded edge below, and the line of thread that holds the band."""
    every = 3 if for_web() else 1
    edge = tube([Vector(p) for p in fallen[-1][::every]], 0.0019, cloth, closed=True, resolution=2)
    angle = np.linspace(0, math.tau, 120, endpoint=False)
    line = skin(angle, WAIST - BAND / 2 + 0.0032, 0.0102)
    thread = tube(
        [Vector(p) for p in line], 0.0004, plain(scaled(srgb(colour), 0.6), 0.7), closed=True
    )
    return [edge, thread]
