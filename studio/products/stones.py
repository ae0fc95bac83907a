"""Cut stones with their true facets, and the claws and bezels that hold them. The girdle lies at height 0."""

import math
import random
from dataclasses import dataclass

from mathutils import Vector

from studio.kit.clear import gem
from studio.kit.hard import plain
from studio.kit.mesh import Material, lathe, mesh
from studio.kit.parts import ball, hoop, tube
from studio.kit.scene import Object, group


@dataclass(frozen=True, slots=True)
class Cut:
    """Proportions in radii of the girdle. ``cushion`` squares the outline, ``wander`` moves facets as a hand does."""

    table: float = 0.56
    crown: float = 0.33
    pavilion: float = 0.86
    girdle: float = 0.03
    cushion: float = 0.0
    wander: float = 0.0


BRILLIANT = Cut()
OLD_MINE = Cut(table=0.40, crown=0.44, pavilion=0.90, girdle=0.02, cushion=0.09, wander=0.02)


def stone(radius: float, material: Material, cut: Cut = BRILLIANT) -> Object:
    """A round brilliant of 57 facets (table, 8 stars, 8 kites, 32 halves, 8 mains), or an older cut of the same plan."""
    chance = random.Random(7)  # noqa: S311  the same hand every time
    points: list[Vector] = []

    def ring(distance: float, height: float, count: int, shift: float) -> int:
        first = len(points)
        for k in range(count):
            angle = math.tau * (k + shift) / count
            square = 1 + cut.cushion * math.cos(4 * angle + math.pi)
            hand = 1 + chance.uniform(-cut.wander, cut.wander)
            out = distance * square * hand * radius
            points.append(Vector((out * math.cos(angle), out * math.sin(angle), height * radius)))
        return first

    table = ring(cut.table, cut.crown, 8, 0.5)
    star = ring(cut.table + (1 - cut.table) * 0.52, cut.crown * 0.56, 8, 0)
    upper = ring(1, cut.girdle, 16, 0)
    lower = ring(1, -cut.girdle, 16, 0)
    main = ring(0.62, -cut.girdle - cut.pavilion * 0.34, 8, 0)
    points.append(Vector((0, 0, -cut.pavilion * radius)))
    culet = len(points) - 1
    faces: list[tuple[int, ...]] = [tuple(table + k for k in range(8))]
    for k in range(8):
        n, a, b, z = (k + 1) % 8, 2 * k, (2 * k + 1) % 16, (2 * k - 1) % 16
        faces += [
            (table + k, star + k, table + (k - 1) % 8),
            (table + k, star + k, upper + b, star + n),
            (star + k, upper + a, upper + b),
            (star + k, upper + z, upper + a),
            (lower + a, main + k, lower + b),
            (lower + z, main + k, lower + a),
            (lower + b, main + k, culet, main + n),
        ]
    faces += [(upper + k, lower + k, lower + (k + 1) % 16, upper + (k + 1) % 16) for k in range(16)]
    return mesh("stone", points, faces, material, smooth=False)


def six_claws(
    radius: float, foot: float, material: Material, *, wire: float = 0.031
) -> list[Object]:
    """Six claws from a point ``foot`` below the girdle, thinner towards the tip, and the two rings that join them."""
    made: list[Object] = []
    for k in range(6):
        turn = math.tau * (k + 0.5) / 6
        out = Vector((math.cos(turn), math.sin(turn), 0))
        knots = [
            (0.055, -foot),
            (radius * 0.60, -0.22),
            (radius + 0.008, -0.05),
            (radius + 0.016, 0.03),
            (radius - 0.012, 0.085),
            (radius - 0.055, 0.105),
        ]
        path = _smooth([out * r + Vector((0, 0, z)) for r, z in knots])
        swell = [1.12 - 0.42 * i / (len(path) - 1) for i in range(len(path))]
        made.append(tube(path, wire, material, swell=swell))
        grain = ball(wire * 0.86, tuple(path[-1]), material, 20)
        grain.scale = (1.0, 1.0, 0.8)
        made.append(grain)
    made += [
        hoop(radius * share, wire * 0.66, (0, 0, z), material)
        for share, z in ((0.50, -0.29), (0.80, -0.13))
    ]
    return made


def _smooth(knots: list[Vector], steps: int = 7) -> list[Vector]:
    """A Catmull-Rom curve through the knots, so that a claw bends instead of breaking."""
    ends = [2 * knots[0] - knots[1], *knots, 2 * knots[-1] - knots[-2]]
    made = []
    for i in range(len(knots) - 1):
        a, b, c, d = ends[i : i + 4]
        for k in range(steps):
            t = k / steps
            made.append(
                0.5
                * (
                    2 * b
                    + (c - a) * t
                    + (2 * a - 5 * b + 4 * c - d) * t**2
                    + (3 * b - a - 3 * c + d) * t**3
                )
            )
    return [*made, knots[-1]]


def bezel(radius: float, material: Material, *, grains: int = 0) -> list[Object]:
    """A rim around a stone, closed behind; ``grains`` are the balls of melted wire around it."""
    rim = [
        (radius * 0.98, 0.06),
        (radius * 1.05, 0.075),
        (radius * 1.14, 0.03),
        (radius * 1.12, -0.10),
        (radius * 0.9, -0.16),
        (0.001, -0.17),
    ]
    balls = [
        ball(
            radius * 0.14,
            (radius * 1.24 * math.cos(turn), radius * 1.24 * math.sin(turn), -0.02),
            material,
            18,
        )
        for turn in (math.tau * k / grains for k in range(grains))
    ]
    return [lathe("bezel", rim, material, segments=96, crease=50), *balls]


def diamond() -> Material:
    """Colourless stone."""
    return gem((1, 1, 1), 2.35, 0.035)


def pave(
    radius: float, places: list[tuple[Vector, Vector, Vector]], material: Material
) -> list[Object]:
    """Small stones set in a row, each place a point, its outward normal and the direction of the row.

    Four grains hold each. The seats are white: stones this small show what lies under them, and gold
    would turn them amber.
    """
    gems, seat = gem((1, 1, 1), 2.3, 0.025), plain((0.85, 0.85, 0.86), 0.35)
    made: list[Object] = []
    for point, normal, along in places:
        turn = normal.to_track_quat("Z", "Y").to_euler()
        small = stone(radius, gems)
        cup = lathe(
            "seat",
            [(radius * 0.98, -0.004), (radius * 0.55, -radius * 0.5), (0.001, -radius * 0.9)],
            seat,
            segments=24,
        )
        for part in (small, cup):
            part.location, part.rotation_euler = point, turn
            made.append(part)
        across = normal.cross(along).normalized()
        for s, t in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
            made.append(
                ball(
                    radius * 0.24,
                    tuple(
                        point
                        + along * (s * radius * 0.92)
                        + across * (t * radius * 0.80)
                        + normal * 0.004
                    ),
                    material,
                    12,
                )
            )
    return [group(made, "pave")]
