"""Citrus of Arôme: whole fruit, cut fruit, peel and leaves. Measures are millimetres."""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mathutils import Vector, noise

from studio.kit.hard import plain
from studio.kit.mesh import mesh, sheet, thicken
from studio.kit.nodes import Colour, Material, Nodes, once, scaled
from studio.kit.parts import ball
from studio.kit.plants import foliage, leaf, set_at
from studio.kit.printed import printed_paper
from studio.kit.scene import Object, group, stand
from studio.products.arome import essence
from studio.products.arome_glass import MM
from studio.products.arome_herbs import HERBS, lying, millimetres, sprig
from studio.textures.arome import citrus_cut


@dataclass(frozen=True, slots=True)
class Fruit:
    """A kind of fruit: its radius, how tall it is for its width, a nipple, knobs, and its colours."""

    radius: float
    tall: float
    nipple: float
    knobs: float
    skin: Colour
    pulp: str
    pith: str
    peel: str
    parts: int = 10


FRUITS: dict[str, Fruit] = {
    "bergamot": Fruit(17.5, 1.06, 0.16, 0.035, (0.50, 0.50, 0.06), "#CFCB74", "#F1EBCB", "#A9A53A", 12),
    "lemon": Fruit(15.5, 1.24, 0.30, 0.02, (0.80, 0.56, 0.04), "#E9D77C", "#F6EFD2", "#E3BE38", 9),
    "orange": Fruit(17.5, 0.97, 0.0, 0.03, (0.70, 0.23, 0.015), "#E39A34", "#F3E2BE", "#C96F1C", 11),
    "mandarin": Fruit(17, 0.80, -0.10, 0.02, (0.76, 0.28, 0.015), "#E08A26", "#F2DDB4", "#D27A1B", 10),
    "yuzu": Fruit(16, 0.84, -0.08, 0.075, (0.72, 0.52, 0.06), "#E3CE77", "#F4ECCF", "#D0A93A", 9),
    "petitgrain": Fruit(6.5, 1.0, 0.05, 0.03, (0.10, 0.19, 0.04), "#A9B96A", "#E9E8C4", "#5D7A34", 9),
}  # fmt: skip


@once
def zest(colour: Colour) -> Material:
    """Peel: pores, oil glands under a thin wax."""
    nodes = Nodes("zest")
    place = nodes.place()
    pores = nodes.node("TexVoronoi", Vector=place, Scale=30.0).outputs["Distance"]
    cloud = nodes.noise(place, 2.2, 4)
    surface = nodes.principled(
        Base_Color=nodes.mix(cloud, scaled(colour, 0.78), scaled(colour, 1.2)),
        Roughness=0.42,
        Coat_Weight=0.25,
        Coat_Roughness=0.25,
        Subsurface_Weight=0.12,
        Subsurface_Scale=0.05,
        Normal=nodes.bump(nodes.range(pores, (0.0, 0.5), (0.0, 1.0)), 0.35, 0.012),
    )
    return nodes.done(surface)


def _direction(kind: Fruit, polar: float, turn: float, seed: float) -> Vector:
    """A point of the skin, in millimetres from the middle; polar 0 is the blossom end."""
    d = Vector(
        (math.sin(polar) * math.cos(turn), math.sin(polar) * math.sin(turn), math.cos(polar))
    )
    swell = 1 + kind.knobs * noise.noise(d * 2.6 + Vector((seed, 0, 0)))
    swell += 0.5 * kind.knobs * noise.noise(d * 6.0 + Vector((0, seed, 0)))
    end = kind.nipple * (
        math.exp(-((polar / 0.30) ** 2)) + 0.5 * math.exp(-(((math.pi - polar) / 0.3) ** 2))
    )
    return Vector((d.x, d.y, d.z * (kind.tall + end))) * kind.radius * swell


def whole(name: str, seed: float = 0.0, limit: float = math.pi) -> Object:
    """A fruit about its middle, standing on its stalk end; ``limit`` stops at a polar angle, for a cut one."""
    kind = FRUITS[name]
    rows, around = 48, 72
    points = [
        _direction(kind, limit * i / rows, math.tau * j / around, seed) * MM
        for i in range(rows + 1)
        for j in range(around)
    ]
    faces = [
        (i * around + j, i * around + (j + 1) % around, (i + 1) * around + (j + 1) % around, (i + 1) * around + j)
        for i in range(rows)
        for j in range(around)
    ]  # fmt: skip
    skin = mesh("fruit", points, faces, zest(kind.skin), crease=180)
    if limit < math.pi:
        return skin
    calyx = ball(
        0.09 * kind.radius * MM,
        (0, 0, -kind.radius * kind.tall * MM),
        plain((0.20, 0.19, 0.07), 0.7),
        12,
    )
    calyx.scale.z = 0.5
    return group([skin, calyx], name)


