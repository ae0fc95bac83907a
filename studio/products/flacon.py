"""The flacons of Noctis and the candles of Maison Aumont. A unit is about 55 mm."""

import math

import bpy
from mathutils import Vector

from studio.kit.clear import glass, liquid, wax
from studio.kit.hard import BRASS, GOLD, lacquer, metal, plain
from studio.kit.mesh import Material, flip, lathe, prism
from studio.kit.nodes import Colour, Nodes
from studio.kit.outline import fillet
from studio.kit.parts import ball, hoop, lettering, tube
from studio.kit.scene import Object, add, group, stand

WIDTH, DEPTH, HEIGHT, CORNER = 1.15, 0.62, 1.35, 0.13
WALL, FLOOR = 0.075, 0.19
OVERLAP = 0.004
"""How far the liquid reaches into the glass: a gap would be a mirror, coinciding faces a lottery."""
BLACKENED: Colour = (0.020, 0.012, 0.006)


def extrait(
    name: str = "NOCTIS",
    *,
    tint: Colour | None = (0.97, 0.58, 0.05),
    density: float = 4.2,
    stopper: str = "fluted",
    fill: float = 0.82,
) -> None:
    """A square flacon of ground glass with a label of brass. No tint is no colour at all."""
    size = (WIDTH, DEPTH)
    clear = glass()
    outside = fillet(
        [
            (0.06, 0, 0),
            (0, 0, 0.05),
            (0, HEIGHT, 0.10),
            (0.22, HEIGHT + 0.05, 0.05),
            (0.23, HEIGHT + 0.05),
        ],
        0.05,
        8,
    )
    inside = fillet(
        [
            (WALL + 0.05, FLOOR, 0),
            (WALL, FLOOR, 0.04),
            (WALL, HEIGHT - 0.07, 0.10),
            (0.24, HEIGHT - 0.015, 0.02),
            (0.25, HEIGHT - 0.01),
        ],
        0.05,
        8,
    )
    level = FLOOR + (HEIGHT - FLOOR) * fill
    e = OVERLAP
    juice = [
        (WALL + 0.05 - e, FLOOR - e),
        *fillet(
            [(WALL + 0.03 - e, FLOOR - e, 0), (WALL - e, FLOOR - e, 0.04), (WALL - e, level)],
            0.04,
            8,
        )[1:],
        (WALL + 0.012, level - 0.008),
        (WALL + 0.03, level - 0.01),
    ]
    content = liquid(tint or (0.97, 0.98, 0.99), density if tint else 0.5)
    bright = metal(GOLD, 0.11)
    parts = [
        prism("glass", [(0.06, 0.012), *outside], size, CORNER, clear, steps=10, crease=40),
        flip(prism("cavity", inside, size, CORNER + 0.02, clear, steps=10, crease=40)),
        prism("juice", juice, size, CORNER + 0.02, content, steps=10, crease=40),
        tube(
            [(0, 0, HEIGHT + 0.045), (0, 0, FLOOR + 0.3), (0.03, 0, FLOOR + 0.03)],
            0.014,
            glass((0.98, 0.98, 0.98), 1.45),
        ),
        *_stopper(stopper, HEIGHT + 0.045, bright),
        *_label(name, bright),
    ]
    group(parts, "flacon")


def _label(name: str, bright: Material) -> list[Object]:
    """A brass plate, its letters blackened."""
    front = -DEPTH / 2
    plate = prism(
        "label",
        fillet([(0.008, 0, 0), (0, 0), (0, 0.012), (0.008, 0.014)], 0.002, 2),
        (0.62, 0.36),
        0.02,
        bright,
    )
    plate.rotation_euler.x, plate.location = math.pi / 2, (0, front + 0.002, HEIGHT * 0.47)
    ink = plain(BLACKENED, 0.5)
    return [
        plate,
        lettering(name, 0.128, (0, front - 0.0135, HEIGHT * 0.47 + 0.035), ink, weight=600),
        lettering(
            "EXTRAIT DE PARFUM", 0.042, (0, front - 0.0135, HEIGHT * 0.47 - 0.075), ink, weight=700
        ),
    ]


