"""Flowers of Arôme, and the leaf of the violet. Measures are millimetres."""

import math
import random
from collections.abc import Mapping, Sequence
from typing import Any

from mathutils import Vector

from studio.kit.hard import plain
from studio.kit.mesh import sheet, thicken
from studio.kit.nodes import Colour
from studio.kit.parts import ball
from studio.kit.plants import Blade, copy_of, flesh, foliage, leaf, set_at, stem
from studio.kit.scene import Object, group, stand
from studio.products.arome import essence
from studio.products.arome_glass import MM
from studio.products.arome_herbs import HERBS, lying, millimetres, sprig

Spot = tuple[float, float, float, float]
"""Across, back, a tilt towards the camera and a turn, both in degrees."""


def radial(lean: float, turn: float) -> tuple[Vector, Vector]:
    """Where a petal goes and where its face looks: leaning out from the upright by so many degrees."""
    tilt, angle = math.radians(lean), math.radians(turn)
    out = Vector((math.cos(angle), math.sin(angle), 0))
    ahead = out * math.sin(tilt) + Vector((0, 0, math.cos(tilt)))
    inwards = -out * math.cos(tilt) + Vector((0, 0, math.sin(tilt)))
    return ahead, inwards


def whorl(
    petals: Sequence[Object],
    lean: float,
    count: int,
    start: float,
    height: float,
    size: float = 1.0,
) -> list[Object]:
    """Petals around a centre."""
    made = []
    for k in range(count):
        ahead, inwards = radial(lean, start + 360 * k / count)
        thing = copy_of(petals[k % len(petals)])
        made.append(set_at(thing, Vector((0, 0, height * MM)), ahead, inwards, size))
    return made


def hidden(things: Sequence[Object]) -> None:
    """Patterns of which only copies are wanted; they hang on nothing, so they do not count when a flower is laid down."""
    for thing in things:
        thing.hide_render = True


def rose_head(colour: Colour, tip: Colour, seed: int = 3) -> Object:
    """A damask rose: a closed heart, then looser rows that fall outwards."""
    chance = random.Random(seed)  # noqa: S311 - the same flower in every render
    petal = flesh(colour, tip, 0.62, 0.2)
    forms = [
        leaf(
            millimetres(Blade(16, 20, 0.58, 0.0, -0.30, 0.03, 0, 0.75, 0.55)),
            petal,
            k + 0.3,
            (14, 18),
        )
        for k in range(3)
    ]
    outer = [
        leaf(
            millimetres(Blade(18, 24, 0.58, 0.0, 0.16, 0.06, 0, 0.50, 0.5)),
            petal,
            k + 5.1,
            (14, 18),
        )
        for k in range(3)
    ]
    parts: list[Object] = []
    hidden([*forms, *outer])
    for row in range(27):
        share = row / 26
        lean = 4 + 78 * share**1.25 + chance.uniform(-4, 4)
        ahead, inwards = radial(lean, 137.5 * row)
        source = forms if share < 0.62 else outer
        size = 0.46 + 0.56 * share**0.7
        thing = copy_of(source[row % 3])
        out = Vector((ahead.x, ahead.y, 0)) * (2.0 * share)
        parts.append(
            set_at(
                thing,
                (out + Vector((0, 0, 1.5 - 2.0 * share))) * MM,
                ahead,
                inwards,
                size * chance.uniform(0.94, 1.06),
            )
        )
    green = foliage((0.09, 0.15, 0.05))
    sepal = leaf(millimetres(Blade(18, 6, 0.35, 0.2, 0.2, 0.2)), green, 2, (6, 16))
    hidden([sepal])
    parts += whorl([sepal], 96, 5, 20, -1.0)
    hip = ball(4.2 * MM, (0, 0, -4 * MM), plain((0.10, 0.16, 0.05), 0.5), 24)
    return group([*parts, hip], "rose")


def roses(
    *,
    bottle: Mapping[str, Any],
    heads: Sequence[Spot],
    petals: int = 6,
    colour: Colour = (0.46, 0.10, 0.16),
    tip: Colour = (0.70, 0.30, 0.36),
) -> None:
    """Heads of damask rose with their leaves, and some petals that fell."""
    essence(**bottle)
    for index, spot in enumerate(heads):
        head = rose_head(colour, tip, 3 + index)
        pose(head, spot)
    chance = random.Random(8)  # noqa: S311 - the same petals in every render
    fallen = leaf(
        millimetres(Blade(17, 18, 0.62, 0.0, -0.12, 0.14, 0, 0.35, 0.6)),
        flesh(colour, tip, 0.62, 0.2),
        4,
        (14, 18),
    )
    for k in range(petals):
        thing = copy_of(fallen) if k else fallen
        place = Vector((chance.uniform(10, 52), chance.uniform(-46, -22), 1.5)) * MM
        turn = chance.uniform(0, math.tau)
        set_at(
            thing,
            place,
            Vector((math.cos(turn), math.sin(turn), 0.05)),
            size=chance.uniform(0.6, 0.95),
        )
        stand(group([thing], "petal"), 0.2 * MM)
    green = foliage((0.075, 0.14, 0.05), veins=8)
    for x, y, turn in ((54, 2, 20), (28, -2, 160), (58, -16, -25)):
        blade = leaf(millimetres(Blade(25, 15, 0.42, 0.28, 0.25, 0.25, 13)), green, x, (10, 52))
        angle = math.radians(turn)
        set_at(blade, Vector((x, y, 3)) * MM, Vector((math.cos(angle), math.sin(angle), 0.12)))
        stand(group([blade], "leaf"), 0.25 * MM)


