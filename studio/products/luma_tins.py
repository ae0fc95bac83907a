"""Jars and tins of Luma. Measures are millimetres."""

import math

from mathutils import Vector
from PIL import Image

from studio.kit.clear import glass
from studio.kit.hard import metal, plain
from studio.kit.mesh import flip, sheet
from studio.kit.nodes import Colour, Material, Nodes
from studio.kit.printed import printed_paper
from studio.kit.scene import Object
from studio.products.luma_glass import ALUMINIUM, MM, turned

PORCELAIN: Colour = (0.83, 0.80, 0.755)


def jar_body(
    radius: float,
    height: float,
    *,
    opaque: Colour | None = PORCELAIN,
    tint: Colour = (1, 1, 1),
    filling: Colour | None = None,
    matt: float = 0.0,
) -> list[Object]:
    """A thick jar, of milk glass or of clear glass through which its filling shows."""
    wall, floor = 4.0, 5.5
    outside = [
        (0.05, 0.6, 0),
        (radius - 3, 0.6, 1),
        (radius - 2, 0, 0.8),
        (radius, 0, 4),
        (radius, height, 2.5),
        (radius - 3, height + 1, 0.8),
        (radius - 3, height + 6),
        (radius - wall - 1, height + 6),
    ]
    inside = [
        (0.05, floor, 0),
        (radius - wall, floor, 5),
        (radius - wall, height - 2, 2),
        (radius - wall - 1, height + 1),
        (radius - wall - 1, height + 6),
    ]
    skin = (
        plain(opaque, 0.24 + matt, coat=0.5) if opaque else glass(tint, roughness=matt, shade=0.985)
    )
    parts = [turned("jar", outside, skin, 1.5)]
    if not opaque:
        parts.append(flip(turned("cavity", inside, skin, 3)))
    if filling:
        cream = [
            (0.05, floor - 0.2, 0),
            (radius - wall + 0.2, floor - 0.2, 5),
            (radius - wall + 0.2, height - 3, 0.6),
            (0.05, height - 2.4),
        ]
        parts.append(turned("filling", cream, behind_glass(filling), 2))
    return parts


def behind_glass(colour: Colour) -> Material:
    """Cream in a clear jar. It glows faintly: without caustics only a part of the daylight finds its way in."""
    nodes = Nodes("filling")
    return nodes.done(
        nodes.principled(
            Base_Color=colour, Roughness=0.4, Emission_Color=colour, Emission_Strength=0.6
        )
    )


def jar_lid(
    radius: float, at: float, height: float = 15.0, material: Material | None = None
) -> Object:
    """A lid that covers the thread, its lower edge at a height; it rests with a fine gap on the jar."""
    profile = [
        (radius - 1.6, at + 1.4),
        (radius + 0.15, at + 1.4, 0.4),
        (radius + 0.15, at + height, 1.6),
        (0.05, at + height + 0.5),
    ]
    return turned("lid", profile, material or metal(ALUMINIUM, 0.22), 1.2, 128)


def disc(drawing: Image.Image, radius: float, at: float) -> Object:
    """A round paper label lying on a lid, its top towards the back."""

    def surface(u: float, v: float) -> Vector:
        angle = math.tau * u
        reach = max(v, 1e-3) * radius
        return Vector((reach * math.cos(angle), reach * math.sin(angle), at)) * MM

    label = sheet("disc", surface, (96, 2), printed_paper(drawing))
    layer = label.data.uv_layers["UV"]
    for loop in label.data.loops:
        place = label.data.vertices[loop.vertex_index].co / (MM * radius)
        layer.data[loop.index].uv = (0.5 + place.x / 2, 0.5 + place.y / 2)
    return label


def tin_base(radius: float, height: float, material: Material) -> Object:
    """The lower half of a tin, with a rolled edge, open at the top."""
    profile = [
        (0.05, 1.0, 0),
        (radius - 1.5, 1.0, 0.4),
        (radius - 1.0, 0.2, 0.6),
        (radius, 0.6, 0.8),
        (radius, height * 0.55, 0.3),
        (radius - 0.7, height * 0.55 + 0.4, 0.2),
        (radius - 0.7, height - 1, 0.3),
        (radius - 1.5, height - 1, 0.3),
        (radius - 1.5, 2.0, 1.0),
        (0.05, 2.0),
    ]
    return turned("tin", profile, material, 0.4, 128)


def tin_lid(radius: float, at: float, height: float, material: Material) -> Object:
    """The lid of a tin, a raised ridge round its top; ``at`` is its lower edge."""
    top = at + height
    profile = [
        (radius - 0.5, at, 0),
        (radius + 0.35, at, 0.4),
        (radius + 0.35, top - 1.2, 1.2),
        (radius - 1.2, top, 0.5),
        (radius - 2.6, top, 0.5),
        (radius - 3.4, top - 0.7, 0.5),
        (0.05, top - 0.7),
    ]
    return turned("tin lid", profile, material, 0.6, 128)


def balm(radius: float, at: float, colour: Colour) -> Object:
    """What is in an open tin: poured, set, a little sunk in the middle."""
    profile = [
        (radius - 1.3, at, 0),
        (radius - 4, at - 0.5, 3),
        (radius * 0.4, at - 0.9, 6),
        (0.05, at - 1.0),
    ]
    return turned("balm", profile, plain(colour, 0.34, coat=0.2), 2)