def _stopper(kind: str, foot: float, bright: Material) -> list[Object]:
    """A brass collar with a fluted stopper of brass, or a ball of lacquered wood."""
    collar = fillet(
        [
            (0.001, foot),
            (0.20, foot),
            (0.20, foot + 0.05, 0.012),
            (0.165, foot + 0.05),
            (0.165, foot + 0.13, 0.01),
            (0.001, foot + 0.13),
        ],
        0.012,
        4,
    )
    made = [lathe("collar", collar, bright, segments=128)]
    base = foot + 0.10
    if kind == "ball":
        return [*made, ball(0.34, (0, 0, base + 0.33), lacquer((0.006, 0.006, 0.007), 0.10), 96)]

    def flute(angle: float, radius: float, height: float) -> float:
        cut = radius > 0.2 and base + 0.035 < height < base + 0.47
        return radius - (0.018 * abs(math.sin(angle * 16)) if cut else 0)

    body = [(0.275, base + 0.04 + 0.02 * k) for k in range(22)]
    rim = [
        (0.27, base + 0.475),
        (0.27, base + 0.51),
        (0.26, base + 0.525),
        (0.22, base + 0.535),
        (0.001, base + 0.535),
    ]
    profile = [
        (0.001, base),
        (0.262, base),
        (0.27, base + 0.008),
        (0.27, base + 0.033),
        *body,
        *rim,
    ]
    return [*made, lathe("stopper", profile, bright, segments=256, crease=30, flute=flute)]


def candle(
    *,
    radius: float = 0.62,
    height: float = 1.25,
    flutes: int = 40,
    lid: bool = True,
    lit: bool = True,
    seal: bool = True,
) -> None:
    """A candle in black porcelain with flutes cut by hand, the seal and the brass lid leaning on it."""
    glaze = lacquer((0.007, 0.007, 0.008), 0.26, 0.8)
    depth = 0.020 * 40 / flutes

    def flute(angle: float, r: float, z: float) -> float:
        # Cut freehand: no two flutes are quite alike.
        hand = 1 + 0.12 * math.sin(7.3 * round(angle * flutes / math.tau))
        return r - (
            depth * hand * abs(math.sin(angle * flutes / 2))
            if r > radius - 0.03 and 0.10 < z < height - 0.16
            else 0
        )

    wall = [(radius, 0.10 + 0.02 * k) for k in range(1, int((height - 0.28) / 0.02))]
    foot = fillet(
        [(0.001, 0), (radius - 0.04, 0, 0.02), (radius - 0.005, 0, 0.05), (radius - 0.005, 0.1, 0)],
        0.03,
        5,
    )
    rim = fillet(
        [
            (radius - 0.005, height - 0.15, 0),
            (radius - 0.005, height, 0.02),
            (radius - 0.07, height, 0.02),
            (radius - 0.07, height - 0.28),
        ],
        0.02,
        5,
    )
    vessel = lathe(
        "vessel",
        [*foot, *wall, *rim, (0.001, height - 0.28)],
        glaze,
        segments=flutes * 8,
        flute=flute,
    )
    level = lathe(
        "wax",
        [(radius - 0.065, 0), (radius * 0.65, -0.015), (0.001, -0.03)],
        wax((0.86, 0.78, 0.62), lit=lit, reach=radius * 0.9),
    )
    level.location.z = height - 0.17
    wick = tube(
        [(0, 0, height - 0.2), (0.004, 0, height - 0.12), (0.012, 0, height - 0.05)],
        0.010,
        plain((0.02, 0.015, 0.01), 0.9),
    )
    parts = [vessel, level, wick]
    if lit:
        parts += _flame(height)
    if seal:
        parts += _seal(radius, height * 0.46)
    if lid:
        parts.append(_lid(radius))
    group(parts, "candle")


