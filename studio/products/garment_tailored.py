"""What coat and shirt have in common: a body open in front, set-in sleeves, and the surface on which collars lie.

The upper part is cut and held, as canvas and a shoulder pad hold it; below the chest the cloth falls.
"""

import math
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

from studio.products.form import curve, levels, skin, under
from studio.products.form_mesh import Array, faces_of
from studio.products.garment_cloth import Fabric, Fall, drape, folds

NECKLINE = 1.474
"""Where the body ends at the neck, as a height on the form."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A body: how far it stands off the form at the neck, shoulder, bust, waist and hip, and where it ends; metres."""

    hem: float
    off: tuple[float, float, float, float, float]
    girth: float
    pad: float
    overlap: float
    break_at: float
    opening: float
    tail: float = 0.0
    lap: float = 0.0055
    """How far the upper front lies off the lower."""

    def ease(self, height: Array) -> Array:
        """How far the cloth stands off the form."""
        known = np.array([0.0, 0.90, 1.10, 1.26, 1.40, NECKLINE, 1.7])
        neck, shoulder, bust, waist, hip = self.off
        return curve(known, np.array([hip, hip, waist, bust, shoulder, neck, neck]), height)

    def lift(self, height: Array) -> Array:
        """By how much a pad raises the shoulder."""
        return self.pad * np.clip((height - 1.33) / 0.07, 0, 1)

    def surface(self, angle: Array, height: Array, more: Array | float = 0.0) -> Array:
        """The outside by angle and height on the form."""
        held = np.maximum(height, 0.90)
        points = skin(angle, held, self.ease(held) + more)
        below = np.clip((0.90 - height) / max(0.90 - self.hem, 1e-6), 0, 1)
        start = 0.95 + math.tau * self.off[4]
        wider = 1 + below * (self.girth / start - 1 + folds(angle, around=(5, 6, 9), deep=0.02))
        points[..., :2] *= wider[..., None]
        points[..., 2] = height + self.lift(height)
        return points

    def edge(self, height: Array) -> Array:
        """How far over the middle a front reaches; negative where the fronts part."""
        parted = np.clip((height - self.break_at) / (NECKLINE - self.break_at), 0, 1)
        return self.overlap - (self.overlap + self.opening) * parted

    def angle_at(self, x: Array, height: Array) -> Array:
        """The angle in front at which the surface has an x."""
        turn = np.linspace(0, math.pi / 2, 120)
        found = np.empty(len(height))
        for k, (wanted, level) in enumerate(zip(x, height, strict=True)):
            across = self.surface(turn, np.full_like(turn, level))[:, 0]
            found[k] = math.copysign(np.interp(abs(wanted), across, turn), wanted)
        return found


def pattern(cut: Cut, step: float, columns: int) -> tuple[Array, Array]:
    """The body before it falls: its points, and the share of the way around. The right front lies over the left."""
    upper = levels(max(cut.hem, 0.76), NECKLINE, step, 0.02)
    heights = upper
    if cut.hem < 0.76:
        below = np.arange(0.76 - step, cut.hem - step / 2, -step)
        heights = np.concatenate([upper, below])
    reach = cut.angle_at(cut.edge(heights), heights)
    share = np.linspace(0, 1, columns)
    angle = -reach[:, None] + (math.tau + 2 * reach[:, None]) * share[None]
    level = np.broadcast_to(heights[:, None], angle.shape).copy()
    if cut.tail:
        # A shirt tail: the hem is cut away at the sides.
        drop = np.clip((1.0 - heights) / (1.0 - heights[-1]), 0, 1)[:, None]
        level += drop * cut.tail * np.abs(np.sin(angle)) ** 3
    over = cut.lap * np.clip((angle - (math.tau - 0.9)) / 0.55, 0, 1)
    under_ = -0.0015 * np.clip((0.5 - angle) / 0.4, 0, 1)
    return cut.surface(angle, level, over + under_), np.broadcast_to(share, angle.shape)


def body(
    cut: Cut,
    fabric: Fabric,
    *,
    held: tuple[float, float],
    step: float,
    columns: int,
    front: float,
    fall: Fall,
) -> Array:
    """The body as it hangs. It is held above ``held`` and along the fronts over a width of ``front`` in shares."""
    points, share = pattern(cut, step, columns)
    low, high = held
    pins = np.clip((points[..., 2] - low) / (high - low), 0, 1) ** 2
    from_edge = np.minimum(share, 1 - share)
    pins = np.maximum(pins, np.clip((front * 1.5 - from_edge) / (front * 0.5), 0, 1))
    return drape(points, np.round(pins, 1), [(under(), True)], fabric, fall, closed=False)


def chest(cut: Cut) -> BVHTree:
    """The closed outside of the upper body, on which lapels and collars lie."""
    return _chest(cut)


