"""The small leather of Hallmoor and Tavel: card case, long case, key ring, belt, passport sleeve.

A unit is about 50 mm, 45 for the belt. Bridle leather is smooth and thick, with a bloom of wax; grained calf is the Cours'.
"""

import math

from mathutils import Vector

from studio.kit.hard import BRASS, metal, paper, plain
from studio.kit.mesh import Material, bevel, lathe, loft, prism, sheet, thicken
from studio.kit.nodes import Colour, scaled, srgb
from studio.kit.outline import fillet, rounded_rectangle
from studio.kit.parts import hoop, lettering, stitches, tube
from studio.kit.scene import Object, group, stand
from studio.kit.soft import leather

CARD: Colour = (0.72, 0.68, 0.60)


def bridle(colour: str) -> Material:
    """Bridle leather: waxed, close, shining where it was slicked."""
    return leather(scaled(srgb(colour), 0.85), 120, 0.34, 0.05)


def _thread(colour: str) -> Material:
    linear = srgb(colour)
    return plain(
        (
            min(1.0, linear[0] * 2 + 0.16),
            min(1.0, linear[1] * 2 + 0.13),
            min(1.0, linear[2] * 2 + 0.09),
        ),
        0.6,
    )


def card_case(colour: str = "#6B3A22") -> None:
    """One piece folded once, held with eleven stitches, standing open like a book with two cards in it."""
    hide, half, wide, high = bridle(colour), math.radians(32), 1.9, 1.36

    def side(u: float) -> Vector:
        """Along the width: one leaf, the round fold, the other leaf."""
        s = (u - 0.5) * 2 * wide
        bend = 0.10
        if abs(s) < bend:
            angle = s / bend * (math.pi / 2 - half)
            return Vector((math.sin(angle) * 0.10, -0.10 * math.cos(angle), 0))
        turn = math.pi / 2 - half
        tip = Vector((math.copysign(0.10 * math.sin(turn), s), -0.10 * math.cos(turn), 0))
        run = abs(s) - bend
        return tip + Vector((math.copysign(math.cos(turn), s), math.sin(turn), 0)) * run

    body = sheet("case", lambda u, v: side(u) + Vector((0, 0, v * high)), (120, 8), hide)
    thicken(body, 0.055, 0)
    bevel(body, 0.018)
    pocket = sheet(
        "pocket",
        lambda u, v: side(0.5 + 0.02 + 0.47 * u) + Vector((-0.022, 0.045, v * high * 0.62)),
        (40, 6),
        hide,
    )
    bevel(thicken(pocket, 0.04, 0), 0.014)
    seam = [side(0.985) + Vector((0.010, -0.052, 0.06 + (high - 0.12) * k / 30)) for k in range(31)]
    front = Vector((math.cos(half), -math.sin(half), 0))
    threads = stitches(seam, [front] * 31, _thread(colour), length=0.072, gap=0.048, radius=0.011)
    cards = []
    for k, up in enumerate((0.42, 0.28)):
        card = sheet(
            "card",
            lambda u, v, k=k, up=up: (
                side(0.54 + 0.42 * u)
                + Vector((-0.01 - 0.012 * k, 0.028 + 0.012 * k, 0.15 + up + v * 1.02))
            ),
            (20, 4),
            paper(CARD),
        )
        cards.append(thicken(card, 0.008, 0))
    root = group([body, pocket, threads, *cards], "card case")
    root.rotation_euler.z = math.radians(8)
    stand(root)


