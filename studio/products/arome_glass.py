"""The bottles of Arôme: a round vial, a square flacon and a refill flask. Measures are millimetres."""

import math
from collections.abc import Sequence
from typing import Literal

from mathutils import Vector
from PIL import Image

from studio.kit.clear import glass
from studio.kit.hard import plain, wood
from studio.kit.mesh import lathe, sheet
from studio.kit.nodes import Colour, Material, Nodes, once
from studio.kit.outline import fillet, turns
from studio.kit.parts import tube
from studio.kit.printed import printed_paper
from studio.kit.scene import Object
from studio.kit.vessel import Form, Layer, contents, vessel

MM = 0.025
"""Studio units to the millimetre: a vial of 15 ml stands two units tall."""
Head = Literal["disc", "ball", "facet", "wax"]
LINEN: Colour = (0.52, 0.43, 0.30)
Profile = Sequence[Sequence[float]]


def turned(
    name: str,
    profile: Profile,
    material: Material,
    radius: float = 1.0,
    segments: int = 96,
    crease: float = 45,
) -> Object:
    """Turn a profile given in millimetres; ``radius`` rounds its corners."""
    scaled = [tuple(c * MM for c in corner) for corner in profile]
    return lathe(name, fillet(scaled, radius * MM, 6), material, segments=segments, crease=crease)


def form(
    radius: float, body: float, neck: float, *, depth: float = 0.0, throat: float = 7.0, shoulder: float = 7.0, rise: float = 3.5, corner: float = 3.0
) -> Form:  # fmt: skip
    """A bottle's form from millimetres: thick walls and a thick foot, as blown glass has."""
    return Form(
        radius * MM, body * MM, neck * MM, throat * MM, shoulder * MM, 2.4 * MM, rise * MM, 2.0 * MM, 5.5 * MM, depth * MM, corner * MM
    )  # fmt: skip


def blown(shape: Form, colour: Colour, density: float, level: float = 0.86) -> list[Object]:
    """The bottle and the essence in it, with the flared lip the stopper sits in."""
    clear = glass((0.985, 0.985, 0.965), shade=0.86)
    top, neck = shape.top / MM, shape.neck / MM
    lip = [
        (neck - 0.8, top - 1.6),
        (neck, top - 1.4),
        (neck + 2.6, top - 0.4, 0.8),
        (neck + 2.6, top + 1.2, 0.8),
        (neck - 0.6, top + 1.4, 0.4),
        (neck - 1.0, top - 1.2),
    ]
    return [
        *vessel(shape, clear),
        *contents(shape, [Layer(level, colour, density)]),
        turned("lip", lip, clear, 0.5),
    ]


def stopper(at: float, neck: float, head: Head, wax: Colour) -> list[Object]:
    """A ground stopper in a mouth: a frosted taper below, a polished head above; or one dipped in wax."""
    frosted = glass((0.95, 0.95, 0.93), roughness=0.28, shade=0.9)
    clear = glass((0.98, 0.98, 0.96), shade=0.9)
    plug = [(0.05, at - 6), (neck - 2.2, at - 6, 0.4), (neck - 1.1, at + 1.5), (0.05, at + 1.5)]
    parts = [turned("plug", plug, frosted, 0.4, 64)]
    if head == "wax":
        return [*parts, dipped(at, neck, wax)]
    forms: dict[str, Profile] = {
        "disc": [(0.05, at + 1.4), (neck - 1.6, at + 1.4), (neck - 2.2, at + 4.2, 1.2), (neck + 2.8, at + 5.2, 1.0), (neck + 3.4, at + 9.4, 2.0), (0.05, at + 10.4)],
        "ball": [(0.05, at + 1.4), (neck - 1.6, at + 1.4), (neck - 2.4, at + 3.6, 1.0), *_arc(neck + 1.9, at + 10.2), (0.05, at + 10.2 + neck + 1.9)],
        "facet": [(0.05, at + 1.4), (neck - 1.6, at + 1.4), (neck - 2.2, at + 3.8, 0.6), (neck + 2.2, at + 8.0, 0), (neck + 1.2, at + 14.0, 0), (0.05, at + 14.6)],
    }  # fmt: skip
    faceted = head == "facet"
    shape = forms[head]
    parts.append(
        turned(
            "head",
            shape,
            clear,
            0.0 if faceted else 0.6,
            8 if faceted else 72,
            20 if faceted else 45,
        )
    )
    return parts


def _arc(radius: float, middle: float) -> list[tuple[float, float, float]]:
    """Most of a ball's outline, from its stalk to its top."""
    angles = [math.radians(-62 + 150 * k / 16) for k in range(17)]
    return [(radius * math.cos(a), middle + radius * math.sin(a), 0.0) for a in angles]


def dipped(at: float, neck: float, colour: Colour) -> Object:
    """A stopper under sealing wax that ran down the neck before it set."""
    profile = [
        (neck + 0.6, at - 7),
        (neck + 0.9, at - 5),
        (neck + 3.1, at - 0.9),
        (neck + 3.2, at + 1.4),
        (neck + 1.7, at + 3.4),
        (neck + 0.9, at + 7.2),
        (neck - 1.2, at + 8.9),
        (0.05, at + 9.2),
    ]
    scaled = fillet([(r * MM, z * MM) for r, z in profile], 1.2 * MM, 6)

    def run(angle: float, r: float, z: float) -> float:
        # Below the lip it hangs in tongues of different length.
        tongue = 0.5 + 0.28 * math.sin(3 * angle + 0.4) + 0.22 * math.sin(7 * angle)
        reach = (at - 7 + 5 * (1 - tongue)) * MM
        return (
            r * (1 + 0.022 * math.sin(3 * angle + z * 7) + 0.012 * math.sin(8 * angle - z * 11))
            if z >= reach
            else (neck + 0.15) * MM
        )

    return lathe(
        "wax",
        scaled,
        plain(tuple(c * 0.6 for c in colour), 0.36, coat=0.2),
        segments=144,
        crease=80,
        flute=run,
    )


