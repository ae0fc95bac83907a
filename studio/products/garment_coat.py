"""A long single-breasted coat of milled wool: notched lapels, three buttons of horn, set-in sleeves, nothing else."""

import math
from functools import cache

import numpy as np
from mathutils import Vector

from studio.kit.mesh import Material, lathe
from studio.kit.nodes import srgb
from studio.kit.outline import fillet
from studio.kit.parts import tube
from studio.kit.scene import Object, for_web
from studio.products.form import curve, form_parts, on_stand, skin
from studio.products.form_mesh import Array, grid
from studio.products.garment_cloth import WOOL, Fall
from studio.products.garment_fabric import horn, wool
from studio.products.garment_tailored import (
    NECKLINE,
    Cut,
    Sleeve,
    body,
    chest,
    front_of,
    hanging,
    mirrored,
    off,
)

THICK = 0.0034
BUTTONS = (1.085, 0.965, 0.845)


def coat(
    colour: str = "#9A8366",
    *,
    length: float = 1.07,
    ease: float = 0.030,
    flare: float = 1.52,
    button: str = "#1E120B",
) -> None:
    """The coat on the form. ``length`` is from the neck to the hem, ``flare`` the girth of the hem; metres."""
    cloth = wool(srgb(colour), 0.55)
    cut = _cut(length, ease, flare)
    shell = _body(cut)
    parts = [grid("coat", shell, cloth, closed=False, thick=THICK, smooth=1)]
    sleeve = _sleeve()
    for points in (sleeve, mirrored(sleeve)):
        parts.append(grid("sleeve", points, cloth, thick=THICK, smooth=1))
        parts.append(_edge(points[-1], cloth, closed=True))
    parts += [_edge(shell[-1], cloth), _edge(shell[5:, -1], cloth), _edge(shell[5:, 0], cloth)]
    parts += _lapels(cut, cloth) + _collar(cut, cloth)
    parts += _buttons(shell, horn(srgb(button)))
    on_stand([*form_parts(), *parts], "coat")


def _cut(length: float, ease: float, flare: float) -> Cut:
    return Cut(
        hem=NECKLINE - length,
        off=(0.012, 0.021, ease, ease + 0.008, ease + 0.004),
        girth=flare,
        pad=0.012,
        overlap=0.046,
        break_at=1.125,
        opening=0.064,
    )


@cache
def _body(cut: Cut) -> Array:
    return body(
        cut,
        WOOL,
        held=(1.02, 1.14),
        step=0.0135,
        columns=150,
        front=0.085,
        fall=Fall(frames=40, quality=6),
    )


@cache
def _sleeve() -> Array:
    sleeve = Sleeve(head=0.078, elbow=0.068, cuff=0.063, end=0.865, longer=0.012, free=True)
    return hanging(sleeve, WOOL, Fall(frames=36, quality=6), step=0.011, around=60)


def _edge(line: Array, cloth: Material, *, closed: bool = False) -> Object:
    """A turned edge: round, a little thicker than the cloth."""
    every = 3 if for_web() else 1
    # Where a subdivided border runs: a line through its points would leave it at every ripple.
    eased = (np.roll(line, 1, axis=0) + 4 * line + np.roll(line, -1, axis=0)) / 6
    if not closed:
        eased[[0, -1]] = line[[0, -1]]
    return tube([Vector(p) for p in eased[::every]], 0.0021, cloth, closed=closed, resolution=2)


def _lapels(cut: Cut, cloth: Material) -> list[Object]:
    """Each front turned over along its roll line; the right one is the upper."""
    made = []
    for side in (-1, 1):
        points = _lapel(cut, side)
        if side > 0:
            points = points[:, ::-1]
        made.append(grid("lapel", points, cloth, closed=False, thick=THICK, smooth=1, outwards=0))
        contour = np.concatenate(
            [points[:, -1 if side < 0 else 0], points[-1][:: -1 if side < 0 else 1]]
        )
        made.append(_edge(contour, cloth))
    return made


ROLL_TOP = (0.050, 1.438)
TIP = (0.150, 1.352)


def _lapel(cut: Cut, side: int) -> Array:
    """Rows from the break upwards, columns from the roll line outwards."""
    tree = chest(cut)
    more = 0.006 if side < 0 else 0.001
    rows, columns = 46, 22
    points = np.empty((rows, columns, 3))
    for i in range(rows):
        t = i / (rows - 1)
        x0 = -cut.overlap + (ROLL_TOP[0] + cut.overlap) * t
        z0 = cut.break_at - 0.004 + (ROLL_TOP[1] - cut.break_at + 0.004) * t
        # The outer edge leaves the front edge softly, is full at two thirds and ends in the tip.
        belly = 0.016 * math.sin(math.pi * t**1.2) ** 1.2
        x1 = -cut.overlap + (TIP[0] + cut.overlap) * t**1.08 + belly
        z1 = cut.break_at - 0.004 + (TIP[1] - cut.break_at + 0.004) * t - belly * 0.35
        for j in range(columns):
            u = j / (columns - 1)
            x, z = x0 + (x1 - x0) * u, z0 + (z1 - z0) * u
            place = front_of(tree, side * x, z)
            wide = math.hypot(x1 - x0, z1 - z0) * u
            roll = 0.0085 * math.exp(-wide / 0.035) * (1 - math.exp(-wide / 0.004))
            lies = 0.0035 + 0.0045 * min(1.0, wide / 0.012)
            if side > 0:
                # Where the right front covers it, the left lapel lies beneath.
                over = _right_edge(cut, z) + 0.002 - x
                lies -= 0.0155 * min(1.0, max(0.0, over / 0.010))
            points[i, j] = place + Vector((0, -1, 0)) * (more + lies + roll)
    return points


