"""The Vendange tote of Tavel. One unit is about a tenth of a metre."""

import math

from mathutils import Vector

from studio.kit.hard import plain
from studio.kit.mesh import Material, bevel, loft, thicken
from studio.kit.nodes import scaled, srgb
from studio.kit.outline import rounded_rectangle
from studio.kit.parts import stitches
from studio.kit.scene import Object, group, stand
from studio.kit.soft import leather
from studio.products.bag import thread_colour


def tote(colour: str = "#6B3A22") -> None:
    """One thickness of leather, open, leaning; the handles run all the way round and meet under the bottom."""
    linear = srgb(colour)
    hide, inside = (
        leather(scaled(linear, 1.25), 54, 0.44, 0.28),
        leather(scaled(linear, 1.7), 90, 0.55, 0.06),
    )
    wide, high, deep = 2.5, 1.85, 0.86
    thread = plain(thread_colour(linear), 0.6)

    def wall(angle: float, u: float) -> Vector:
        """The skin by direction around and height share: a rectangle below, a lazy oval above."""
        square = 5.0 - 2.6 * u
        c, s = math.cos(angle), math.sin(angle)
        x = math.copysign(abs(c) ** (2 / square), c) * wide / 2 * (0.93 + 0.08 * u)
        y = (
            math.copysign(abs(s) ** (2 / square), s)
            * deep
            / 2
            * (1 - 0.25 * u + 0.16 * math.sin(math.pi * u))
        )
        slump = 0.10 * u**3 * math.cos(2 * angle) + 0.035 * u**2 * math.sin(3 * angle + 0.7)
        crease = 0.022 * math.sin(9 * u + 3 * angle) * math.sin(math.pi * u) * abs(s)
        return Vector((x + 0.05 * u**2, y + crease, high * u + slump))

    rings = []
    for k in range(34):
        u = k / 33
        ring = [wall(math.tau * j / 160, u) for j in range(160)]
        if u < 0.04:
            ring = [Vector((p.x * 0.96, p.y * 0.94, p.z)) for p in ring]
        rings.append(ring)
    skin = loft("skin", rings, hide, caps=(True, False), crease=60)
    skin.data.materials.append(inside)
    modifier = thicken(skin, 0.036).modifiers["thickness"]
    modifier.material_offset = 1
    bevel(skin, 0.010)
    parts = [skin]
    for face in (-1, 1):
        parts += _tote_strap(wall, face, hide, thread, high)
    stand(group(parts, "tote"))


def _tote_strap(wall, face: int, hide: Material, thread: Material, high: float) -> list[Object]:  # noqa: ANN001
    """One handle: up the front, over in an arch, down again, sewn along both edges."""
    centre = math.pi * 1.5 if face < 0 else math.pi * 0.5
    spread = 0.42

    def run(side: int) -> list[Vector]:
        points = [wall(centre + side * spread, 0.02 + 0.98 * k / 24) for k in range(25)]
        return [p + Vector((0, face * 0.032, 0)) for p in points]

    left, right = run(-1 if face < 0 else 1), run(1 if face < 0 else -1)
    a, b = left[-1], right[-1]
    arch = []
    for k in range(1, 36):
        t = math.pi * k / 36
        x = (a.x + b.x) / 2 - (b.x - a.x) / 2 * math.cos(t)
        z = a.z + (b.z - a.z) * k / 36 + 0.80 * math.sin(t) ** 0.8
        arch.append(
            Vector((x, a.y - face * 0.02 + face * (0.10 if face < 0 else 0.16) * math.sin(t), z))
        )
    path = [*left, *arch, *right[::-1]]
    rings, edges = [], ([], [])
    for k, p in enumerate(path):
        ahead = (path[min(k + 1, len(path) - 1)] - path[max(k - 1, 0)]).normalized()
        out = Vector((0, face, 0))
        side = ahead.cross(out).normalized()
        rings.append([p + side * x + out * y for x, y in rounded_rectangle(0.17, 0.05, 0.02, 3)])
        if p.z < high * 1.02:
            for edge, sign in zip(edges, (-1, 1), strict=True):
                edge.append(p + side * sign * 0.062 + out * 0.027)
    strap = loft("strap", rings, hide, crease=60)
    seams = []
    for edge in edges:
        for half in (edge[: len(left)], edge[len(left) :]):
            if len(half) > 2:
                seams.append(
                    stitches(
                        half,
                        [Vector((0, face, 0))] * len(half),
                        thread,
                        length=0.040,
                        gap=0.026,
                        radius=0.0065,
                    )
                )
    return [strap, *seams]