def refill() -> None:
    """The same vessel come back: unlit, full, without its lid."""
    candle(lid=False, lit=False)


def _flame(height: float) -> list[Object]:
    """A flame: a bright mantle, dark at the wick, thin at the edge, and the light it gives."""
    nodes = Nodes("flame")
    up = nodes.node("SeparateXYZ", Vector=nodes.place("Generated")).outputs[2]
    thick = nodes.math("SUBTRACT", 1.0, nodes.node("LayerWeight", Blend=0.35).outputs["Facing"])
    colours = nodes.ramp(
        up,
        [
            (0, (0.10, 0.16, 0.7)),
            (0.14, (0.8, 0.25, 0.04)),
            (0.45, (1, 0.62, 0.2)),
            (0.8, (1, 0.42, 0.08)),
            (1, (0.8, 0.2, 0.02)),
        ],
    )
    core = nodes.range(up, (0.05, 0.35), (0.25, 1.0), "SMOOTHSTEP")
    glow = nodes.node(
        "Emission",
        Color=colours,
        Strength=nodes.math("MULTIPLY", nodes.math("MULTIPLY", thick, core), 7.0),
    )
    material = nodes.done(
        nodes.blend(nodes.math("POWER", thick, 0.7), nodes.node("BsdfTransparent"), glow)
    )
    shape = [
        (0.001, 0),
        (0.03, 0.015),
        (0.05, 0.055),
        (0.056, 0.10),
        (0.046, 0.17),
        (0.026, 0.25),
        (0.009, 0.325),
        (0.001, 0.36),
    ]
    flame = lathe("flame", shape, material, segments=32, crease=180)
    for vertex in flame.data.vertices:
        vertex.co.x += 0.035 * (vertex.co.z / 0.36) ** 2
    flame.location, flame.visible_shadow = (0.012, 0, height - 0.085), False
    data = bpy.data.lights.new("flame", "POINT")
    data.energy, data.color, data.shadow_soft_size = 9, (1, 0.55, 0.22), 0.06
    light = add(bpy.data.objects.new("flame light", data))
    light.location = (0.012, 0, height + 0.04)
    return [flame, light]


def _seal(radius: float, height: float) -> list[Object]:
    """The brass seal, pressed flat on the flutes."""
    brass, ink = metal(BRASS, 0.18), plain((0.03, 0.015, 0.006), 0.5)
    front = -radius - 0.004
    disc = lathe(
        "seal",
        fillet([(0.001, 0), (0.25, 0), (0.25, 0.018), (0.001, 0.02)], 0.006, 4),
        brass,
        segments=96,
    )
    disc.rotation_euler.x, disc.location = math.pi / 2, (0, front + 0.016, height)
    return [
        disc,
        hoop(0.222, 0.006, (0, front - 0.003, height), metal(BRASS, 0.08), upright=True, steps=96),
        lettering("A", 0.27, (0, front - 0.004, height + 0.03), ink, depth=0.004, weight=500),
        lettering(
            "AUMONT", 0.052, (0, front - 0.004, height - 0.125), ink, depth=0.002, weight=700
        ),
    ]


def _lid(radius: float) -> Object:
    """The spun lid, leaning on the vessel."""
    profile = [
        (0.001, 0),
        (radius - 0.08, 0, 0.01),
        (radius - 0.08, 0.04, 0),
        (radius, 0.04, 0.02),
        (radius, 0.12, 0.02),
        (0.05, 0.14, 0.03),
        (0.05, 0.19, 0.02),
        (0.10, 0.24, 0.05),
        (0.05, 0.30, 0.04),
        (0.001, 0.30),
    ]
    made = lathe("lid", fillet(profile, 0.02, 5), metal(BRASS, 0.14), segments=128)
    made.rotation_euler = (0, math.radians(64), math.radians(-32))
    made.location = Vector((0.84, -0.525, 0))
    return stand(made)