def long_case(colour: str = "#6B3A22") -> None:
    """A long case lying closed; a tongue slides through two slots and holds by its own spring."""
    hide, size = bridle(colour), (3.6, 1.75)
    profile = fillet([(0.03, 0, 0), (0, 0), (0, 0.075), (0.03, 0.075, 0)], 0.03, 4)
    leaves = []
    for k in range(2):
        leaf = prism("leaf", profile, size, 0.14, hide, crease=50)
        leaf.location.z = 0.12 * k
        leaves.append(leaf)
    inside = prism(
        "divisions", [(0, 0), (0, 0.05)], (3.5, 1.66), 0.1, plain((0.10, 0.06, 0.035), 0.7)
    )
    inside.location.z = 0.073
    line = [Vector((x, y, 0.199)) for x, y in rounded_rectangle(3.46, 1.61, 0.10, 8)]
    seam = stitches(
        [*line, line[0]],
        [Vector((0, 0, 1))] * (len(line) + 1),
        _thread(colour),
        length=0.062,
        gap=0.042,
        radius=0.009,
    )
    tongue = []
    for k in range(41):
        t = k / 40
        x = 1.80 - 1.35 * t
        wide = (
            0.24 - 0.07 * t
            if t < 0.93
            else 0.17 * math.sqrt(max(0.0, 1 - ((t - 0.93) / 0.075) ** 2)) + 0.01
        )
        under = 0.33 < t < 0.52
        z = (
            0.18
            if under
            else 0.215
            + 0.03 * math.exp(-(((t - 0.26) / 0.07) ** 2))
            + 0.03 * math.exp(-(((t - 0.60) / 0.07) ** 2))
        )
        tongue.append(
            [Vector((x, y, z + h)) for y, h in rounded_rectangle(2 * wide, 0.045, 0.018, 3)]
        )
    around = [
        [Vector((1.80 + 0.10 * math.sin(a), y, 0.10 + 0.115 * math.cos(a))) for y in (-0.24, 0.24)]
        for a in (math.pi * k / 12 for k in range(13))
    ]
    wrap = thicken(loft("wrap", around, hide, closed=False, crease=70), 0.035, 0)
    slots = [
        tube(
            [(0.45 + shift, -0.27, 0.196), (0.45 + shift, 0.27, 0.196)],
            0.012,
            plain((0.01, 0.006, 0.004), 0.9),
        )
        for shift in (0.65, 0.88)
    ]
    root = group(
        [*leaves, inside, seam, loft("tongue", tongue, hide, crease=60), wrap, *slots], "long case"
    )
    root.rotation_euler.z = math.radians(-24)
    stand(root)


def key_ring(colour: str = "#6B3A22") -> None:
    """A strap tied in a halter hitch around a ring of solid brass; no stitch and no rivet."""
    hide, brass = bridle(colour), metal(BRASS, 0.12)
    ring = hoop(0.52, 0.062, (0, 0.62, 0.10), brass, steps=96)
    joint = lathe(
        "joint", [(0.064, -0.012), (0.066, 0), (0.064, 0.012)], metal(BRASS, 0.4), segments=32
    )
    joint.location, joint.rotation_euler = (0.52, 0.62, 0.10), (math.pi / 2, 0, 0)
    parts: list[Object] = [ring, joint]
    for side in (-1, 1):
        path = []
        for k in range(60):
            t = k / 59
            y = 0.20 - 2.1 * t
            x = side * (0.05 + 0.16 * t + 0.12 * math.sin(2.6 * t) * t) + 0.10 * t * t
            z = 0.10 + 0.20 * math.exp(-((t - 0.10) ** 2) / 0.004) + 0.05 * math.sin(3 * t + side)
            path.append(Vector((x, y, max(z, 0.06))))
        parts.append(_band(path, 0.30, 0.085, hide))
    # The two ends come over the ring from behind and are caught by the turn in front of it.
    over = [
        Vector((0, 0.10 + 0.16 * math.cos(a), 0.12 + 0.19 * math.sin(a)))
        for a in (math.radians(-40 + 260 * k / 30) for k in range(31))
    ]
    parts.append(_band(over, 0.46, 0.08, hide))
    turn = [
        Vector((0.33 * math.cos(a), -0.10 + 0.03 * math.sin(2 * a), 0.18 + 0.155 * math.sin(a)))
        for a in (math.tau * k / 48 for k in range(49))
    ]
    parts.append(_band(turn, 0.30, 0.075, hide, flat_axis=Vector((0, 1, 0))))
    root = group(parts, "key ring")
    root.rotation_euler.z = math.radians(28)
    stand(root)


def _band(
    path: list[Vector],
    wide: float,
    thick: float,
    material: Material,
    flat_axis: Vector | None = None,
) -> Object:
    """A flat strap along a path; it lies on the ground unless ``flat_axis`` says which way its width runs."""
    rings = []
    for k, p in enumerate(path):
        ahead = (path[min(k + 1, len(path) - 1)] - path[max(k - 1, 0)]).normalized()
        across = flat_axis or ahead.cross(Vector((0, 0, 1))).normalized()
        if across.length < 0.1:
            across = Vector((1, 0, 0))
        up = across.cross(ahead).normalized()
        rings.append(
            [p + across * a + up * b for a, b in rounded_rectangle(wide, thick, thick * 0.35, 4)]
        )
    return loft("band", rings, material, crease=60)


