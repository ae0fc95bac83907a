"""The frames of Ostra. x runs across the face, z up, the temples back along y. A unit is about 48 mm."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import bpy
from mathutils import Vector

from studio.kit.clear import tinted_lens
from studio.kit.hard import STEEL, lacquer, metal
from studio.kit.mesh import Material, bevel, loft, mesh, shade, thicken
from studio.kit.nodes import Colour
from studio.kit.outline import Outline, ramp, rounded_rectangle, turns
from studio.kit.parts import ball, box
from studio.kit.scene import Object, add, group, stand, to_mesh
from studio.kit.soft import acetate, leather


@dataclass(frozen=True, slots=True)
class Frame:
    """The drawing of a front: half sizes of a lens, how square it is, how far its outer corner lifts, the rim around
    it, half the bridge, the sheet's thickness.
    """

    wide: float
    high: float
    square: float
    lift: float
    rim: float
    bridge: float
    thick: float
    keyhole: bool = False


FRAMES = {
    "bastia": Frame(0.60, 0.47, 2.7, 0.14, 0.115, 0.20, 0.085),
    "calvi": Frame(0.545, 0.34, 2.5, 0.20, 0.085, 0.21, 0.062),
    "erbalunga": Frame(0.500, 0.455, 2.15, 0.03, 0.062, 0.23, 0.052, keyhole=True),
    "cap corse": Frame(0.575, 0.50, 2.2, 0.02, 0.100, 0.21, 0.085),
}
BLACK: Colour = (0.010, 0.009, 0.009)
SMOKE: Colour = (0.050, 0.048, 0.045)
AMBER: Colour = (0.30, 0.13, 0.035)
BROWN: Colour = (0.085, 0.042, 0.022)
GREY: Colour = (0.070, 0.072, 0.078)
CLEAR: Colour = (0.93, 0.94, 0.94)
LENSES = {"smoke": SMOKE, "amber": AMBER, "brown": BROWN, "grey": GREY, "clear": CLEAR}


def glasses(
    frame: str = "bastia",
    material: str = "black",
    lens: str = "smoke",
    *,
    rivets: bool = False,
    shields: bool = False,
) -> None:
    """A pair standing open on its temples and rims."""
    drawn = FRAMES[frame]
    skin = sheet_material(material)
    steel = metal(STEEL, 0.12)
    glass = tinted_lens(
        LENSES[lens], 0.4 if lens == "clear" else 1.4, 0.0 if lens == "clear" else 0.22
    )
    parts: list[Object] = [_front(drawn, skin)]
    for side in (-1, 1):
        parts += [
            _lens(drawn, side, glass),
            *_temple(drawn, side, skin, steel),
            _pad(drawn, side, skin),
        ]
        if rivets:
            parts += _rivets(drawn, side, steel)
        if shields:
            parts.append(_shield(drawn, side))
    root = group(parts, "glasses")
    root.rotation_euler.x = math.radians(-5)
    stand(root)


def sheet_material(name: str) -> Material:
    """Acetate by the name the shop gives it."""
    if name == "tortoise":
        return acetate((0.010, 0.004, 0.002), (0.13, 0.040, 0.008), (0.50, 0.20, 0.045))
    if name == "honey":
        return acetate((0.28, 0.11, 0.022), (0.48, 0.22, 0.055), (0.66, 0.38, 0.12), 1.6)
    return lacquer(BLACK, 0.14)


def outline(frame: Frame, side: int, grow: float = 0.0, steps: int = 96) -> Outline:
    """The rim of a lens, or a line at a distance outside it."""
    made = []
    for angle in turns(steps):
        c, s = math.cos(angle), math.sin(angle)
        x = (frame.wide + grow) * math.copysign(abs(c) ** (2 / frame.square), c)
        z = (frame.high + grow) * math.copysign(abs(s) ** (2 / frame.square), s)
        x *= 1 - 0.12 * max(0.0, -z)
        z += frame.lift * max(0.0, x) ** 2 * (1 if z > -0.2 else 0.4) + (
            frame.lift * 0.5 * max(0.0, x) if z > 0 else 0
        )
        made.append((side * (x + frame.bridge + frame.wide), z))
    return made


def _curved(x: float, z: float, y: float = 0.0) -> Vector:
    """A face is round: the front bends back towards the temples."""
    return Vector((x, 0.085 * x * x + y, z))


def _silhouette(frame: Frame) -> Outline:
    """The outside of the front: two rims and the bridge between them as one line."""
    right = outline(frame, 1, frame.rim)
    inner = max(frame.bridge * 0.62, min(p[0] for p in right) + 0.03)
    inside = [p[0] > inner for p in right]
    start = next(k for k in range(len(right)) if inside[k] and not inside[k - 1])
    rim = [right[(start + k) % len(right)] for k in range(sum(inside))]
    low, top = rim[0], rim[-1]
    arch, key = (0.24, 0.13) if not frame.keyhole else (0.20, 0.10)
    under = [(low[0] * t, key + (low[1] - key) * t**2.4) for t in (0.0, 0.25, 0.5, 0.75, 0.9)]
    if frame.keyhole:
        under = [
            (0.0, 0.145),
            (0.05, 0.135),
            (0.078, 0.09),
            (0.060, 0.04),
            (low[0] * 0.8, low[1] * 0.75),
        ]
    over = [
        (top[0] * (1 - t), arch + (top[1] - arch) * (1 - math.sin(t * math.pi / 2)))
        for t in (0.2, 0.4, 0.6, 0.8)
    ]
    half = [*under[1:], *rim, *over]
    return [*half, (0.0, arch), *((-x, z) for x, z in reversed(half)), (0.0, under[0][1])]


def _front(frame: Frame, skin: Material) -> Object:
    """The front, milled from one sheet: silhouette with two holes, edges rounded."""
    curve = bpy.data.curves.new("front", "CURVE")
    curve.dimensions, curve.fill_mode = "2D", "BOTH"
    curve.extrude, curve.bevel_depth, curve.bevel_resolution = (
        frame.thick * 0.66,
        frame.thick * 0.32,
        4,
    )
    for line in (_silhouette(frame), outline(frame, 1), outline(frame, -1)):
        spline = curve.splines.new("POLY")
        spline.points.add(len(line) - 1)
        spline.use_cyclic_u = True
        for point, (x, z) in zip(spline.points, line, strict=True):
            point.co = (x, z, 0, 1)
    thing = to_mesh(add(bpy.data.objects.new("front", curve)))
    for vertex in thing.data.vertices:
        x, z, y = vertex.co
        vertex.co = _curved(x, z, y)
    thing.data.materials.clear()
    thing.data.materials.append(skin)
    return shade(thing, 40)


def _lens(frame: Frame, side: int, glass: Material) -> Object:
    """Mineral glass, domed a little."""
    rim, rings = outline(frame, side, 0.012), 10
    centre = side * (frame.bridge + frame.wide)
    points, faces = [], []
    for k in range(rings + 1):
        share = k / rings
        points += [
            _curved(centre + (x - centre) * share, z * share, -0.045 * (1 - share**2))
            for x, z in rim
        ]
    for k in range(rings):
        for i in range(len(rim)):
            n = (i + 1) % len(rim)
            faces.append(
                (k * len(rim) + i, k * len(rim) + n, (k + 1) * len(rim) + n, (k + 1) * len(rim) + i)
            )
    return mesh("lens", points, faces, glass, crease=80)


def _corner(frame: Frame, side: int) -> tuple[float, float]:
    """Where the temple is hinged: the upper outer corner."""
    reach = max(outline(frame, 1, frame.rim), key=lambda p: p[0] + p[1] * 0.5)
    return side * (reach[0] - frame.rim * 0.75), reach[1] - frame.rim * 1.05


def _temple(frame: Frame, side: int, skin: Material, steel: Material) -> list[Object]:
    """A temple that tapers, runs straight to the ear and bends down behind it without a kink."""
    x, z = _corner(frame, side)
    hinge = _curved(x, z)
    path, step = [hinge + Vector((0, 0.03, 0))], 0.045
    for k in range(1, 68):
        t = k / 67
        pitch = math.radians(3 + 42 * ramp(0.66, 0.95, t))
        inwards = math.radians(2.0 + 6.0 * t)
        ahead = Vector((-side * math.sin(inwards), math.cos(pitch), -math.sin(pitch)))
        path.append(path[-1] + ahead.normalized() * step)
    rings = []
    for k, p in enumerate(path):
        t = k / (len(path) - 1)
        ahead = (path[min(k + 1, len(path) - 1)] - path[max(k - 1, 0)]).normalized()
        out = Vector((side, 0, 0)) - ahead * ahead.x * side
        out.normalize()
        up = out.cross(ahead).normalized() * side
        tall = frame.rim * (0.85 - 0.42 * t + 0.16 * ramp(0.7, 1.0, t))
        if k == len(path) - 1:
            tall *= 0.8
        rings.append(
            [
                p + out * a + up * b
                for a, b in rounded_rectangle(frame.thick * 0.80, 2 * tall, 0.028, 4)
            ]
        )
    hinge_block = box(
        (0.07, 0.10, 0.09), (hinge.x - side * 0.03, hinge.y + 0.05, hinge.z), 0.012, steel
    )
    return [loft("temple", rings, skin, crease=50), hinge_block]


def _pad(frame: Frame, side: int, skin: Material) -> Object:
    pad = ball(0.085, (side * frame.bridge * 0.98, 0.085, -0.06), skin, 24)
    pad.scale, pad.rotation_euler = (0.35, 0.9, 1.3), (0, side * 0.35, 0)
    return pad


def _rivets(frame: Frame, side: int, steel: Material) -> list[Object]:
    """Two rivets at the corner, which hold the hinge."""
    x, z = _corner(frame, side)
    made = []
    for dx, dz in ((0.0, 0.0), (-0.045, 0.022)):
        rivet = ball(
            0.017,
            tuple(_curved(x + side * dx, z + 0.02 + dz, -frame.thick * 0.92)),
            steel,
            20,
        )
        rivet.scale.y = 0.5
        made.append(rivet)
    return made


def _shield(frame: Frame, side: int) -> Object:
    """A side shield of leather between rim and temple."""
    x, z = _corner(frame, side)
    rows: list[Sequence[Vector]] = []
    for k in range(15):
        t = k / 14
        y = 0.04 + 0.72 * t
        tall = 0.40 * (1 - 0.72 * t**1.6)
        rows.append(
            [
                _curved(
                    x + side * (0.055 - 0.10 * t),
                    z - 0.30 * (1 - t) + 0.02 + tall * (s / 8 - 0.5) * 2,
                    y,
                )
                for s in range(9)
            ]
        )
    shield = loft(
        "shield", rows, leather((0.018, 0.014, 0.012), 80, 0.45, 0.12), closed=False, crease=70
    )
    return bevel(thicken(shield, 0.026, 0), 0.008)
