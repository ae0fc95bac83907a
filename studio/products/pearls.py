"""The pearls of Anse Noire. A strand is laid on the ground; one unit is as many millimetres as its beads say."""

import math
import random
from collections.abc import Callable
from itertools import pairwise

from mathutils import Vector, noise

from studio.kit.clear import gem
from studio.kit.hard import GOLD, WHITE_GOLD, metal, plain
from studio.kit.mesh import Material, lathe
from studio.kit.nodes import Colour
from studio.kit.parts import ball, hoop, tube
from studio.kit.scene import Object, group, stand
from studio.kit.soft import pearl
from studio.products import stones

WHITE: Colour = (0.80, 0.74, 0.68)
ROSE: Colour = (0.82, 0.58, 0.58)
GREENISH: Colour = (0.56, 0.68, 0.57)
GREY: Colour = (0.24, 0.245, 0.255)
PEACOCK: Colour = (0.16, 0.24, 0.22)
EMERALD: Colour = (0.015, 0.44, 0.21)
Path = Callable[[float], Vector]


def bracelet(count: int = 27, radius: float = 0.125) -> None:
    """White pearls around an emerald that is the clasp."""
    length = 2 * radius * 1.015
    place = _walked(_oval(1.02, 0.80), count + 1, length * (count + 1.25))
    front = min(range(count + 1), key=lambda k: place[k].y)
    skin = pearl(WHITE, ROSE)
    beads = [_bead(place[k], radius, skin, k) for k in range(count + 1) if k != front]
    clasp = _emerald(radius * 1.2)
    clasp.location = place[front] + Vector((0, -radius * 0.35, radius * 1.15))
    clasp.rotation_euler.x = math.radians(46)
    group([*beads, *_knots(place, radius), clasp], "bracelet")


def strand(count: int = 91, radius: float = 0.060) -> None:
    """A long strand without a clasp, laid twice round, the loops crossing."""

    def path(t: float) -> Vector:
        turn, wide = 2 * math.tau * t, 1 + 0.20 * math.cos(math.tau * t + 0.4)
        return Vector(
            (
                1.2 * wide * math.cos(turn),
                0.9 * wide * math.sin(turn) + 0.2 * math.sin(math.tau * t),
                0,
            )
        )

    place = _crossing(_walked(path, count, count * 2 * radius * 1.015), radius)
    skin = pearl(WHITE, GREENISH)
    beads = [_bead(p, radius, skin, k) for k, p in enumerate(place)]
    group([*beads, *_knots(place, radius)], "strand")


def baroque(count: int = 19, radius: float = 0.165) -> None:
    """Grey pearls that refused to grow round, on silk, with a hook of white gold."""
    place = _walked(_oval(1.0, 0.78), count + 1, (count + 1) * 2.15 * radius)
    skin = pearl(GREY, PEACOCK, 0.6, 0.0)
    front = min(range(count + 1), key=lambda k: place[k].y + 0.6 * abs(place[k].x - 0.55))
    beads = [_odd(place[k], radius, skin, k) for k in range(count + 1) if k != front]
    along = (place[(front + 1) % (count + 1)] - place[front - 1]).normalized()
    hook = [
        place[front]
        + Vector((0, 0, 0.09))
        + along * (0.17 * math.cos(a))
        + Vector((0, 0, 0.10 * math.sin(a)))
        for a in (math.radians(200 - 12 * k) for k in range(26))
    ]
    group([*beads, *_knots(place, radius), tube(hook, 0.022, metal(WHITE_GOLD, 0.1))], "bracelet")


def studs(grey: bool = False) -> None:
    """A matched pair on posts with round backs: one seen from the front, one lying on its side."""
    skin = pearl(GREY, PEACOCK, 0.6, 0.0) if grey else pearl(WHITE, ROSE)
    first, second = _stud(skin), _stud(skin)
    first.rotation_euler = (math.radians(66), 0, math.radians(-20))
    first.location = (-0.62, -0.15, 0)
    second.rotation_euler = (math.radians(84), 0, math.radians(70))
    second.location = (0.74, 0.05, 0)
    for stud in (first, second):
        stand(stud)
    group([first, second], "studs")


def pendant() -> None:
    """An emerald in a bezel of grains, lying on its chain."""
    gold = metal(GOLD, 0.08)
    jewel = group(
        [stones.stone(0.44, gem(EMERALD, 2.0, 0.02)), *stones.bezel(0.44, gold, grains=19)],
        "jewel",
    )
    jewel.rotation_euler.x = math.radians(38)
    jewel.location = (0, -0.55, 0.46)
    links: list[Object] = []
    for side in (-1, 1):
        path = _walked(
            lambda t, s=side: Vector(
                (
                    s * (0.42 + 1.35 * math.sin(2.1 * t) * (0.65 + 0.35 * t)),
                    -0.42 + 2.6 * t - 0.5 * math.sin(3.0 * t),
                    0.03,
                )
            ),
            56,
            3.7,
            closed=False,
        )
        for k, (here, there) in enumerate(pairwise(path)):
            link = hoop(0.042, 0.011, (0, 0, 0), gold, steps=20)
            link.scale.x = 1.35
            link.location = here
            link.rotation_euler = (
                math.radians(70 if k % 2 else -20),
                0,
                math.atan2(there.y - here.y, there.x - here.x),
            )
            links.append(link)
    group([jewel, *links], "pendant")