@cache
def _chest(cut: Cut) -> BVHTree:
    angle = np.linspace(0, math.tau, 240, endpoint=False)
    heights = levels(0.95, NECKLINE + 0.004, 0.005, 0.02)
    rings = cut.surface(angle[None], np.broadcast_to(heights[:, None], (len(heights), 240)), 0.004)
    faces = faces_of(len(heights), 240, closed=True)
    return BVHTree.FromPolygons([Vector(p) for p in rings.reshape(-1, 3)], faces)


def front_of(tree: BVHTree, x: float, z: float) -> Vector:
    """The point of a surface that is seen at x and z from the front."""
    hit, _, _, _ = tree.ray_cast(Vector((x, -1.0, z)), Vector((0, 1, 0)))
    return hit if hit is not None else tree.find_nearest(Vector((x, -0.06, z)))[0]


def off(tree: BVHTree, place: Vector, least: float) -> Vector:
    """A place moved outwards until it is ``least`` away from a surface."""
    near, normal, _, _ = tree.find_nearest(place)
    away = (place - near).dot(normal)
    return place + normal * max(0.0, least - away)


@dataclass(frozen=True, slots=True)
class Sleeve:
    """A sleeve: its radii at head, elbow and cuff, where it ends, and how much longer than the arm it is cut."""

    head: float
    elbow: float
    cuff: float
    end: float
    longer: float = 0.05
    drop: float = 0.0
    """By how much its head lies lower and further in than that of a coat with a pad."""
    free: bool = False
    """Whether it ends in a hem; else a cuff holds it."""


def arm(share: Array, sleeve: Sleeve) -> tuple[Array, Array]:
    """The middle of the left sleeve and the direction it runs in, from the shoulder (0) to the cuff (1)."""
    known = np.array([1.372, 1.31, 1.22, 1.12, 1.00, 0.86, 0.78])
    x = np.array([0.156, 0.181, 0.205, 0.228, 0.249, 0.271, 0.281])
    y = np.array([0.002, 0.004, 0.008, 0.010, -0.002, -0.028, -0.045])
    z = known[0] + (sleeve.end - known[0]) * share
    order = np.argsort(known)
    middle = np.stack([curve(known[order], v[order], z) for v in (x, y)] + [z], axis=-1)
    middle += np.clip(1 - share / 0.3, 0, 1)[:, None] * sleeve.drop * np.array([-0.8, 0.0, -1.0])
    along = np.gradient(middle, axis=0)
    along /= np.linalg.norm(along, axis=-1, keepdims=True)
    # The first rings lean into the armhole.
    lean = np.clip(1 - share / 0.22, 0, 1)[:, None] ** 1.3
    along = along * (1 - lean) + np.array([0.82, 0.0, -0.57]) * lean
    return middle, along / np.linalg.norm(along, axis=-1, keepdims=True)


def rings(middle: Array, along: Array, radius: Array, around: int, *, flat: float = 0.88) -> Array:
    """Rings about a path; ``flat`` is their width from the side to their depth."""
    turn = np.linspace(0, math.tau, around, endpoint=False)
    back = np.array([0.0, 1.0, 0.0])
    deep = back - along * (along @ back)[:, None]
    deep /= np.linalg.norm(deep, axis=-1, keepdims=True)
    wide = np.cross(deep, along)
    return (
        middle[:, None]
        + deep[:, None] * np.cos(turn)[None, :, None] * radius[:, None, None]
        + wide[:, None] * np.sin(turn)[None, :, None] * (radius * flat)[:, None, None]
    )


def hanging(sleeve: Sleeve, fabric: Fabric, fall: Fall, *, step: float, around: int) -> Array:
    """The left sleeve with an arm's room in it: cut a little longer than it hangs, so that it breaks at the elbow."""
    count = round((1.372 - sleeve.end) / step)
    share = np.linspace(0, 1, count + 1)
    middle, along = arm(share, sleeve)
    radius = curve(
        np.array([0.0, 0.05, 0.2, 0.55, 1.0]),
        np.array([0.86, 1.0, 0.96, sleeve.elbow / sleeve.head, sleeve.cuff / sleeve.head])
        * sleeve.head,
        share,
    )
    points = rings(middle, along, radius, around)
    pins = np.clip((0.30 - share) / 0.10, 0, 1)
    pins = np.maximum(pins, (share > 1 - 1.5 / count) & (not sleeve.free))
    pins = np.round(np.broadcast_to(pins[:, None], points.shape[:2]), 1)
    inner = rings(middle, along, np.minimum(radius * 0.80, 0.048), 40)
    cut = replace(fabric, shrink=-sleeve.longer)
    return drape(points, pins, [(inner, True)], cut, fall)


def mirrored(points: Array) -> Array:
    """The other side's: x turned about and the order of columns with it, so that it still looks outwards."""
    return points[:, ::-1] * np.array([-1.0, 1.0, 1.0])