def thread(
    at: float,
    radius: float,
    colour: Colour = LINEN,
    *,
    seal: Colour | None = None,
    drop: float = 15.0,
) -> list[Object]:
    """Linen thread wound three times round a neck and tied in front, its ends hanging; a seal of wax may hold them."""
    yarn = linen(colour)
    wound = [
        tube(
            [((radius + 0.5) * math.cos(a) * MM, (radius + 0.5) * math.sin(a) * MM, (at + 0.75 * row + 0.2 * math.sin(a + row)) * MM) for a in turns(48)],
            0.48 * MM, yarn, closed=True, resolution=3,
        )
        for row in range(3)
    ]  # fmt: skip
    front = -(radius + 0.9)
    ends = [_hanging(at, front, sway, fall) for sway, fall in ((-5.5, drop), (4.0, drop * 1.25))]
    tails = [tube([p * MM for p in path], 0.44 * MM, yarn, resolution=3) for path in ends]
    knot = turned(
        "knot", [(0.05, -1.4), (1.3, -0.8, 0.6), (1.3, 0.8, 0.6), (0.05, 1.4)], yarn, 0.6, 24
    )
    knot.location = (0, (front - 0.3) * MM, (at + 0.8) * MM)
    parts = [*wound, *tails, knot]
    if seal:
        parts.append(seal_of_wax(seal, (0.5, front - 2.2, at - 8.5)))
    return parts


def _hanging(at: float, front: float, sway: float, drop: float) -> list[Vector]:
    """The path of a loose end: out over the shoulder, then down the front."""
    points = []
    for k in range(15):
        t = k / 14
        out = -6.6 * math.sin(min(1.0, t * 1.5) * math.pi / 2)
        points.append(
            Vector((sway * t + 1.2 * math.sin(5 * t) * t, front + out, at + 0.8 - drop * t**1.3))
        )
    return points


def seal_of_wax(colour: Colour, place: tuple[float, float, float]) -> Object:
    """A pressed seal: an uneven rim around a sunken field with a raised drop."""
    profile = [
        (0.05, 0.9),
        (1.0, 0.95, 0.3),
        (1.3, 0.55, 0.3),
        (3.2, 0.5, 0.3),
        (3.5, 1.25, 0.5),
        (4.6, 1.15, 0.6),
        (5.2, 0.3, 0.4),
        (5.2, 0),
    ]

    def run(angle: float, r: float, _: float) -> float:
        return r * (
            1
            + (0.07 * math.sin(3 * angle) + 0.05 * math.sin(5 * angle + 1))
            * min(1.0, r / (5 * MM)) ** 3
        )

    scaled = fillet([tuple(c * MM for c in corner) for corner in profile], 0.3 * MM, 5)
    made = lathe(
        "seal",
        scaled,
        plain(colour, 0.32, coat=0.35, depth=0.15),
        segments=96,
        crease=60,
        flute=run,
    )
    made.location = tuple(c * MM for c in place)
    made.rotation_euler.x = math.radians(84)
    return made


@once
def linen(colour: Colour) -> Material:
    """Twisted yarn."""
    nodes = Nodes("linen")
    twist = nodes.noise(nodes.stretched(nodes.place(), (30, 30, 60)), 1.0, 3)
    surface = nodes.principled(
        Base_Color=nodes.mix(twist, tuple(c * 0.7 for c in colour), colour),
        Roughness=0.9,
        Sheen_Weight=0.3,
        Normal=nodes.bump(twist, 0.5, 0.02),
    )
    return nodes.done(surface)


def round_label(
    drawing: Image.Image, radius: float, low: float, size: tuple[float, float]
) -> Object:
    """A paper label on the front of a round bottle."""
    width, height = size

    def surface(u: float, v: float) -> Vector:
        angle = -math.pi / 2 + (u - 0.5) * width / radius
        reach = radius + 0.15
        return Vector((reach * math.cos(angle), reach * math.sin(angle), low + v * height)) * MM

    return sheet("label", surface, (64, 2), printed_paper(drawing))


def flat_label(drawing: Image.Image, front: float, low: float, size: tuple[float, float]) -> Object:
    """A paper label on the front of a square bottle."""
    width, height = size

    def surface(u: float, v: float) -> Vector:
        return Vector(((u - 0.5) * width, -front - 0.15, low + v * height)) * MM

    return sheet("label", surface, (4, 4), printed_paper(drawing))


def cork(at: float, radius: float) -> Object:
    """The cork of a refill flask."""
    profile = [
        (0.05, at - 7),
        (radius - 2.6, at - 7, 0.6),
        (radius - 0.6, at + 6.5, 0.8),
        (0.05, at + 6.7),
    ]
    return turned("cork", profile, wood((0.30, 0.17, 0.08), (0.52, 0.35, 0.20), 0.85), 0.6, 64)
