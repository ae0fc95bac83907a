"""Cases, crowns, straps and bracelets of the watches. The case lies on its back: dial up, twelve o'clock is +y."""

import math

from mathutils import Vector

from studio.kit.hard import brushed, metal, plain
from studio.kit.mesh import Material, lathe, loft
from studio.kit.nodes import Colour, Nodes, once, scaled
from studio.kit.outline import fillet, rounded_rectangle
from studio.kit.parts import box, hoop, lettering, stitches, tube
from studio.kit.scene import Object, for_web, group
from studio.kit.soft import leather

RADIUS = 0.98
DOME = [(0.84, 0.195), (0.84, 0.215), (0.6, 0.236), (0.3, 0.246), (0.001, 0.25)]
"""Radius and height of the crystal."""
LONG, DEEP, BACK = 1.42, 1.02, 1.0
"""The loop of the strap: half its height, half its depth, how far behind the case its middle lies."""


@once
def sapphire() -> Material:
    """A crystal as thin as it looks: it reflects at the edge and hides nothing. True glass would speckle the dial."""
    nodes = Nodes("sapphire")
    if for_web():
        nodes.material.surface_render_method = "BLENDED"
        return nodes.done(nodes.principled(Base_Color=(1, 1, 1), Roughness=0.02, Alpha=0.06))
    through = nodes.node("BsdfTransparent", Color=(0.97, 0.98, 0.98))
    mirror = nodes.node("BsdfGlossy", Roughness=0.015, Color=(1, 1, 1))
    edge = nodes.node("LayerWeight", Blend=0.22).outputs["Fresnel"]
    return nodes.done(
        nodes.blend(nodes.math("MULTIPLY", nodes.math("POWER", edge, 1.6), 0.5), through, mirror)
    )


def case(colour: Colour, *, polished: bool, slim: float = 1.0) -> list[Object]:
    """Case, bezel, crystal, lugs and case back. ``slim`` scales the thickness below the bezel."""
    flank, bright = (
        brushed(colour, 0.30) if not polished else metal(colour, 0.16),
        metal(colour, 0.07),
    )
    low = -0.16 * slim
    body = fillet(
        [
            (0.001, low),
            (0.80, low),
            (0.93, low + 0.06, 0.05),
            (RADIUS, 0, 0.08),
            (RADIUS, 0.10, 0.05),
            (0.93, 0.17, 0.03),
            (0.93, 0.20),
        ],
        0.03,
        6,
    )
    rim = fillet(
        [
            (0.96, 0.13),
            (0.965, 0.18, 0.03),
            (0.90, 0.245, 0.05),
            (0.85, 0.245, 0.02),
            (0.815, 0.17),
        ],
        0.02,
        8,
    )
    crystal = lathe("crystal", DOME, sapphire(), segments=128)
    # The dial is lit as if there were no crystal; what bounces between the two is only noise.
    crystal.visible_diffuse = crystal.visible_glossy = crystal.visible_shadow = False
    return [
        lathe("case", body, flank, segments=192),
        lathe("bezel", rim, bright, segments=192),
        crystal,
        *(_lug(sx, sy, bright) for sx in (-1, 1) for sy in (-1, 1)),
        *_case_back(low, bright),
    ]


def _lug(sx: int, sy: int, material: Material) -> Object:
    """A horn that grows out of the flank and bends down to the strap."""
    rings = []
    for k in range(13):
        u = k / 12
        y, z = 0.60 + 0.50 * u, 0.06 - 0.30 * u**2
        wide, high = 0.085 - 0.028 * u, 0.115 - 0.045 * u
        if k == 12:
            wide, high = wide * 0.72, high * 0.72
        x = 0.585 - 0.015 * u
        section = rounded_rectangle(2 * wide, 2 * high, 0.045, 5)
        rings.append([Vector((sx * x + px, sy * y, z + pz)) for px, pz in section])
    return loft("lug", rings, material)


def _case_back(low: float, material: Material) -> list[Object]:
    words = [
        lettering(text, size, (0, y, low - 0.003), material, upright=False, depth=0.003)
        for text, size, y in (("AURÉLE", 0.14, 0.1), ("BESANÇON", 0.07, -0.08))
    ]
    for word in words:
        word.rotation_euler = (math.pi, 0, 0)
    return [hoop(0.68, 0.012, (0, 0, low), material, steps=96), *words]


def crown(colour: Colour, size: float = 1.0) -> Object:
    """A fluted crown at three o'clock."""
    profile = fillet(
        [
            (0.001, 0),
            (0.06, 0),
            (0.06, 0.05),
            (0.12, 0.06),
            (0.128, 0.09),
            (0.128, 0.19),
            (0.113, 0.215),
            (0.001, 0.225),
        ],
        0.012,
        4,
    )

    def flute(angle: float, radius: float, _: float) -> float:
        return radius - (0.009 if radius > 0.1 and math.sin(angle * 22) > 0 else 0)

    made = lathe(
        "crown",
        [(r * size, z * size) for r, z in profile],
        metal(colour, 0.10),
        segments=176,
        flute=flute,
    )
    made.rotation_euler.y, made.location = math.pi / 2, (RADIUS - 0.03, 0, 0.02)
    return made


