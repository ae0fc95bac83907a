"""The shoes of Corvane: the Rue pump on three heels, the sling, the flat. The toe is at x 0, the heel at 2.5.

A unit is about 96 mm. What changes with the heel is the pitch of the sole; the last keeps its length along the ground
only roughly, as real lasts do.
"""

import math
from dataclasses import dataclass

from mathutils import Vector

from studio.kit.hard import GOLD, lacquer, metal, plain
from studio.kit.mesh import Material, lathe, loft, sheet, soften, thicken
from studio.kit.nodes import Colour, scaled, srgb
from studio.kit.outline import fillet, ramp, rounded_rectangle, turns
from studio.kit.parts import tube
from studio.kit.scene import Object, group
from studio.kit.soft import leather

LENGTH = 2.508
LINING: Colour = (0.62, 0.42, 0.28)
PITCH_OF_85 = 1.02


@dataclass(frozen=True, slots=True)
class Last:
    """The form a shoe is made on, as curves over x from toe to heel."""

    rise: float
    """How high the seat of the heel lies."""
    open_from: float = 0.62
    """Where the throat begins."""

    def sole(self, x: float) -> float:
        """Height of the bottom: a little toe spring, the arch, the level seat."""
        spring = 0.05 * (1 - min(1.0, x / 0.35)) ** 2
        return spring + self.rise * ramp(0.78, 2.18, x) - 0.03 * self.rise * ramp(2.0, 2.5, x)

    def half(self, x: float) -> float:
        """Half the width: a long point, the ball, the waist, the round heel."""
        toe = math.sin(min(1.0, x / 0.95) * math.pi / 2) ** 0.62
        wide = (
            0.40 * toe
            if x < 0.75
            else 0.40 - 0.175 * ramp(0.75, 1.55, x) + 0.035 * ramp(1.5, 2.15, x)
        )
        if x > 2.15:
            wide *= math.sqrt(max(0.0, 1 - ((x - 2.15) / 0.36) ** 2))
        return max(wide, 0.0006)

    def bend(self, x: float) -> float:
        """How far the middle line leaves the straight: a foot is not symmetrical."""
        return 0.05 * math.sin(min(1.0, x / 1.4) * math.pi)

    def crown(self, x: float) -> float:
        """Height of the upper over the sole: low over the toes, rising to the counter."""
        if x < 0.85:
            return 0.012 + 0.318 * math.sin(min(1.0, x / 0.95) * math.pi / 2) ** 0.80
        return 0.33 + 0.30 * ramp(0.85, 2.2, x) - 0.06 * ramp(1.0, 1.6, x) * (1 - ramp(1.7, 2.2, x))

    def reach(self, x: float) -> float:
        """How far around the section the leather goes, in radians from the bottom: half a turn where it is closed."""
        opened = ramp(self.open_from, self.open_from + 0.36, x)
        return math.pi - (math.pi - math.radians(112 + 26 * ramp(1.4, 2.4, x))) * opened**0.8


def pump(colour: str = "#A3161D", heel: float = 85, *, material: str = "patent") -> None:
    """A pointed pump; the heel in millimetres decides the pitch. Below 60 the heel is a block, not a needle."""
    last = Last(PITCH_OF_85 * heel / 85)
    upper = _upper_material(colour, material)
    parts = [
        _upper(last, upper, 0.0, LENGTH),
        _insole(last),
        _sole(last),
        *_heel(last, upper, heel),
    ]
    _finish(parts)


def sling(colour: str = "#A3161D", heel: float = 55) -> None:
    """The pump with its heel cut open and a strap in place of the counter."""
    last = Last(PITCH_OF_85 * heel / 85)
    upper = _upper_material(colour, "patent")
    front = _upper(last, upper, 0.0, 1.42, taper=0.34)
    parts = [
        front,
        _insole(last),
        _sole(last),
        *_heel(last, upper, heel),
        *_sling_strap(last, upper),
    ]
    _finish(parts)


def flat(colour: str = "#141416") -> None:
    """A pointed flat of thin kid, turned: no seam outside, a low sole, a small bow of the topline cord."""
    last = Last(0.06, open_from=0.58)
    upper = _upper_material(colour, "kid")
    block = _block(last, 0.05, plain((0.02, 0.012, 0.008), 0.4))
    cord = [last.sole(0.80) + last.crown(0.80) + 0.012]
    bow = []
    for side in (-1, 1):
        loop = [
            Vector(
                (
                    0.74 + 0.05 * math.sin(a) ** 2,
                    last.bend(0.8) + side * (0.015 + 0.10 * abs(math.sin(a / 2))),
                    cord[0] + 0.03 * math.sin(a),
                )
            )
            for a in (math.tau * k / 24 for k in range(25))
        ]
        bow.append(tube(loop, 0.013, upper))
    _finish([_upper(last, upper, 0.0, LENGTH), _insole(last), _sole(last), block, *bow])


def _upper_material(colour: str, kind: str) -> Material:
    linear = srgb(colour)
    if kind == "patent":
        return lacquer(scaled(linear, 1.15), 0.20)
    return leather(scaled(linear, 1.2), 110, 0.40, 0.06)


