"""The Cours of Tavel in three sizes. One unit is about a tenth of a metre.

A bag that stood like a box would look like a box. Its front and back swell where it is full, its sides fold inwards
along the gusset, its upper edge sinks a little between the ends, and the handle leans.
"""

import math
from dataclasses import dataclass

from mathutils import Vector

from studio.kit.hard import GOLD, metal, plain
from studio.kit.mesh import Material, bevel, lathe, loft, prism, sheet, thicken
from studio.kit.nodes import Colour, scaled, srgb
from studio.kit.outline import fillet, ramp, rounded_rectangle
from studio.kit.parts import ball, box, hoop, stitches, tube
from studio.kit.scene import Object, group, stand
from studio.kit.soft import leather


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a bag is cut from: width, height and depth at the bottom, in units; share of the front the flap covers."""

    width: float
    height: float
    depth: float
    flap: float = 0.60
    sag: float = 0.035
    swell: float = 0.05

    def half(self, z: float) -> tuple[float, float]:
        """Half width and half depth at a height."""
        u = z / self.height
        return (
            self.width / 2 * (1 - 0.06 * u),
            self.depth / 2 * (1 - 0.46 * u**1.3)
            + self.swell * math.sin(math.pi * min(1, u * 1.08)) ** 1.2,
        )


TOP_HANDLE = Pattern(2.30, 1.62, 0.92)
LARGE = Pattern(2.62, 1.86, 0.98)
MINI = Pattern(1.80, 1.22, 0.66, flap=0.66, sag=0.015, swell=0.03)


def cours(
    colour: str = "#5A1F2B",
    pattern: str = "top handle",
    *,
    grain: float = 54,
    relief: float = 0.30,
    handle: str = "top",
) -> None:
    """A flap bag with a turn clasp. ``handle`` is "top", "high" or "chain"; box calf is a fine grain of low relief."""
    cut = {"top handle": TOP_HANDLE, "28": LARGE, "mini": MINI}[pattern]
    linear = srgb(colour)
    # Leather is seen under a coat and lights that are not white: a third more colour arrives as what was meant.
    hide = leather(scaled(linear, 1.3), grain, 0.42, relief)
    strap = leather(scaled(linear, 1.1), grain * 1.3, 0.40, relief * 0.7)
    thread = plain(thread_colour(linear), 0.6)
    bright = metal(GOLD, 0.09)
    parts = [
        _body(cut, hide),
        *_gussets(cut, hide, thread),
        *_flap(cut, hide, thread),
        *_clasp(cut, bright),
        *_feet(cut, bright),
        *_rings(cut, strap, bright),
    ]
    parts += (
        _chain(cut, bright)
        if handle == "chain"
        else _handle(cut, strap, bright, 0.62 if handle == "top" else 0.86)
    )
    stand(group(parts, "bag"))


def thread_colour(linear: Colour) -> Colour:
    """Linen a few shades lighter than the leather."""
    red, green, blue = (min(1.0, c * 1.8 + 0.05) for c in linear)
    return red, green, blue


def _top(cut: Pattern, x: float) -> float:
    """How far the upper edge sinks at a distance from the middle."""
    return cut.sag * (1 - min(1.0, abs(x) / (cut.width / 2)) ** 2)


def _fold(cut: Pattern, x: float, y: float, z: float) -> float:
    """How far the side is folded in: most in its middle, more towards the top, nothing at the bottom."""
    u = z / cut.height
    a, b = cut.half(z)
    if abs(x) < a * 0.9:
        return 0.0
    return 0.16 * ramp(0.15, 1.0, u) * math.exp(-((y / (b * 0.42)) ** 2)) * cut.depth


def _body(cut: Pattern, hide: Material) -> Object:
    """Bottom, front, back and folded sides as one skin, rounded below, turned in at the top."""
    heights = [
        0,
        0.004,
        0.02,
        0.05,
        0.09,
        *(0.09 + (cut.height - 0.13) * k / 24 for k in range(1, 25)),
        cut.height - 0.02,
        cut.height,
    ]
    rings = []
    for z in heights:
        a, b = cut.half(z)
        inset = 0.08 * (1 - math.sqrt(max(0.0, 1 - ((0.09 - z) / 0.09) ** 2))) if z < 0.09 else 0.0
        ring = []
        for x, y in _dense(2 * (a - inset), 2 * (b - inset), 0.15):
            inwards = _fold(cut, x, y, z)
            sunk = _top(cut, x) * (z / cut.height) ** 3
            ring.append(Vector((x - math.copysign(inwards, x), y, z - sunk)))
        rings.append(ring)
    return loft("body", rings, hide, crease=60)


def _dense(width: float, depth: float, radius: float) -> list[tuple[float, float]]:
    """A rounded rectangle with points along its straight sides too, for the leather to bend between."""
    corners = rounded_rectangle(width, depth, radius, 8)
    made: list[tuple[float, float]] = []
    for (x, y), (u, v) in zip(corners, [*corners[1:], corners[0]], strict=True):
        made.append((x, y))
        if math.hypot(u - x, v - y) > radius:
            made += [(x + (u - x) * k / 18, y + (v - y) * k / 18) for k in range(1, 18)]
    return made


def _gussets(cut: Pattern, hide: Material, thread: Material) -> list[Object]:
    """A raised seam along the four upright edges."""
    made: list[Object] = []
    for sx in (-1, 1):
        for sy in (-1, 1):
            path = []
            for k in range(40):
                z = 0.10 + (cut.height - 0.16) * k / 39
                a, b = cut.half(z)
                path.append(Vector((sx * (a - 0.035), sy * (b - 0.035), z)))
            made.append(tube(path, 0.020, hide))
            if sy < 0:
                seam = [p + Vector((-sx * 0.085, -0.036, 0)) for p in path]
                made.append(
                    stitches(
                        seam,
                        [Vector((0, -1, 0))] * len(seam),
                        thread,
                        length=0.040,
                        gap=0.024,
                        radius=0.0065,
                    )
                )
    return made


def _flap_point(cut: Pattern, x: float, s: float) -> Vector:
    """A point of the flap by its distance ``s`` from the back edge: over the top, around the fold, down the front."""
    _, b = cut.half(cut.height)
    over, bend = 2 * b - 0.02, 0.06
    sunk = _top(cut, x)
    if s < over * 0.96:
        return Vector(
            (x, b - 0.01 - s, cut.height + 0.014 + 0.014 * math.sin(math.pi * s / over) - sunk)
        )
    edge = b - 0.01 - over * 0.96
    s -= over * 0.96
    if s < bend * math.pi / 2:
        angle = s / bend
        return Vector(
            (
                x,
                edge - bend * math.sin(angle),
                cut.height + 0.014 - bend * (1 - math.cos(angle)) - sunk,
            )
        )
    z = cut.height + 0.014 - bend - (s - bend * math.pi / 2) * 0.985
    front = -cut.half(max(z, 0.0))[1] - 0.018
    return Vector((x, min(edge - bend, front), z - sunk * (z / cut.height) ** 3))


def _flap_length(cut: Pattern, x: float) -> float:
    """Where the flap ends at a distance from the middle: round corners, a hint of a curve below."""
    whole = (2 * cut.half(cut.height)[1] - 0.02) * 0.96 + 0.06 * math.pi / 2 + cut.height * cut.flap
    wide, corner = cut.width * 0.92, 0.34
    into = abs(x) - (wide / 2 - corner)
    lost = corner - math.sqrt(max(0.0, corner**2 - into**2)) if into > 0 else 0.0
    return whole - lost + 0.05 * math.cos(math.pi * x / wide)


def _flap(cut: Pattern, hide: Material, thread: Material) -> list[Object]:
    wide = cut.width * 0.92

    def across(u: float) -> float:
        return math.sin((u - 0.5) * math.pi * 0.995) * wide / 2

    leaf = sheet(
        "flap",
        lambda u, v: _flap_point(cut, across(u), _flap_length(cut, across(u)) * v),
        (60, 70),
        hide,
    )
    thicken(leaf, 0.034, 0)
    bevel(leaf, 0.012)
    inset = 0.055
    edge = [
        _flap_point(cut, x, _flap_length(cut, x) - inset)
        for x in (-wide / 2 + inset + (wide - 2 * inset) * k / 140 for k in range(141))
    ]
    start = 2 * cut.half(cut.height)[1] * 0.96 + 0.12

    def upright(x: float) -> list[Vector]:
        low = _flap_length(cut, x) - 0.10
        return [_flap_point(cut, x, start + (low - start) * k / 29) for k in range(30)]

    edge = [*upright(-wide / 2 + inset), *edge, *upright(wide / 2 - inset)[::-1]]
    seam = [p + Vector((0, -0.019, 0)) for p in edge]
    return [
        leaf,
        stitches(
            seam, [Vector((0, -1, 0))] * len(seam), thread, length=0.038, gap=0.022, radius=0.0075
        ),
    ]


def _clasp(cut: Pattern, bright: Material) -> list[Object]:
    """A plate and a knob that turns by a quarter. It is the same size on every Cours."""
    spot = _flap_point(cut, 0, _flap_length(cut, 0) - 0.13)
    x90 = math.pi / 2
    plate = prism(
        "plate",
        fillet([(0.012, 0, 0), (0, 0), (0, 0.05), (0.014, 0.05)], 0.012, 4),
        (0.34, 0.24),
        0.06,
        bright,
    )
    plate.rotation_euler.x, plate.location = x90, (0, spot.y - 0.005, spot.z)
    knob = lathe(
        "knob",
        fillet([(0.001, 0), (0.066, 0), (0.066, 0.045), (0.046, 0.062), (0.001, 0.064)], 0.01, 4),
        metal(GOLD, 0.16),
        segments=64,
    )
    knob.rotation_euler.x, knob.location = x90, (0, spot.y - 0.052, spot.z)
    bar = box((0.034, 0.05, 0.105), (0, spot.y - 0.13, spot.z), 0.013, bright)
    screws = [
        ball(0.013, (sx * 0.135, spot.y - 0.055, spot.z + sz * 0.085), bright, 16)
        for sx in (-1, 1)
        for sz in (-1, 1)
    ]
    return [plate, knob, bar, *screws]


def _feet(cut: Pattern, bright: Material) -> list[Object]:
    return [
        ball(0.036, (sx * cut.width * 0.38, sy * cut.depth * 0.31, -0.012), bright, 24)
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]


def _rings(cut: Pattern, strap: Material, bright: Material) -> list[Object]:
    """The tabs at both ends that the shoulder strap hooks into."""
    made: list[Object] = []
    for sx in (-1, 1):
        a, _ = cut.half(cut.height * 0.9)
        x = sx * (a - 0.16 * cut.depth * 0.8)
        made.append(box((0.03, 0.15, 0.22), (x, 0, cut.height * 0.90), 0.012, strap))
        ring = [
            Vector(
                (
                    x + sx * 0.02,
                    0.075 * math.cos(math.tau * k / 32),
                    cut.height * 1.005 + 0.075 * math.sin(math.tau * k / 32),
                )
            )
            for k in range(32)
        ]
        made.append(tube(ring, 0.014, bright, closed=True))
    return made


def _handle(cut: Pattern, strap: Material, bright: Material, rise: float) -> list[Object]:
    """A round handle on two rings; it has been lifted often and leans a little to the back."""
    half, base = cut.width * 0.235, cut.height + 0.17 - cut.sag * 0.7
    path = [
        Vector(
            (
                -half * math.cos(a) * (1 + 0.06 * math.sin(a)),
                0.10 * math.sin(a) ** 2,
                base + rise * math.sin(a) ** 0.86,
            )
        )
        for a in (math.pi * k / 60 for k in range(61))
    ]
    made = [
        tube(
            path,
            0.060,
            strap,
            resolution=10,
            swell=[0.88 + 0.22 * math.sin(math.pi * k / 60) for k in range(61)],
        )
    ]
    for sx in (-1, 1):
        x = sx * half
        made.append(hoop(0.085, 0.019, (x, 0, base - 0.06), bright, upright=True))
        ferrule = lathe(
            "ferrule",
            fillet([(0.001, -0.03), (0.072, -0.03), (0.072, 0.09), (0.001, 0.09)], 0.012, 3),
            bright,
            segments=48,
        )
        ferrule.location, ferrule.rotation_euler.y = (x, 0, base + 0.03), -sx * 0.02
        made += [
            ferrule,
            box((0.13, 0.20, 0.035), (x, 0, cut.height + 0.035 - cut.sag * 0.7), 0.012, bright),
        ]
    return made


def _chain(cut: Pattern, bright: Material) -> list[Object]:
    """A chain of flat links from end to end, hanging in a bow in front of the back."""
    a, _ = cut.half(cut.height * 0.9)
    half, base = a - 0.10, cut.height + 0.06
    made: list[Object] = []
    count = 44
    for k in range(count + 1):
        t = math.pi * k / count
        place = Vector((-half * math.cos(t), 0.04, base + 1.02 * math.sin(t) ** 0.72))
        ahead = Vector(
            (half * math.sin(t), 0, 1.02 * 0.72 * math.cos(t) * max(0.05, math.sin(t)) ** -0.28)
        )
        link = tube(
            [Vector((0.066 * x, 0.038 * y, 0)) for x, y in rounded_rectangle(2, 2, 0.9, 5)],
            0.016,
            bright,
            closed=True,
        )
        link.location = place
        link.rotation_euler = (math.radians(90 if k % 2 else 0), -math.atan2(ahead.z, ahead.x), 0)
        made.append(link)
    return made