def pose(head: Object, spot: Spot, height: float = 0.25) -> Object:
    """Lay a flower on the table, its face tilted to the camera."""
    x, y, tilt, turn = spot
    head.rotation_euler = (math.radians(tilt), 0, math.radians(turn))
    head.location = (x * MM, y * MM, 0)
    return stand(head, height * MM)


def orange_flower(*, bud: bool = False) -> Object:
    """A flower of the bitter orange: five waxy petals, a ring of stamens; or a bud about to open."""
    wax = flesh((0.78, 0.77, 0.66), (0.86, 0.85, 0.80), 0.34, 0.25)
    petal = leaf(millimetres(Blade(15, 6.8, 0.5, 0.15, 0.28, 0.1, 0, 0.25, 0.7)), wax, 1, (10, 18))
    parts: list[Object] = []
    hidden([petal])
    if bud:
        parts += whorl([petal], 9, 5, 0, 0, 0.9)
    else:
        parts += whorl([petal], 66, 5, 0, 0)
        anther, thread = plain((0.74, 0.52, 0.10), 0.7), plain((0.82, 0.82, 0.74), 0.5)
        for k in range(16):
            ahead, _ = radial(11 + 4 * (k % 3), 22.5 * k)
            tip = ahead * (7.2 + 0.5 * (k % 2))
            parts.append(stem(lambda t, end=tip: end * t * MM, 0.32 * MM, thread, 0.8))
            dot = ball(0.75 * MM, tuple(tip * MM), anther, 10)
            dot.scale.z = 1.5
            parts.append(dot)
        pistil = ball(1.3 * MM, (0, 0, 8.4 * MM), plain((0.60, 0.66, 0.22), 0.4), 14)
        parts.append(pistil)
    cup = ball(2.2 * MM, (0, 0, -1.0 * MM), plain((0.30, 0.38, 0.14), 0.5), 16)
    return group([*parts, cup], "orange flower")


def neroli(
    *,
    bottle: Mapping[str, Any],
    flowers: Sequence[Spot],
    buds: Sequence[Spot],
    twig: tuple[float, float, float, float, float],
) -> None:
    """Flowers of the bitter orange on a twig with its leaves."""
    essence(**bottle)
    path = lying(twig[:2], twig[2], twig[3], twig[4], 4)
    stand(group(sprig("orange", path, 3), "twig"), 0.3 * MM)
    for spot in flowers:
        pose(orange_flower(), spot)
    for spot in buds:
        pose(orange_flower(bud=True), spot)


def daisy(seed: int) -> Object:
    """A head of chamomile: a raised yellow disc, white rays that hang a little."""
    chance = random.Random(seed)  # noqa: S311 - the same flower in every render
    ray = leaf(
        millimetres(Blade(8.6, 2.9, 0.6, 0.1, 0.10, 0.15, 0, 0.1, 0.6)),
        flesh((0.80, 0.79, 0.68), (0.86, 0.85, 0.80), 0.6, 0.2),
        seed,
        (6, 12),
    )
    parts: list[Object] = []
    hidden([ray])
    for k in range(19):
        ahead, inwards = radial(92 + chance.uniform(-8, 16), 360 * k / 19 + chance.uniform(-4, 4))
        place = Vector((ahead.x, ahead.y, 0)).normalized() * 2.2 * MM
        parts.append(set_at(copy_of(ray), place, ahead, inwards, chance.uniform(0.85, 1.05)))
    floret = ball(0.5 * MM, (0, 0, 0), plain((0.66, 0.40, 0.02), 0.7), 8)
    hidden([floret])
    dome = ball(3.0 * MM, (0, 0, 0), plain((0.48, 0.28, 0.02), 0.8), 20)
    dome.scale.z = 0.75
    for k in range(90):
        polar, turn = math.acos(1 - 0.98 * (k + 0.5) / 90), 2.39996 * k
        thing = copy_of(floret)
        thing.location = (
            3.05 * math.sin(polar) * math.cos(turn) * MM,
            3.05 * math.sin(polar) * math.sin(turn) * MM,
            2.35 * math.cos(polar) * MM,
        )
        parts.append(thing)
    return group([*parts, dome], "daisy")


