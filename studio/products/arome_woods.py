"""Woods, roots and resins of Arôme. Measures are millimetres."""

import math
import random
from collections.abc import Mapping, Sequence
from typing import Any

from mathutils import Vector, noise

from studio.kit.hard import plain, wood
from studio.kit.mesh import lathe, loft, prism, sheet
from studio.kit.nodes import Colour, Material, Nodes, once, scaled
from studio.kit.outline import fillet
from studio.kit.parts import ball, tube
from studio.kit.plants import Blade, copy_of, flesh, leaf, pebble, set_at
from studio.kit.printed import printed_paper
from studio.kit.scene import Object, group, stand
from studio.products.arome import essence
from studio.products.arome_flowers import hidden, pose, radial
from studio.products.arome_glass import LINEN, MM, linen
from studio.products.arome_herbs import lying, millimetres, sprig
from studio.textures.arome import rings


@once
def bark(colour: Colour) -> Material:
    """Bark: ridges along the trunk, split across."""
    nodes = Nodes("bark")
    place = nodes.place()
    ridges = nodes.noise(nodes.stretched(place, (9, 9, 1.6)), 1.4, 8, 0.7, 1.0)
    surface = nodes.principled(
        Base_Color=nodes.ramp(ridges, [(0.3, scaled(colour, 0.35)), (0.7, scaled(colour, 1.4))]),
        Roughness=0.9,
        Normal=nodes.bump(ridges, 0.9, 0.06),
    )
    return nodes.done(surface)


@once
def resin(colour: Colour, dust: Colour, clear: float = 0.55) -> Material:
    """A tear of resin: light goes into it; where it rubbed against others it is dusty."""
    nodes = Nodes("resin")
    place = nodes.place()
    worn = nodes.range(nodes.noise(place, 5, 5, 0.6), (0.42, 0.66), (0.0, 0.75))
    surface = nodes.principled(
        Base_Color=nodes.mix(worn, colour, dust),
        Roughness=nodes.range(worn, (0, 0.75), (0.22, 0.8)),
        Subsurface_Weight=clear,
        Subsurface_Radius=(1.0, 0.6, 0.25),
        Subsurface_Scale=0.14,
        Coat_Weight=0.08,
        Normal=nodes.bump(nodes.noise(place, 11, 5, 0.6), 0.25, 0.02),
    )
    return nodes.done(surface)


def tears(
    *,
    bottle: Mapping[str, Any],
    colour: Colour,
    dust: Colour,
    places: Sequence[tuple[float, float, float]],
    clear: float = 0.55,
    rough: float = 0.55,
    seed: int = 1,
    broken: bool = False,
) -> None:
    """Tears of resin: (across, back, radius) each."""
    essence(**bottle)
    scatter(colour, dust, places, clear, rough, seed, broken=broken)


def scatter(
    colour: Colour,
    dust: Colour,
    places: Sequence[tuple[float, float, float]],
    clear: float,
    rough: float,
    seed: int,
    *,
    broken: bool = False,
    flat: float = 1.0,
) -> None:
    """Lay tears down; ``flat`` below 1 lets them sink together as warm gum does."""
    chance = random.Random(seed)  # noqa: S311 - the same tears in every render
    substance = resin(colour, dust, clear)
    for x, y, radius in places:
        shape = (chance.uniform(0, 60), rough, chance.uniform(1.0, 1.45))
        tear = pebble(radius * MM, substance, *shape, broken=broken)
        tear.scale.z = flat
        tilt = 0.8 if flat == 1 else 0.1
        tear.rotation_euler = (
            chance.uniform(0, tilt),
            chance.uniform(0, tilt),
            chance.uniform(0, 6),
        )
        tear.location = (x * MM, y * MM, 0)
        stand(group([tear], "tear"), 0.25 * MM)


def log_slice(
    radius: float, thickness: float, *, bark_colour: Colour = (0.20, 0.12, 0.075)
) -> Object:
    """A disc sawn from a trunk, lying: bark around, year rings on top."""

    def edge(angle: float, r: float, _: float) -> float:
        place = Vector((math.cos(angle) * 1.4, math.sin(angle) * 1.4, 3))
        return r * (1 + 0.035 * noise.noise(place) + 0.015 * noise.noise(place * 5))

    profile = fillet(
        [(radius - 0.6, 0), (radius, 0.8), (radius, thickness - 0.8), (radius - 0.6, thickness)],
        0.4,
        3,
    )
    side = lathe(
        "bark",
        [(r * MM, z * MM) for r, z in profile],
        bark(bark_colour),
        segments=160,
        crease=60,
        flute=edge,
    )

    def top(u: float, v: float) -> Vector:
        angle = math.tau * u
        reach = edge(angle, (radius - 0.5) * MM, 0) * v
        return Vector((reach * math.cos(angle), reach * math.sin(angle), thickness * MM))

    face = sheet("rings", top, (120, 3), printed_paper(rings(2 * radius), 0.75, 0.25))
    layer = face.data.uv_layers["UV"]
    for loop in face.data.loops:
        place = face.data.vertices[loop.vertex_index].co / (2.06 * radius * MM)
        layer.data[loop.index].uv = (0.5 + place.x, 0.5 + place.y)
    return group([side, face], "log slice")


