"""The light of Luma: a broad soft window from above on a sweep of tinted paper."""

import math
import random

from mathutils import Vector

from studio.kit.flags import flag
from studio.kit.hard import paper, plain
from studio.kit.light import card, lamp, world
from studio.kit.mesh import mesh, sheet
from studio.kit.nodes import srgb
from studio.kit.outline import fillet
from studio.kit.scene import Object, Point

DAYLIGHT = (1.0, 0.955, 0.9)
SKY = (0.92, 0.96, 1.0)


def daylight(
    tint: str = "#E7DFD3",
    reach: float = 1.6,
    middle: float = 0.9,
    *,
    leaves: bool = False,
    key: float = 1.0,
) -> None:
    """Light a piece about ``reach`` units tall around the height ``middle`` on paper of a tint.

    With ``leaves`` the window is smaller and a branch hangs before it.
    """
    target = (0.0, 0.0, middle)
    world(SKY, 0.3)
    sweep(tint, reach)
    above = (-0.7 * reach, -0.9 * reach, middle + 2.6 * reach)
    lamp(above, target, 2.0 * reach, 115 * reach**2 * key * (0.36 if leaves else 1), DAYLIGHT)
    if leaves:
        sun = (-3.6 * reach, -2.6 * reach, middle + 2.5 * reach)
        lamp(sun, (0, 0.3 * reach, middle * 0.7), 0.14 * reach, 300 * reach**2 * key, DAYLIGHT)
        branch(sun, (0, 0.3 * reach, middle * 0.7), reach)
    panels(reach, middle)


def panels(reach: float, middle: float) -> None:
    """What glass and metal mirror: a tall window on the left, a weak one on the right, dark edges outside both."""
    target = (0.0, 0.0, middle)
    left = (-2.3 * reach, -1.4 * reach, middle + 0.5 * reach)
    right = (2.6 * reach, -0.6 * reach, middle + 0.3 * reach)
    card(left, target, (1.0 * reach, 2.6 * reach), 3.2, DAYLIGHT, diffuse=False)
    card(right, target, (0.7 * reach, 2.4 * reach), 1.4, SKY, diffuse=False)
    # What the top of a lid mirrors, seen from a little above.
    behind = (0.3 * reach, 2.0 * reach, middle + 0.95 * reach)
    card(behind, target, (2.6 * reach, 1.1 * reach), 1.5, SKY, soft=1.0, diffuse=False)
    for side in (-1, 1):
        edge = (side * 1.35 * reach, 0.9 * reach, middle)
        flag(edge, target, (0.35 * reach, 2.4 * reach), 0.03)


def sweep(tint: str, reach: float) -> Object:
    """A sheet of paper that rises into its own background."""
    profile = fillet(
        [(-8 * reach, 0), (3.2 * reach, 0, 2.4 * reach), (3.2 * reach, 9 * reach)], 0, 24
    )

    def surface(u: float, v: float) -> Vector:
        place = v * (len(profile) - 1)
        low = min(int(place), len(profile) - 2)
        share = place - low
        (y0, z0), (y1, z1) = profile[low], profile[low + 1]
        y, z = y0 + (y1 - y0) * share, z0 + (z1 - z0) * share
        return Vector(((u - 0.5) * 30 * reach, y, z))

    return sheet("sweep", surface, (1, len(profile) - 1), paper(srgb(tint), 0.85, 0.02))


def branch(light: Point, target: Point, reach: float) -> Object:
    """Leaves between the lamp and the set, out of sight: only their shadow is in the picture."""
    chance = random.Random(11)  # noqa: S311 - a seed for leaves, so that every render casts the same shadow
    start = Vector(light)
    along = (Vector(target) - start).normalized()
    turn = along.to_track_quat("Z", "Y")
    middle = start + along * 3.5 * reach
    points: list[Vector] = []
    faces: list[tuple[int, ...]] = []
    for stem in range(2):
        lean = -0.75 + 0.5 * stem
        foot = Vector(((-1.25 + 0.75 * stem) * reach, (0.55 - 0.35 * stem) * reach, 0))
        for leaf in range(9):
            share = leaf / 8
            side = 1 if leaf % 2 else -1
            base = foot + Vector((math.cos(lean), math.sin(lean), 0)) * share * 1.3 * reach
            angle = lean + side * (0.9 - 0.4 * share) + chance.uniform(-0.12, 0.12)
            ring = _leaf_outline(base, angle, (0.46 - 0.16 * share) * reach)
            faces.append(tuple(range(len(points), len(points) + len(ring))))
            points.extend(middle + turn @ point for point in ring)
    made = mesh("branch", points, faces, plain((0.1, 0.2, 0.05)), smooth=False)
    made.visible_camera = made.visible_glossy = made.visible_transmission = False
    return made


def _leaf_outline(base: Vector, angle: float, length: float) -> list[Vector]:
    """A leaf seen flat, as a ring of points."""
    ahead = Vector((math.cos(angle), math.sin(angle), 0))
    aside = Vector((-ahead.y, ahead.x, 0))
    steps = [k / 10 for k in range(11)]
    there = [
        base + ahead * length * t + aside * length * 0.17 * math.sin(math.pi * t**0.8)
        for t in steps
    ]
    back = [
        base + ahead * length * t - aside * length * 0.17 * math.sin(math.pi * t**0.8)
        for t in steps[-2:0:-1]
    ]
    return there + back