def half(name: str, seed: float = 1.0) -> Object:
    """A fruit cut across, its cut face up at height 0."""
    kind = FRUITS[name]
    skin = whole(name, seed, math.pi / 2)
    skin.rotation_euler.x = math.pi
    drawing = citrus_cut(2 * kind.radius, kind.pulp, kind.pith, kind.peel, kind.parts)

    def face(u: float, v: float) -> Vector:
        # The skin was turned over about x, so its rim runs the other way round.
        edge = _direction(kind, math.pi / 2, math.tau * u, seed)
        place = Vector((edge.x, -edge.y, 0)) * v
        bulge = 0.5 * math.sin(math.pi * min(1.0, v * 1.1)) + 0.15 * noise.noise(place * 0.6)
        return (place + Vector((0, 0, bulge))) * MM

    cut = sheet("cut", face, (72, 12), printed_paper(drawing, 0.28, 0.1))
    layer = cut.data.uv_layers["UV"]
    for loop in cut.data.loops:
        place = cut.data.vertices[loop.vertex_index].co / (2 * kind.radius * 1.04 * MM)
        layer.data[loop.index].uv = (0.5 + place.x, 0.5 + place.y)
    return group([skin, cut], "half")


def peel(name: str, turns: float = 1.6, width: float = 8.0) -> Object:
    """A strip of peel that kept the curl of the fruit it was cut from, lying along x."""
    kind = FRUITS[name]

    def surface(u: float, v: float) -> Vector:
        angle = math.tau * turns * v - 0.6
        reach = kind.radius * (0.42 - 0.10 * v)
        narrow = 0.45 + 0.55 * math.sin(math.pi * min(0.98, v + 0.02)) ** 0.5
        x = 30.0 * (v - 0.5) + (u - 0.5) * width * narrow
        bulge = 1.2 * math.sin(u * math.pi)
        return (
            Vector((x, (reach + bulge) * math.cos(angle), (reach + bulge) * math.sin(angle))) * MM
        )

    strip = sheet("peel", surface, (8, 120), zest(kind.skin))
    return thicken(strip, 1.1 * MM, -1)


def citrus(
    *,
    bottle: Mapping[str, Any],
    kind: str,
    fruit: tuple[float, float] | None = (42, 22),
    cut: tuple[float, float, float] | None = (36, -22, 58),
    curl: tuple[float, float] | None = None,
    leaves: Sequence[tuple[float, float, float]] = ((50, -4, -30), (30, 4, 200)),
    twig: tuple[float, float, float, float, float] | None = None,
    small: Sequence[tuple[float, float]] = (),
    seed: int = 1,
) -> None:
    """Fruit beside the bottle. ``cut`` is (across, back, how far it leans back in degrees)."""
    essence(**bottle)
    if fruit:
        lying_fruit = whole(kind, seed)
        lying_fruit.rotation_euler = (math.radians(68), math.radians(20), math.radians(35))
        lying_fruit.location = (fruit[0] * MM, fruit[1] * MM, 0)
        stand(lying_fruit, 0.4 * MM)
    if cut:
        piece = half(kind, seed + 1)
        piece.rotation_euler = (math.radians(cut[2]), 0, math.radians(-14))
        piece.location = (cut[0] * MM, cut[1] * MM, 0)
        stand(piece, 0.4 * MM)
    if curl:
        strip = group([peel(kind)], "peel")
        strip.location = (curl[0] * MM, curl[1] * MM, 0)
        strip.rotation_euler.z = math.radians(-24)
        stand(strip, 0.3 * MM)
    green = foliage(HERBS["orange"].colour, veins=8, roughness=0.36)
    for index, (x, y, turn) in enumerate(leaves):
        angle = math.radians(turn)
        blade = leaf(millimetres(HERBS["orange"].blade), green, seed + index)
        set_at(blade, Vector((x, y, 1.5)) * MM, Vector((math.cos(angle), math.sin(angle), 0.10)))
        stand(group([blade], "leaf"), 0.3 * MM)
    if twig:
        path = lying(twig[:2], twig[2], twig[3], twig[4], 5)
        stand(group(sprig("orange", path, seed), "twig"), 0.3 * MM)
    chance = random.Random(seed)  # noqa: S311 - the same green fruit in every render
    for x, y in small:
        bead = whole("petitgrain", chance.random() * 9)
        bead.rotation_euler = (chance.uniform(0.6, 1.8), 0, chance.uniform(0, 6))
        bead.location = (x * MM, y * MM, 0)
        stand(bead, 0.4 * MM)