def on_loop(angle: float) -> tuple[Vector, Vector, Vector]:
    """Point, tangent and outward normal of the strap's loop; 90 degrees is in front, under the case."""
    a = math.radians(angle)
    point = Vector((0, LONG * math.cos(a), -BACK + DEEP * math.sin(a)))
    tangent = Vector((0, -LONG * math.sin(a), DEEP * math.cos(a))).normalized()
    normal = Vector((0, DEEP * math.cos(a), LONG * math.sin(a))).normalized()
    return point, tangent, normal


def strap(
    colour: Colour, metal_colour: Colour, *, thin: float = 1.0, thread: Colour | None = None
) -> Object:
    """A calf strap in a loop, thick at the lugs, thin behind, with its seam, holes, keepers and pin buckle."""
    hide = leather(colour, 62, 0.46, 0.14)
    seam = plain(thread or tuple(min(1.0, c * 5 + 0.07) for c in colour), 0.6)  # type: ignore[arg-type]
    angles = [58 - 3 * k for k in range(99)]
    rings, left, right, normals = [], [], [], []
    for index, angle in enumerate(angles):
        point, _, normal = on_loop(angle)
        near = abs(index / (len(angles) - 1) - 0.5) * 2
        half, thick = 0.40 + 0.075 * near**2, (0.045 + 0.045 * near**3) * thin
        rings.append(
            [
                point + Vector((x, 0, 0)) + normal * z
                for x, z in rounded_rectangle(2 * half, 2 * thick, 0.045, 5)
            ]
        )
        for side, edge in ((1, right), (-1, left)):
            edge.append(point + Vector((side * (half - 0.065), 0, 0)) + normal * (thick + 0.001))
        normals.append(normal)
    threads = [
        stitches(edge, normals, seam, length=0.062, gap=0.042, radius=0.010)
        for edge in (left, right)
    ]
    return group([loft("strap", rings, hide), *threads, *_buckle(metal_colour, hide)], "strap")


def _buckle(colour: Colour, hide: Material) -> list[Object]:
    """A pin buckle, two keepers and five holes on the far side of the loop."""
    bright, dark = metal(colour, 0.09), plain(scaled((0.01, 0.008, 0.007), 1), 0.8)
    made: list[Object] = []
    point, tangent, normal = on_loop(-100)
    corners = rounded_rectangle(1.02, 0.36, 0.12, 6)
    made.append(
        tube(
            [point + Vector((x, 0, 0)) + tangent * y + normal * 0.10 for x, y in corners],
            0.042,
            bright,
            closed=True,
        )
    )
    made.append(
        tube(
            [
                point
                + tangent * (0.2 - 0.4 * k / 8)
                + normal * (0.08 + 0.06 * math.sin(math.pi * k / 8))
                for k in range(9)
            ],
            0.028,
            bright,
        )
    )
    for angle in (-82, -70):
        p, t, n = on_loop(angle)
        ring = [
            [
                p + Vector((x, 0, 0)) + n * z + t * (0.07 * s)
                for x, z in rounded_rectangle(0.93, 0.20, 0.07, 5)
            ]
            for s in (-1, 1)
        ]
        made.append(loft("keeper", ring, hide))
    for angle in (-112, -119, -126, -133, -140):
        p, _, n = on_loop(angle)
        hole = lathe("hole", [(0.026, 0), (0.001, 0.004)], dark, segments=24)
        hole.location = p + n * 0.05
        hole.rotation_euler = n.to_track_quat("Z", "Y").to_euler()
        made.append(hole)
    return made


def bracelet(colour: Colour) -> Object:
    """Links of steel, three across: brushed outside, polished between."""
    dull, bright = brushed(colour, 0.32), metal(colour, 0.10)
    made: list[Object] = []
    for k in range(46):
        angle = 60 - 6.6 * k
        p, _, n = on_loop(angle)
        turn = n.to_track_quat("Z", "Y").to_euler()
        half = 0.40 + 0.07 * (abs(k / 45 - 0.5) * 2) ** 2
        for x, width, material, lift in (
            (0, half * 0.62, bright, 0.012),
            (-half * 0.68, half * 0.62, dull, 0),
            (half * 0.68, half * 0.62, dull, 0),
        ):
            link = box((width, 0.128, 0.11), (0, 0, 0), 0.022, material)
            link.location = p + Vector((x, 0, 0)) + n * lift
            link.rotation_euler = turn
            made.append(link)
    return group(made, "bracelet")
