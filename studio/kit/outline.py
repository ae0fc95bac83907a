"""Flat outlines: lists of points from which solids are lofted, turned and swept."""

import math
from collections.abc import Callable, Sequence

from mathutils import Vector

Corner = Sequence[float]
Outline = list[tuple[float, float]]


def fillet(
    corners: Sequence[Corner], radius: float, steps: int = 6, *, closed: bool = False
) -> Outline:
    """Round the corners of a polyline. A corner may name a radius of its own as its third number; 0 keeps it sharp."""
    made: Outline = []
    last = len(corners) - 1
    for index, corner in enumerate(corners):
        own = corner[2] if len(corner) > 2 else radius
        if own <= 0 or (not closed and index in {0, last}):
            made.append((corner[0], corner[1]))
            continue
        before, after = corners[index - 1], corners[(index + 1) % len(corners)]
        made.extend(_rounded(before, corner, after, own, steps))
    return made


def _rounded(before: Corner, corner: Corner, after: Corner, radius: float, steps: int) -> Outline:
    here = Vector(corner[:2])
    back, on = Vector(before[:2]) - here, Vector(after[:2]) - here
    if min(back.length, on.length) < 1e-6:
        return [(here.x, here.y)]
    angle = back.angle(on)
    if angle > math.pi - 0.02:
        return [(here.x, here.y)]
    # An arc longer than half of an edge would run into its neighbour's.
    reach = min(radius / math.tan(angle / 2), back.length * 0.49, on.length * 0.49)
    fitted = reach * math.tan(angle / 2)
    centre = here + (back.normalized() + on.normalized()).normalized() * (
        fitted / math.sin(angle / 2)
    )
    first = here + back.normalized() * reach - centre
    final = here + on.normalized() * reach - centre
    start = math.atan2(first.y, first.x)
    sweep = (math.atan2(final.y, final.x) - start + math.pi) % math.tau - math.pi
    return [
        (centre.x + fitted * math.cos(start + sweep * k / steps), centre.y + fitted * math.sin(start + sweep * k / steps))
        for k in range(steps + 1)
    ]  # fmt: skip


def rounded_rectangle(width: float, depth: float, radius: float, steps: int = 8) -> Outline:
    """A rectangle with round corners about the origin, counter-clockwise."""
    radius = max(min(radius, width / 2 - 1e-4, depth / 2 - 1e-4), 1e-4)
    right, back = width / 2 - radius, depth / 2 - radius
    corners = ((right, back, 0), (-right, back, 90), (-right, -back, 180), (right, -back, 270))
    return [
        (x + radius * math.cos(angle), y + radius * math.sin(angle))
        for x, y, start in corners
        for angle in (math.radians(start + 90 * k / steps) for k in range(steps + 1))
    ]


def superellipse(width: float, height: float, power: float, steps: int = 72) -> Outline:
    """Between an ellipse (power 2) and a rectangle (power 8 and more)."""

    def signed(value: float) -> float:
        return math.copysign(abs(value) ** (2 / power), value)

    return [
        (width / 2 * signed(math.cos(angle)), height / 2 * signed(math.sin(angle)))
        for angle in turns(steps)
    ]


def turns(steps: int) -> list[float]:
    """Angles once around, in radians, without the last, which is the first."""
    return [math.tau * k / steps for k in range(steps)]


def ramp(low: float, high: float, value: float) -> float:
    """0 below ``low``, 1 above ``high``, an S between."""
    t = min(1.0, max(0.0, (value - low) / (high - low)))
    return t * t * (3 - 2 * t)


def sample(path: Callable[[float], Vector], steps: int) -> list[Vector]:
    """Points of a path that runs from 0 to 1."""
    return [path(k / steps) for k in range(steps + 1)]
