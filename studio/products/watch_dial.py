"""Dials, markers and hands of the watches. The dial faces up, twelve o'clock is +y."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from mathutils import Vector

from studio.kit.hard import metal, plain
from studio.kit.mesh import Material, lathe, mesh
from studio.kit.nodes import Colour, Nodes, once, scaled
from studio.kit.outline import fillet
from studio.kit.parts import hoop, lettering
from studio.kit.scene import Object, for_web

DIAL = 0.10
"""Height of the dial in a case whose middle is 0."""
EDGE = 0.82
"""Radius of the dial of a case of radius 0.98."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A block on the dial: distance from the middle, angle from twelve in degrees, length, width, height."""

    distance: float
    angle: float
    length: float
    width: float
    height: float


@once
def lacquer_dial(colour: Colour, rays: float = 1.0, grain: float = 0.0) -> Material:
    """Lacquer over a brass disc brushed outwards from the middle (``rays``), or grained so that nothing glares."""
    nodes = Nodes("dial")
    if for_web():
        return nodes.done(nodes.principled(Base_Color=colour, Roughness=0.35, Metallic=0.5))
    surface = nodes.principled(
        Base_Color=colour,
        Metallic=0.5 * rays,
        Roughness=0.42,
        Coat_Weight=0.35 * (1 - grain),
        Coat_Roughness=0.04,
    )
    place = nodes.place()
    if rays:
        flat = nodes.node("SeparateXYZ", Vector=place)
        around = nodes.math("ARCTAN2", flat.outputs[0], flat.outputs[1])
        lines = nodes.node("TexNoise", {"noise_dimensions": "1D"}, W=around, Scale=90.0)
        nodes.feed(
            surface,
            "Base Color",
            nodes.mix(lines.outputs[0], scaled(colour, 0.6), scaled(colour, 1.7)),
        )
        nodes.feed(surface, "Anisotropic", 0.6 * rays)
        nodes.feed(
            surface, "Tangent", nodes.node("Tangent", {"direction_type": "RADIAL", "axis": "Z"})
        )
    if grain:
        nodes.feed(
            surface, "Normal", nodes.bump(nodes.noise(place, 70, 4, 0.7), 0.25 * grain, 0.006)
        )
    return nodes.done(surface)


@once
def enamel_dial(colour: Colour) -> Material:
    """Fired enamel: glass over colour, deep, with the slight unevenness of seven firings."""
    nodes = Nodes("enamel")
    surface = nodes.principled(
        Base_Color=colour,
        Roughness=0.40,
        Specular_IOR_Level=0.25,
        Coat_Weight=0.3,
        Coat_Roughness=0.02,
        Coat_IOR=1.4,
    )
    if not for_web():
        nodes.feed(surface, "Coat Normal", nodes.bump(nodes.noise(nodes.place(), 6, 3), 0.05, 0.01))
    return nodes.done(surface)


def disc(material: Material, rehaut: Material) -> list[Object]:
    """The dial and the bright slope around it."""
    slope = fillet(
        [(EDGE, DIAL - 0.01), (EDGE, DIAL + 0.07), (0.785, DIAL + 0.025), (0.78, DIAL)], 0.005, 2
    )
    return [
        lathe("dial", [(EDGE, DIAL), (0.001, DIAL)], material, segments=160),
        lathe("rehaut", slope, rehaut, segments=160),
    ]