def _upper(
    last: Last, material: Material, start: float, end: float, *, taper: float = 0.0
) -> Object:
    """The leather from toe to heel. ``taper`` lets it end in the swept line of a sling."""
    across, along = 48, 90
    xs = [start + (end - start) * (1 - math.cos(math.pi * k / along)) / 2 for k in range(along + 1)]
    xs[0] = max(xs[0], 0.0004)
    rings = []
    for x in xs:
        half, crown, floor, middle = last.half(x), last.crown(x), last.sole(x), last.bend(x)
        reach = last.reach(x)
        if taper:
            reach *= 1 - 0.42 * ramp(end - taper, end, x)
        ring = []
        for k in range(across + 1):
            angle = -reach + 2 * reach * k / across
            up = (1 - math.cos(angle)) / 2
            # Square below, where the upper meets the sole; round above, or the vamp would have a ridge.
            side = math.copysign(abs(math.sin(angle)) ** (0.72 + 0.28 * up), math.sin(angle))
            lean = (1 - 0.10 * up * ramp(1.2, 2.3, x)) * (1 + 0.06 * math.sin(math.pi * up))
            ring.append(
                Vector(
                    (
                        x + 0.02 * up * ramp(2, 2.5, x),
                        middle + half * side * lean,
                        floor + crown * (up**1.25 * 0.6 + up * 0.4),
                    )
                )
            )
        rings.append(ring)
    upper = loft("upper", rings, material, closed=False, crease=70)
    upper.data.materials.append(plain(LINING, 0.5))
    modifier = thicken(upper, 0.026).modifiers["thickness"]
    modifier.material_offset = 1
    return soften(upper, 1)


def _insole(last: Last) -> Object:
    """The lining the foot stands on, hollow a little."""

    def surface(u: float, v: float) -> Vector:
        x = 0.06 + (LENGTH - 0.13) * v
        side = 2 * u - 1
        return Vector(
            (x, last.bend(x) + side * last.half(x) * 0.93, last.sole(x) + 0.034 + 0.02 * side**2)
        )

    return sheet("insole", surface, (8, 80), plain(LINING, 0.5))


def _sole(last: Last) -> Object:
    rings = []
    for k in range(1, 90):
        x = LENGTH * (1 - math.cos(math.pi * k / 90)) / 2
        wide = last.half(x) * (1.0 - 0.12 * ramp(0.9, 1.6, x))
        thick = 0.045 - 0.015 * ramp(1.2, 1.6, x)
        rings.append(
            [
                Vector((x, last.bend(x) + y, last.sole(x) - 0.012 + z))
                for y, z in rounded_rectangle(2 * wide, thick, 0.02, 3)
            ]
        )
    return loft("sole", rings, plain((0.05, 0.028, 0.018), 0.35, coat=0.3), crease=50)


def _heel(last: Last, material: Material, height: float) -> list[Object]:
    """A heel wrapped in the leather of the upper, and its cap."""
    needle = height > 60
    seat = last.sole(2.28) - 0.02
    tip_x, tip_y = (0.050, 0.046) if needle else (0.105, 0.115)
    power = 2.6 if needle else 1.5
    rings = []
    for k in range(40):
        t = k / 39
        flare = (1 - t) ** power
        wide_x, wide_y = tip_x + (0.248 - tip_x) * flare, tip_y + (0.229 - tip_y) * flare
        middle = 2.285 + 0.06 * math.sin(1.5 * t) - 0.06 * flare
        ring = []
        for angle in turns(48):
            reach = wide_x * (1.0 if math.cos(angle) > 0 else 0.85)
            x = middle + reach * math.cos(angle)
            follows = (0.02 + last.sole(min(2.5, max(1.9, x))) - last.sole(2.28)) * (1 - t) ** 4
            ring.append(
                Vector((x, last.bend(2.3) + wide_y * math.sin(angle), seat * (1 - t) + follows))
            )
        rings.append(ring)
    cap = lathe(
        "cap",
        fillet([(0.001, 0), (tip_x + 0.003, 0), (tip_x + 0.003, 0.035), (0.001, 0.035)], 0.006, 2),
        plain((0.012, 0.012, 0.013), 0.5),
        segments=48,
    )
    cap.location, cap.scale.y = (2.345, last.bend(2.3), -0.02), tip_y / tip_x
    return [loft("heel", rings, material, crease=60), cap]


def _block(last: Last, height: float, material: Material) -> Object:
    rings = [
        [
            Vector((2.12 + x, last.bend(2.2) + y, last.sole(2.2) - 0.03 - height * k))
            for x, y in rounded_rectangle(0.62, 0.40, 0.19, 8)
        ]
        for k in (0, 1)
    ]
    return loft("block", rings, material, crease=50)


def _sling_strap(last: Last, material: Material) -> list[Object]:
    """A strap of six millimetres from the end of the upper around the heel, with a buckle on the outer side."""

    def along(t: float) -> Vector:
        angle = math.pi * t
        x = 1.24 + 1.24 * math.sin(angle) ** 0.8
        y = last.bend(1.4) + 0.255 * math.cos(angle) * (1.0 - 0.12 * math.sin(angle))
        z = last.sole(x) + 0.07 + 0.46 * math.sin(angle) ** 0.9
        return Vector((x, y, z))

    rings = []
    for k in range(61):
        t = k / 60
        p = along(t)
        ahead = (along(min(1.0, t + 0.01)) - along(max(0.0, t - 0.01))).normalized()
        out = Vector((ahead.y, -ahead.x, 0)).normalized()
        up = out.cross(ahead).normalized()
        rings.append([p + out * a + up * b for a, b in rounded_rectangle(0.026, 0.074, 0.012, 3)])
    place = along(0.90)
    frame = tube(
        [place + Vector((0.055 * x, -0.02, 0.062 * z)) for x, z in rounded_rectangle(2, 2, 0.6, 5)],
        0.012,
        metal(GOLD, 0.1),
        closed=True,
    )
    return [loft("strap", rings, material, crease=60), frame]


def _finish(parts: list[Object]) -> None:
    root = group(parts, "shoe")
    root.location = (-1.2, 0, 0.045)