def chamomile(*, bottle: Mapping[str, Any], heads: Sequence[Spot]) -> None:
    """Heads picked with a comb: short stalks, no order."""
    essence(**bottle)
    green = plain((0.20, 0.28, 0.09), 0.6)
    for index, (x, y, tilt, turn) in enumerate(heads):
        flower = daisy(index + 2)
        angle = math.radians(turn + 90)
        away = Vector((math.cos(angle) * 0.4, 1.0, 0.0))
        bend = Vector((0, 0, -3))
        stalk = stem(
            lambda t, away=away, bend=bend: (bend * t + away * 15 * t * t) * MM,
            0.55 * MM,
            green,
            0.9,
        )
        stalk.parent = flower
        pose(flower, (x, y, tilt, turn), 0.3)


def ylang(
    *, bottle: Mapping[str, Any], heads: Sequence[Spot], leaf_at: tuple[float, float, float]
) -> None:
    """Cananga: six long petals that hang and twist, yellow with a red eye."""
    essence(**bottle)
    skin = flesh((0.50, 0.30, 0.03), (0.70, 0.58, 0.10), 0.5, 0.25)
    for index, spot in enumerate(heads):
        petals = [
            leaf(
                millimetres(Blade(30, 5.8, 0.42, 0.35, 0.50, 0.6, 0, 0.1)),
                skin,
                3.1 * k + index,
                (8, 34),
            )
            for k in range(3)
        ]
        parts: list[Object] = []
        hidden(petals)
        for k in range(6):
            ahead, inwards = radial(70 + 12 * (k % 2), 60 * k + 8 * math.sin(k))
            parts.append(
                set_at(
                    copy_of(petals[k % 3]), Vector((0, 0, 0)), ahead, inwards, 1.0 - 0.12 * (k % 2)
                )
            )
        eye = ball(2.4 * MM, (0, 0, 1.2 * MM), plain((0.34, 0.10, 0.03), 0.6), 18)
        cup = ball(2.2 * MM, (0, 0, -1.4 * MM), plain((0.24, 0.27, 0.09), 0.6), 18)
        pose(group([*parts, eye, cup], "ylang"), spot)
    x, y, turn = leaf_at
    angle = math.radians(turn)
    blade = leaf(
        millimetres(Blade(50, 20, 0.45, 0.18, 0.02, 0.1)),
        foliage(HERBS["orange"].colour, veins=11, roughness=0.38),
        2,
    )
    set_at(blade, Vector((x, y, 2)) * MM, Vector((math.cos(angle), math.sin(angle), 0.01)))
    stand(group([blade], "leaf"), 0.3 * MM)


def heart_leaf(size: float, seed: float) -> Object:
    """A leaf of the violet: a heart with a scalloped edge."""
    green = foliage((0.075, 0.155, 0.045), veins=7, roughness=0.42)

    def surface(u: float, v: float) -> Vector:
        across, along = 2 * u - 1, v
        half = size * 0.52 * math.sin(math.pi * along**0.62) ** 0.62
        half *= 1 + 0.025 * math.sin(along * 60)
        # The lobes reach back behind the stalk.
        back = 0.30 * size * abs(across) ** 1.2 * (1 - along) ** 3
        rise = (
            0.20 * abs(half * across)
            - 0.10 * size * along**2
            + 0.05 * size * math.sin(6 * along + 5 * across + seed)
        )
        return Vector((size * along - back, half * across, rise)) * MM

    return thicken(sheet("leaf", surface, (24, 48), green), 0.25 * MM, 0)


def violet_leaves(
    *, bottle: Mapping[str, Any], leaves: Sequence[tuple[float, float, float, float, float]]
) -> None:
    """Leaves of the violet with their stalks. A leaf is (across, back, heading, size, lift of its tip in degrees)."""
    essence(**bottle)
    stalks = plain((0.22, 0.30, 0.10), 0.5)
    for index, (x, y, turn, size, lift) in enumerate(leaves):
        blade = heart_leaf(size, index * 1.7)
        angle, raised = math.radians(turn), math.radians(lift)
        ahead = Vector(
            (
                math.cos(angle) * math.cos(raised),
                math.sin(angle) * math.cos(raised),
                math.sin(raised),
            )
        )
        start = Vector((x, y, 3))
        set_at(blade, start * MM, ahead)
        back = Vector((-math.cos(angle + 0.5), -math.sin(angle + 0.5), 0))
        stalk = stem(
            lambda t, s=start, b=back: (s + b * 34 * t + Vector((0, 0, -2.2 * t))) * MM,
            0.9 * MM,
            stalks,
            1.2,
        )
        stand(group([blade, stalk], "violet leaf"), 0.3 * MM)
