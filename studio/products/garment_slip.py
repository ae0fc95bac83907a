"""A slip dress cut on the bias: held at its neckline by two straps, falling free from the hip."""

import math
from functools import cache

import numpy as np
from mathutils import Vector

from studio.kit.mesh import Material
from studio.kit.nodes import srgb
from studio.kit.outline import ramp
from studio.kit.parts import tube
from studio.kit.scene import Object, for_web
from studio.products.form import form_parts, on_stand, skin, tree, under
from studio.products.form_mesh import Array, grid
from studio.products.garment_cloth import SILK, Fall, drape, folds
from studio.products.garment_fabric import satin

AROUND = 168
STEP = 0.0125
CUP = 0.80
"""The angle of the strap in front; behind it stands at this angle from the middle of the back."""


def slip_dress(
    colour: str = "#9C655C", *, length: float = 0.96, ease: float = 0.06, flare: float = 1.70
) -> None:
    """The dress on the form. ``length`` is from under the arm to the hem, ``flare`` the girth of the hem; metres."""
    cloth = satin(srgb(colour))
    fallen = _fallen(length, ease, flare)
    shell = grid("dress", fallen, cloth, thick=0.0009, smooth=1)
    on_stand([*form_parts(), shell, *_edges(fallen, cloth), *_straps(cloth)], "slip dress")


def _top(angle: Array) -> Array:
    """The neckline: a V in front, high at the straps, low across the back."""
    turned = np.abs((angle + math.pi) % math.tau - math.pi)
    return np.interp(
        turned,
        [0.0, 0.10, 0.40, CUP - 0.10, CUP, CUP + 0.12, 1.35, 1.75, math.pi - CUP, 2.9, math.pi],
        [1.246, 1.254, 1.292, 1.331, 1.339, 1.333, 1.287, 1.272, 1.245, 1.222, 1.220],
    )


def _smooth(values: Array) -> Array:
    for _ in range(2):
        values = (np.roll(values, 1) + 2 * values + np.roll(values, -1)) / 4
    return values


@cache
def _angles() -> Array:
    return np.linspace(0, math.tau, AROUND, endpoint=False)


def _bridged(points: Array) -> Array:
    """Cloth spans what is hollow: between the breasts, and from them down to the waist."""
    x, y = points[..., 0], points[..., 1]
    front = np.where(y < 0, np.clip(-y / 0.05, 0, 1), 0.0)
    foremost = y.min(axis=1, keepdims=True)
    between = np.clip(1 - np.abs(x) / 0.083, 0, 1) ** 0.5 * front * (np.abs(x) < 0.083)
    points[..., 1] = y + (foremost - y) * between * 0.75
    for row in range(1, len(points)):
        fell = points[row - 1, :, 2] - points[row, :, 2]
        far = np.linalg.norm(points[row, :, :2], axis=-1)
        least = np.linalg.norm(points[row - 1, :, :2], axis=-1) - 0.17 * fell
        points[row, :, :2] *= np.maximum(1.0, least / far)[:, None]
    return points


@cache
def _fallen(length: float, ease: float, flare: float) -> Array:
    angle = _angles()
    top, hem = _smooth(_top(angle)), 1.275 - length
    rows = round((1.28 - hem) / STEP)
    share = np.linspace(0, 1, rows + 1)[:, None]
    height = top[None] + (hem - top[None]) * share
    out = 0.0035 + ease / math.tau * np.clip((top[None] - height) / 0.10, 0, 1)
    points = skin(angle[None], np.maximum(height, 0.90), out)
    points = _bridged(points)
    # Below the hip the pattern goes on as a cone.
    below = np.clip((0.90 - height) / (0.90 - hem), 0, 1)
    girth = 0.95 + ease
    points[..., :2] *= (1 + below * (flare / girth - 1) + below * folds(angle)[None])[..., None]
    points[..., 2] = height
    pins = np.zeros(points.shape[:2])
    pins[0] = 1.0
    return drape(points, pins, [(under(), True)], SILK, Fall(frames=46, quality=6))


def _edges(fallen: Array, cloth: Material) -> list[Object]:
    """A rolled hem and a bound neckline."""
    made = []
    for row, radius in ((fallen[0], 0.0020), (fallen[-1], 0.0012)):
        line = [Vector(p) for p in row[:: 3 if for_web() else 1]]
        made.append(tube(line, radius, cloth, closed=True, resolution=2))
    return made


def _straps(cloth: Material) -> list[Object]:
    """Two rouleau straps from the points of the cups over the shoulders to the back."""
    made = []
    for side in (1, -1):
        front = skin(np.array(side * CUP), np.array(1.337), 0.0035)
        back_angle = side * (math.pi - CUP)
        back = skin(np.array(back_angle), _top(np.array([back_angle]))[0], 0.0035)
        middle = Vector((0, 0.01, 1.29))
        start, end = Vector(front), Vector(back)
        path = [start]
        for k in range(1, 40):
            share = k / 40
            x = start.x + (end.x - start.x) * ramp(0, 1, share)
            first = math.atan2(start.z - middle.z, -(start.y - middle.y))
            last = math.atan2(end.z - middle.z, -(end.y - middle.y))
            last += math.tau if last < 0 else 0
            turn = first + (last - first) * share
            away = Vector((0, -math.cos(turn), math.sin(turn)))
            origin = Vector((x, middle.y, middle.z)) + away * 0.4
            hit, normal, _, _ = tree().ray_cast(origin, -away)
            path.append(hit + normal * 0.003)
        made.append(tube([*path, end], 0.0026, cloth, resolution=3))
    return made