def chips(
    count: int, area: tuple[float, float, float, float], dark: Colour, light: Colour, seed: int
) -> None:
    """Chips of wood scattered over (left, right, front, back)."""
    chance = random.Random(seed)  # noqa: S311 - the same chips in every render
    grain = wood(dark, light, 0.7)
    for _ in range(count):
        length, width, height = (
            chance.uniform(9, 19),
            chance.uniform(3.5, 7),
            chance.uniform(1.0, 2.2),
        )
        profile = [
            (0.15 * MM, 0),
            (0, 0.2 * MM),
            (0, height * MM),
            (0.9 * MM, (height + 0.25) * MM),
        ]
        chip = prism("chip", profile, (length * MM, width * MM), 0.4 * MM, grain, steps=2)
        for vertex in chip.data.vertices:
            x = vertex.co.x / (length * MM)
            vertex.co.z += 1.6 * MM * x * x * 4 * 0.4
            vertex.co.y *= 1 - 0.5 * max(0.0, x) * chance.uniform(0.6, 1.3)
        chip.rotation_euler = (
            chance.uniform(-0.25, 0.25),
            chance.uniform(-0.2, 0.2),
            chance.uniform(0, 6.3),
        )
        chip.location = (
            chance.uniform(area[0], area[1]) * MM,
            chance.uniform(area[2], area[3]) * MM,
            0,
        )
        stand(group([chip], "chip"), 0.25 * MM)


def cedar(*, bottle: Mapping[str, Any]) -> None:
    """A disc of Atlas cedar leaning against another, and chips from the axe."""
    essence(**bottle)
    flat = log_slice(21, 11)
    flat.location = (40 * MM, 18 * MM, 0)
    stand(flat, 0.3 * MM)
    leaning = log_slice(15, 8)
    leaning.rotation_euler = (math.radians(62), 0, math.radians(-20))
    leaning.location = (33 * MM, -8 * MM, 0)
    stand(leaning, 0.3 * MM)
    chips(13, (14, 56, -46, -24), (0.30, 0.17, 0.09), (0.56, 0.36, 0.21), 5)


def roots(*, bottle: Mapping[str, Any], count: int = 70, seed: int = 2) -> None:
    """A bundle of vetiver roots tied with linen, its ends loose."""
    essence(**bottle)
    chance = random.Random(seed)  # noqa: S311 - the same roots in every render
    browns = [
        plain(colour, 0.9)
        for colour in ((0.32, 0.20, 0.11), (0.42, 0.29, 0.17), (0.24, 0.145, 0.08))
    ]
    parts: list[Object] = []
    for k in range(count):
        angle, reach = 2.399 * k, 5.2 * math.sqrt(k / count)
        off = Vector((0, math.cos(angle) * reach, math.sin(angle) * reach))
        wild = Vector((chance.uniform(0, 99), 0, 0))
        ends = (chance.uniform(-44, -30), chance.uniform(28, 42))
        points = []
        for step in range(26):
            x = ends[0] + (ends[1] - ends[0]) * step / 25
            loose = min(1.0, abs(x) / 40) ** 1.3
            curl = Vector(
                (
                    0,
                    noise.noise(wild + Vector((x * 0.09, 0, 0))),
                    noise.noise(wild + Vector((x * 0.09, 7, 0))),
                )
            )
            points.append(
                (Vector((x, 0, 0)) + off * (1 + 1.3 * loose) + curl * (1 + 9 * loose)) * MM
            )
        radius = chance.uniform(0.30, 0.75)
        parts.append(
            tube(
                points,
                radius * MM,
                browns[k % 3],
                swell=[1 - 0.5 * s / 25 for s in range(26)],
                resolution=2,
            )
        )
    yarn = linen(LINEN)
    for row in range(4):
        circle = [
            ((row - 1.5) * 1.0 * MM, 6.4 * math.cos(a / 5) * MM, 6.4 * math.sin(a / 5) * MM)
            for a in range(32)
        ]
        parts.append(tube(circle, 0.55 * MM, yarn, closed=True, resolution=3))
    bundle = group(parts, "roots")
    bundle.rotation_euler.z = math.radians(38)
    bundle.location = (34 * MM, -14 * MM, 7.4 * MM)