def belt(colour: str = "#141416") -> None:
    """A belt coiled on its edge, its brass buckle outside."""
    hide, brass = bridle(colour), metal(BRASS, 0.10)
    high, thick, rounds = 0.67, 0.088, 3.1
    path = []
    for k in range(301):
        t = k / 300
        a = math.tau * rounds * t + math.pi * 1.19
        radius = 0.52 + 0.17 * rounds * t + 0.02 * math.sin(2 * a)
        path.append(Vector((radius * math.cos(a) * 1.08, radius * math.sin(a), high / 2)))
    strap = _band(path, high, thick, hide, flat_axis=Vector((0, 0, 1)))
    end, ahead = path[-1], (path[-1] - path[-5]).normalized()
    out = Vector((ahead.y, -ahead.x, 0)).normalized()
    centre = end + ahead * 0.20 + out * 0.03
    frame = tube(
        [centre + ahead * x + Vector((0, 0, z)) for x, z in rounded_rectangle(0.56, 0.74, 0.12, 6)],
        0.062,
        brass,
        closed=True,
    )
    prong = tube(
        [
            centre
            + ahead * (-0.24 + 0.54 * k / 10)
            + out * (0.07 * math.sin(math.pi * k / 10) + 0.02)
            for k in range(11)
        ],
        0.042,
        brass,
    )
    keeper_at = path[-22]
    keeper_ahead = (path[-20] - path[-24]).normalized()
    keeper_out = Vector((keeper_ahead.y, -keeper_ahead.x, 0)).normalized()
    loop = [
        keeper_at + keeper_out * x + Vector((0, 0, z))
        for x, z in rounded_rectangle(0.22, high + 0.08, 0.05, 5)
    ]
    keeper = loft(
        "keeper", [[p + keeper_ahead * s for p in loop] for s in (-0.09, 0.09)], hide, crease=50
    )
    root = group([strap, frame, prong, keeper], "belt")
    stand(root)


def passport_sleeve(colour: str = "#5A1F2B") -> None:
    """A sleeve of grained calf, open above with a half-moon for the thumb, a passport in it, leaning back."""
    hide = leather(scaled(srgb(colour), 1.3), 54, 0.42, 0.30)
    wide, high = 1.92, 2.62

    def panel(u: float, v: float, y: float, moon: float) -> Vector:
        x = (u - 0.5) * wide
        top = high - moon * math.sqrt(max(0.0, 1 - (x / 0.42) ** 2)) * 0.36 if moon else high
        puff = 0.07 * math.sin(math.pi * u) ** 0.7 * math.sin(math.pi * min(1, v * 0.75 + 0.2))
        return Vector(
            (x, y - math.copysign(puff, -y if y else 1) * (1 if y < 0 else -1) * -1, v * top)
        )

    front = sheet("front", lambda u, v: panel(u, v, -0.09, 1.0), (96, 60), hide)
    back = sheet("back", lambda u, v: panel(u, v, 0.09, 0.0), (48, 40), hide)
    for leaf in (front, back):
        bevel(thicken(leaf, 0.045, 0), 0.015)
    edge = [Vector((-wide / 2 + 0.005, 0, high * k / 20)) for k in range(20, 0, -1)]
    edge += [Vector((-wide / 2 + 0.005 + (wide - 0.01) * k / 20, 0, 0.01)) for k in range(21)]
    edge += [Vector((wide / 2 - 0.005, 0, high * k / 20)) for k in range(1, 21)]
    binding = _band(edge, 0.24, 0.06, hide, flat_axis=Vector((0, 1, 0)))
    inset = 0.10
    line = [
        Vector((-wide / 2 + inset, -0.135, high * 0.985 - (high - inset) * k / 40))
        for k in range(41)
    ]
    line += [
        Vector(
            (
                -wide / 2 + inset + (wide - 2 * inset) * k / 30,
                -0.135 - 0.045 * math.sin(math.pi * k / 30),
                inset,
            )
        )
        for k in range(31)
    ]
    line += [
        Vector((wide / 2 - inset, -0.135, inset + (high * 0.985 - inset) * k / 40))
        for k in range(41)
    ]
    seam = stitches(
        line,
        [Vector((0, -1, 0))] * len(line),
        _thread(colour),
        length=0.045,
        gap=0.028,
        radius=0.0085,
    )
    cover = prism(
        "passport",
        fillet([(0.01, 0, 0), (0, 0), (0, 0.07), (0.01, 0.07, 0)], 0.01, 2),
        (1.74, 2.5),
        0.08,
        plain((0.03, 0.012, 0.018), 0.6),
        crease=50,
    )
    cover.rotation_euler.x, cover.location = math.pi / 2, (0, 0.035, high - 2.5 / 2 + 0.34)
    words = lettering(
        "PASSEPORT",
        0.15,
        (0, -0.038, high + 0.17),
        metal((0.80, 0.58, 0.26), 0.3),
        depth=0.002,
        weight=600,
    )
    root = group([front, back, binding, seam, cover, words], "sleeve")
    root.rotation_euler = (math.radians(-9), 0, 0)
    stand(root)