def marks(
    wanted: Sequence[Mark],
    material: Material,
    centre: tuple[float, float] = (0, 0),
    *,
    ridge: bool = True,
) -> Object:
    """Blocks in one mesh; with a ridge along the middle each catches light on one side and shade on the other."""
    points: list[Vector] = []
    faces: list[tuple[int, ...]] = []
    for mark in wanted:
        turn = math.radians(mark.angle)
        out, side = (
            Vector((math.sin(turn), math.cos(turn), 0)),
            Vector((math.cos(turn), -math.sin(turn), 0)),
        )
        middle = Vector((*centre, DIAL)) + out * mark.distance
        half, wide = out * mark.length / 2, side * mark.width / 2
        rise, top = (
            Vector((0, 0, mark.height * (0.72 if ridge else 1))),
            Vector((0, 0, mark.height)),
        )
        first = len(points)
        floor = [
            middle - half - wide,
            middle - half + wide,
            middle + half + wide,
            middle + half - wide,
        ]
        points += [*floor, *(p + rise for p in floor)]
        sides = [(0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
        if ridge:
            points += [middle - half * 0.86 + top, middle + half * 0.86 + top]
            sides += [(4, 5, 8), (5, 6, 9, 8), (6, 7, 9), (7, 4, 8, 9)]
        else:
            sides += [(4, 5, 6, 7)]
        faces += [tuple(first + k for k in face) for face in sides]
    return mesh("marks", points, faces, material, smooth=False)


def hour_marks(material: Material, skip: Sequence[int] = (), *, fine: bool = False) -> Object:
    """Twelve applied batons, broader at three, six, nine and twelve; ``skip`` leaves hours out."""
    width = 0.028 if fine else 0.036
    return marks(
        [
            Mark(
                0.665 - (0.01 if hour % 3 == 0 else 0),
                30 * hour,
                0.19 if hour % 3 == 0 else 0.16,
                width * (1.5 if hour % 3 == 0 else 1),
                0.03,
            )
            for hour in range(12)
            if hour not in skip
        ],
        material,
    )


def minute_track(material: Material) -> Object:
    """Sixty printed strokes."""
    strokes = [
        Mark(0.752, 6 * minute, 0.034, 0.009 if minute % 5 else 0.014, 0.003)
        for minute in range(60)
    ]
    return marks(strokes, material, ridge=False)


def small_seconds(
    seconds: float, hands: Material, print_: Material, place: float, size: float = 0.235
) -> list[Object]:
    """The sunk counter of the seconds at six o'clock, ``place`` below the middle."""
    centre = (0.0, -place)
    ticks = [Mark(size * 0.83, 30 * k, 0.034, 0.008, 0.003) for k in range(12)]
    fine = [Mark(size * 0.86, 6 * k, 0.018, 0.005, 0.003) for k in range(60) if k % 5]
    pointer = hand(size * 0.80, 0.010, 0.02, 6 * seconds, hands, tail=0.07)
    pointer.location.y = -place
    hub = lathe(
        "hub",
        fillet([(0.02, DIAL), (0.02, DIAL + 0.04), (0.001, DIAL + 0.042)], 0.006, 3),
        hands,
        segments=24,
    )
    hub.location.y = -place
    rim = hoop(size, 0.008, (0, -place, DIAL + 0.004), hands, steps=96)
    return [rim, marks([*ticks, *fine], print_, centre, ridge=False), pointer, hub]


def hand(
    length: float,
    width: float,
    height: float,
    angle: float,
    material: Material,
    *,
    tail: float = 0.12,
) -> Object:
    """A dauphine hand: two long facets that meet in a ridge. ``angle`` in degrees from twelve."""
    z = DIAL + height
    flat = [
        (-width * 0.5, -tail),
        (-width, length * 0.18),
        (0, length),
        (width, length * 0.18),
        (width * 0.5, -tail),
    ]
    points = [Vector((x, y, z)) for x, y in flat] + [
        Vector((0, -tail, z + 0.013)),
        Vector((0, length * 0.98, z + 0.013)),
    ]
    faces = [(0, 1, 6, 5), (1, 2, 6), (2, 3, 6), (3, 4, 5, 6), (4, 0, 5)]
    made = mesh("hand", points, faces, material, smooth=False)
    made.rotation_euler.z = -math.radians(angle)
    return made


def needle(
    length: float,
    height: float,
    angle: float,
    material: Material,
    *,
    tail: float = 0.2,
    disc_at: float = 0.0,
) -> list[Object]:
    """A thin seconds hand with a counterweight; ``disc_at`` puts the small balancing disc on it."""
    made = [hand(length, 0.009, height, angle, material, tail=tail)]
    if disc_at:
        dot = lathe("dot", [(0.026, 0), (0.026, 0.012), (0.001, 0.014)], material, segments=32)
        turn = math.radians(angle)
        dot.location = (math.sin(turn) * disc_at, math.cos(turn) * disc_at, DIAL + height)
        made.append(dot)
    return made


def arrow(length: float, height: float, angle: float, material: Material) -> list[Object]:
    """The home-time hand: a thin stem with a broad head, short enough to hide under the hour hand."""
    turn = math.radians(angle)
    tip, head = length, 0.11
    z = DIAL + height
    flat = [(-0.05, tip - head), (0, tip), (0.05, tip - head)]
    points = [Vector((x, y, z)) for x, y in flat] + [Vector((0, tip - head * 0.9, z + 0.016))]
    point = mesh("arrow", points, [(0, 1, 3), (1, 2, 3), (2, 0, 3)], material, smooth=False)
    point.rotation_euler.z = -turn
    return [hand(tip - head * 0.8, 0.010, height, angle, material), point]


def cannon(material: Material) -> Object:
    """What the hands sit on."""
    return lathe(
        "cannon",
        fillet([(0.042, DIAL), (0.042, DIAL + 0.10), (0.001, DIAL + 0.105)], 0.012, 4),
        material,
        segments=48,
    )


def signature(lines: Sequence[tuple[str, float, float]], ink: Material) -> list[Object]:
    """Printed words: text, size and place above the middle."""
    return [
        lettering(words, size, (0, y, DIAL + 0.003), ink, upright=False, depth=0.0015, weight=600)
        for words, size, y in lines
    ]


def ink(dark_dial: bool) -> Material:
    """What the dial is printed with: cream on dark, black on light."""
    return plain((0.80, 0.72, 0.55), 0.4) if dark_dial else plain((0.02, 0.018, 0.015), 0.4)


def hands_metal(colour: Colour) -> Material:
    """Polished for hands and markers."""
    return metal(colour, 0.07)