def cade(*, bottle: Mapping[str, Any]) -> None:
    """Split juniper wood, red at heart, with a few of its berries and needles."""
    essence(**bottle)
    for x, y, turn, length in ((42, 14, 62, 58), (36, -16, 24, 46)):
        split = split_stick(length, 10)
        split.rotation_euler.z = math.radians(turn)
        split.location = (x * MM, y * MM, 0)
        stand(split, 0.3 * MM)
    skin = plain((0.10, 0.045, 0.035), 0.55, sheen=0.5)
    for x, y, radius in (
        (18, -38, 3.6),
        (26, -42, 3.9),
        (10, -44, 3.5),
        (50, -34, 3.7),
        (44, -42, 3.3),
    ):
        berry = pebble(radius * MM, skin, x, 0.06)
        berry.location = (x * MM, y * MM, 0)
        stand(group([berry], "berry"), 0.25 * MM)
    path = lying((60, -30), 175, 34, 5, 3)
    stand(group(sprig("rosemary", path, 5), "juniper"), 0.3 * MM)


def split_stick(length: float, radius: float) -> Object:
    """Half of a branch, its red heart up."""
    rings_ = []
    for step in range(15):
        x = length * (step / 14 - 0.5)
        swell = 1 + 0.08 * noise.noise(Vector((x * 0.07, radius, 1)))
        half = [
            Vector((x, -radius * swell * math.cos(a), -radius * swell * math.sin(a))) * MM
            for a in (math.pi * k / 20 for k in range(21))
        ]
        rings_.append(half)
    skin = loft("bark", rings_, bark((0.26, 0.17, 0.11)), closed=False, crease=60)
    skin.modifiers.new("thickness", "SOLIDIFY").thickness = 1.2 * MM

    def heart(u: float, v: float) -> Vector:
        x = length * (v - 0.5)
        y = radius * (2 * u - 1) * (1 + 0.08 * noise.noise(Vector((x * 0.07, radius, 1))))
        fibre = 0.5 * noise.noise(Vector((x * 0.04, y * 0.9, 3))) + 0.25 * noise.noise(
            Vector((x * 0.1, y * 2.2, 8))
        )
        return Vector((x, y, fibre)) * MM

    face = sheet("heartwood", heart, (40, 40), heartwood(radius))
    ends = plain((0.34, 0.16, 0.09), 0.85)
    caps = []
    for step in (0, 14):
        ring = rings_[step]
        caps.append(loft("end", [ring, [Vector((p.x, p.y, 0)) for p in ring]], ends, closed=False))
    return group([skin, face, *caps], "split stick")


@once
def heartwood(radius: float) -> Material:
    """Juniper inside: pale sapwood at the sides, red heart, fibres along."""
    nodes = Nodes("heartwood")
    place = nodes.place()
    side = nodes.math("ABSOLUTE", nodes.node("SeparateXYZ", Vector=place).outputs[1])
    fibre = nodes.noise(nodes.stretched(place, (0.8, 14, 14)), 1.6, 6, 0.6)
    heart = nodes.mix(fibre, (0.22, 0.062, 0.03), (0.42, 0.16, 0.085))
    sap = nodes.mix(fibre, (0.44, 0.29, 0.17), (0.60, 0.44, 0.28))
    share = nodes.range(
        nodes.math("MULTIPLY_ADD", fibre, 0.05, side),
        (radius * 0.52 * MM, radius * 0.74 * MM),
        (0, 1),
    )
    surface = nodes.principled(
        Base_Color=nodes.mix(share, heart, sap), Roughness=0.7, Normal=nodes.bump(fibre, 0.5, 0.03)
    )
    return nodes.done(surface)


def labdanum(*, bottle: Mapping[str, Any]) -> None:
    """A twig of rock rose with its crumpled flower, and lumps of the gum."""
    essence(**bottle)
    path = lying((66, 30), 196, 52, 8, 5)
    stand(group(sprig("cistus", path, 4), "cistus"), 0.3 * MM)
    tissue = flesh((0.20, 0.015, 0.03), (0.85, 0.83, 0.78), 0.6, 0.25)
    petals = [
        leaf(
            millimetres(Blade(17, 19, 0.60, 0.0, 0.06, 0.10, 0, 0.10, 0.62)),
            tissue,
            2.3 * k,
            (18, 22),
        )
        for k in range(3)
    ]
    parts: list[Object] = []
    hidden(petals)
    for k in range(5):
        ahead, inwards = radial(70 + 3 * k, 144 * k)
        parts.append(set_at(copy_of(petals[k % 3]), Vector((0, 0, 0)), ahead, inwards))
    gold = plain((0.66, 0.42, 0.04), 0.7)
    for k in range(26):
        ahead, _ = radial(8 + 34 * math.sqrt(k / 26), 137.5 * k)
        parts.append(ball(0.65 * MM, tuple(ahead * 4.6 * MM), gold, 8))
    pose(group(parts, "flower"), (38, -6, 40, -8))
    gum = (
        (18.0, -36.0, 4.6),
        (28.0, -40.0, 5.4),
        (38.0, -34.0, 4.2),
        (10.0, -44.0, 2.6),
        (34.0, -44.0, 2.8),
    )
    scatter((0.030, 0.012, 0.006), (0.07, 0.035, 0.02), gum, 0.1, 0.3, 6, flat=0.6)