def _oval(wide: float, deep: float) -> Path:
    """A loop that lies as a bracelet falls: not quite an ellipse."""
    return lambda t: Vector(
        (
            wide * math.cos(math.tau * t) + 0.10 * math.cos(2 * math.tau * t + 0.6),
            deep * math.sin(math.tau * t) + 0.08 * math.sin(2 * math.tau * t),
            0,
        )
    )


def _walked(path: Path, count: int, length: float, *, closed: bool = True) -> list[Vector]:
    """Points at equal distances along a path scaled to a length."""
    fine = [path(k / 2000) for k in range(2001)]
    whole = sum((b - a).length for a, b in pairwise(fine))
    scale = length / whole
    step, made, walked = whole / (count if closed else count - 1), [], 0.0
    for here, there in pairwise(fine):
        while len(made) < count and walked + (there - here).length >= len(made) * step:
            share = (len(made) * step - walked) / max((there - here).length, 1e-9)
            made.append(here.lerp(there, share) * scale)
        walked += (there - here).length
    return made


def _crossing(place: list[Vector], radius: float) -> list[Vector]:
    """Lift the later of two beads that would share one place, and ease its neighbours up to it."""
    lift = [0.0] * len(place)
    for i, p in enumerate(place):
        for j in range(i + 5, len(place)):
            if (p - place[j]).length < 2 * radius and len(place) - j + i > 5:
                lift[j] = max(lift[j], 1.75 * radius)
    for _ in range(14):
        lift = [
            max(lift[k], (lift[k - 1] + lift[(k + 1) % len(lift)]) / 2 * 0.97)
            for k in range(len(lift))
        ]
    return [p + Vector((0, 0, up)) for p, up in zip(place, lift, strict=True)]


def _bead(place: Vector, radius: float, material: Material, seed: int) -> Object:
    chance = random.Random(seed)  # noqa: S311
    made = ball(
        radius * chance.uniform(0.975, 1.01), (place.x, place.y, place.z + radius), material, 40
    )
    made.rotation_euler = (chance.random() * 6, chance.random() * 6, 0)
    return made


def _odd(place: Vector, radius: float, material: Material, seed: int) -> Object:
    """A baroque pearl: a ball with a waist, a lean and rings."""
    chance = random.Random(seed)  # noqa: S311
    made = ball(radius, (place.x, place.y, 0), material, 56)
    lean, waist, shift = chance.uniform(0.85, 1.2), chance.uniform(0.0, 0.16), chance.random() * 40
    for vertex in made.data.vertices:
        p = vertex.co / radius
        ring = 1 - waist * math.exp(-((p.z - 0.15) ** 2) / 0.05)
        bump = (
            1
            + 0.13 * noise.noise(p * 1.3 + Vector((shift, 0, 0)))
            + 0.025 * math.sin(9 * p.z + shift)
        )
        vertex.co = Vector((p.x * ring * bump, p.y * ring * bump, p.z * lean * bump)) * radius
    made.rotation_euler = (
        math.radians(90) + chance.uniform(-0.3, 0.3),
        chance.uniform(-0.5, 0.5),
        math.atan2(-place.x, place.y),
    )
    return stand(made)


def _knots(place: list[Vector], radius: float) -> list[Object]:
    """A knot of silk between neighbours."""
    thread = plain((0.62, 0.55, 0.45), 0.7, sheen=0.3)
    pairs = zip(place, [*place[1:], place[0]], strict=True)
    return [
        ball(radius * 0.17, tuple((a + b) / 2 + Vector((0, 0, radius))), thread, 12)
        for a, b in pairs
    ]


def _emerald(radius: float) -> Object:
    """The clasp: a round emerald in a bezel with grains."""
    return group(
        [
            stones.stone(radius, gem(EMERALD, 2.0, 0.02)),
            *stones.bezel(radius, metal(GOLD, 0.09), grains=16),
        ],
        "clasp",
    )


def _stud(skin: Material) -> Object:
    """A pearl towards +z on its post, with the disc that keeps it upright."""
    gold = metal(GOLD, 0.08)
    cup = lathe(
        "cup", [(0.001, -0.46), (0.10, -0.455), (0.17, -0.41), (0.18, -0.40)], gold, segments=48
    )
    post = tube([(0, 0, -0.45), (0, 0, -1.05)], 0.036, gold)
    back = lathe(
        "back",
        [
            (0.05, -0.86),
            (0.44, -0.84),
            (0.45, -0.82),
            (0.43, -0.80),
            (0.10, -0.78),
            (0.09, -0.70),
            (0.05, -0.69),
        ],
        gold,
        segments=64,
    )
    return group([ball(0.46, (0, 0, 0), skin, 72), cup, post, back], "stud")