def _right_edge(cut: Cut, height: float) -> float:
    """How far the right front and its roll line reach over the middle at a height."""
    share = (height - cut.break_at) / (ROLL_TOP[1] - cut.break_at)
    return cut.overlap - (ROLL_TOP[0] + cut.overlap) * min(1.0, max(0.0, share))


def _collar(cut: Cut, cloth: Material) -> list[Object]:
    """The fall of the collar from its fold to its edge, and its stand within."""
    tree = chest(cut)
    fold, edge, foot = (_symmetric(points) for points in _collar_lines(cut))
    count, rows = len(fold), 16
    fall = np.empty((rows, count, 3))
    for i in range(rows):
        u = i / (rows - 1)
        for k in range(count):
            place = fold[k].lerp(edge[k], u)
            away = (place - Vector((0, 0.0, place.z))).normalized()
            place += (
                Vector((away.x, away.y, 0.35)) * 0.010 * math.sin(math.pi * min(1, u * 1.15)) ** 0.8
            )
            least = 0.0155 - 0.006 * u if u > 0.06 else 0.0
            fall[i, k] = off(tree, place, least)
    inner = np.array([[foot[k].lerp(fold[k], i / 5) for k in range(count)] for i in range(6)])[::-1]
    made = [
        grid("collar", fall[:, ::-1], cloth, closed=False, thick=THICK, smooth=1, outwards=0),
        grid("collar stand", inner, cloth, closed=False, thick=THICK, smooth=1, outwards=0),
    ]
    contour = np.concatenate([fall[::-1, 0], fall[0], fall[:, -1], fall[-1, ::-1]])
    return [*made, _edge(contour, cloth, closed=True)]


def _collar_lines(cut: Cut) -> tuple[list[Vector], list[Vector], list[Vector]]:
    """Fold, edge and foot of the left half, from the back to the front."""
    tree = chest(cut)

    def near(angle: float, height: float, out: float) -> Vector:
        return Vector(skin(np.array(angle), np.array(height), out))

    top = front_of(tree, *ROLL_TOP) + Vector((0, -0.006, 0.002))
    fold = [near(3.14159, 1.518, 0.014), near(2.55, 1.517, 0.014), near(1.95, 1.512, 0.014),
            near(1.40, 1.502, 0.014), near(0.95, 1.483, 0.013), top]  # fmt: skip
    notch = front_of(tree, 0.121, 1.400)
    rough = [Vector((0, 0.12, 1.456)), Vector((0.056, 0.108, 1.456)), Vector((0.098, 0.066, 1.458)),
             Vector((0.118, 0.005, 1.456)), Vector((0.124, -0.042, 1.436)), notch]  # fmt: skip
    edge = [tree.find_nearest(place)[0] for place in rough]
    foot = [near(a, 1.474, 0.011) for a in (3.14159, 2.55, 1.95, 1.40, 0.95)]
    foot.append(front_of(tree, 0.058, 1.440) + Vector((0, 0.002, 0)))
    return fold, edge, foot


def _symmetric(half: list[Vector]) -> list[Vector]:
    """A smooth line through the points of the left half and their mirror images, from left to right."""
    known = np.linspace(0, 1, len(half))
    at = np.linspace(0, 1, 40)
    smooth = np.stack([curve(known, np.array([p[k] for p in half]), at) for k in range(3)], axis=-1)
    left = [Vector(p) for p in smooth[::-1]]
    return [*left, *(Vector((-p.x, p.y, p.z)) for p in left[-2::-1])]


def _buttons(shell: Array, material: Material) -> list[Object]:
    """Four-hole buttons on the right front, in the middle of the form."""
    made = []
    profile = fillet(
        [(0.0003, 0.0, 0), (0.0135, 0.0), (0.0140, 0.003), (0.0115, 0.0046), (0.0095, 0.0036), (0.0003, 0.0034, 0)],
        0.001,
        3,
    )  # fmt: skip
    flat = shell[:, -30:].reshape(-1, 3)
    for height in BUTTONS:
        near = flat[np.abs(flat[:, 2] - height) < 0.02]
        place = near[np.argmin(np.abs(near[:, 0] - 0.012) + np.abs(near[:, 2] - height))]
        made.append(lathe("button", profile, material, segments=40))
        made[-1].location = (place[0], place[1] - 0.0015, height)
        made[-1].rotation_euler.x = math.pi / 2
    return made
