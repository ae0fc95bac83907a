"""Leaves, petals and stems: one blade of many forms, and ways to set blades along a stem."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mathutils import Matrix, Vector, noise

from studio.kit.mesh import mesh, sheet, thicken
from studio.kit.nodes import Colour, Material, Nodes, once, scaled
from studio.kit.parts import tube
from studio.kit.scene import Object, add

import bpy  # isort: skip  (after the kit, which brings it in)

UP = Vector((0, 0, 1))


@dataclass(frozen=True, slots=True)
class Blade:
    """A leaf or petal: its length and width and how it departs from a flat ellipse.

    ``broad`` says where it is broadest, 0 at the stalk to 1 at the tip; ``fold`` lifts its halves, ``arch`` bends it
    down along its length, ``wave`` ruffles the margin, ``teeth`` counts notches of a saw, ``cup`` hollows it.
    """

    length: float
    width: float
    broad: float = 0.45
    fold: float = 0.25
    arch: float = 0.2
    wave: float = 0.0
    teeth: int = 0
    cup: float = 0.0
    blunt: float = 1.0


def outline_of(blade: Blade, along: float) -> float:
    """Half the width at a share of the length, 0 at both ends."""
    power = math.log(0.5) / math.log(blade.broad)
    half = blade.width / 2 * math.sin(math.pi * min(1.0, max(0.0, along)) ** power) ** blade.blunt
    if blade.teeth:
        half *= 1 - 0.085 * ((along * blade.teeth) % 1.0)
    return half


def leaf(
    blade: Blade, material: Material, seed: float = 0.0, steps: tuple[int, int] = (10, 28)
) -> Object:
    """A blade from the origin along x, its face up."""

    def surface(u: float, v: float) -> Vector:
        along, across = v, 2 * u - 1
        half = outline_of(blade, along)
        y = half * across
        rise = blade.fold * abs(y) - blade.arch * blade.length * along**2
        rise += blade.cup * blade.width * across**2 * math.sin(math.pi * along)
        ruffle = noise.noise(Vector((along * 5 + seed, across * 1.5, seed)))
        rise += blade.wave * blade.width * ruffle * abs(across)
        return Vector((blade.length * along, y, rise))

    made = sheet("leaf", surface, steps, material)
    return thicken(made, blade.length * 0.006, 0)


@once
def foliage(
    colour: Colour, vein: float = 0.5, roughness: float = 0.5, veins: float = 9.0
) -> Material:
    """A leaf with a pale midrib and side veins, lighter and darker in places. It needs the coordinates of a blade."""
    nodes = Nodes("foliage")
    across, along, _ = nodes.node("SeparateXYZ", Vector=nodes.place("UV")).outputs
    side = nodes.math("ABSOLUTE", nodes.math("SUBTRACT", across, 0.5))
    rib = nodes.range(side, (0.0, 0.05), (1.0, 0.0), "SMOOTHSTEP")
    slanted = nodes.math(
        "SUBTRACT", nodes.math("MULTIPLY", along, veins), nodes.math("MULTIPLY", side, veins * 0.9)
    )
    wave = nodes.math("ABSOLUTE", nodes.math("SUBTRACT", nodes.math("FRACT", slanted), 0.5))
    lines = nodes.range(wave, (0.0, 0.10), (0.45, 0.0), "SMOOTHSTEP")
    drawn = nodes.math("MULTIPLY", nodes.math("MAXIMUM", rib, lines), vein)
    blotch = nodes.noise(nodes.place(), 3.0, 4)
    base = nodes.mix(blotch, scaled(colour, 0.72), scaled(colour, 1.3))
    surface = nodes.principled(
        Base_Color=nodes.mix(drawn, base, scaled(colour, 2.2)),
        Roughness=roughness,
        Normal=nodes.bump(drawn, 0.25, 0.02),
    )
    return nodes.done(surface)


@once
def flesh(colour: Colour, tip: Colour, roughness: float = 0.55, depth: float = 0.25) -> Material:
    """A petal: one colour at its foot, another at its tip, light passing through."""
    nodes = Nodes("petal")
    along = nodes.node("SeparateXYZ", Vector=nodes.place("UV")).outputs[1]
    surface = nodes.principled(
        Base_Color=nodes.mix(nodes.range(along, (0.05, 0.8), (0, 1)), colour, tip),
        Roughness=roughness,
        Sheen_Weight=0.15,
        Subsurface_Weight=depth,
        Subsurface_Scale=0.05,
    )
    return nodes.done(surface)


def set_at(
    thing: Object, place: Vector, ahead: Vector, up: Vector = UP, size: float = 1.0
) -> Object:
    """Put something built along x at a place, pointing ahead, its face as far up as it goes."""
    forward = ahead.normalized()
    aside = up.cross(forward)
    if aside.length < 1e-4:
        aside = Vector((0, 1, 0)).cross(forward)
    aside.normalize()
    turn = Matrix((forward, aside, forward.cross(aside))).transposed().to_4x4()
    thing.matrix_basis = Matrix.Translation(place) @ turn @ Matrix.Scale(size, 4)
    return thing


def copy_of(thing: Object) -> Object:
    """Another object of the same mesh: a hundred needles cost one."""
    made = bpy.data.objects.new(thing.name, thing.data)
    for modifier in thing.modifiers:
        copied = made.modifiers.new(modifier.name, modifier.type)
        copied.thickness, copied.offset = modifier.thickness, modifier.offset
    return add(made)


def bowed(
    length: float, lift: float, sway: float, start: Vector | None = None
) -> Callable[[float], Vector]:
    """The path of a stem lying on the table: it rises a little and sways to one side."""
    foot = start or Vector((0, 0, 0))

    def path(t: float) -> Vector:
        return foot + Vector(
            (length * t, sway * math.sin(math.pi * t * 0.8), lift * math.sin(math.pi * t * 0.9))
        )

    return path


def stem(
    path: Callable[[float], Vector], radius: float, material: Material, taper: float = 0.5
) -> Object:
    """A stem along a path, thinner towards its tip."""
    points = [path(k / 24) for k in range(25)]
    return tube(points, radius, material, swell=[1 - (1 - taper) * k / 24 for k in range(25)])


def heading(path: Callable[[float], Vector], t: float) -> Vector:
    """Where a path goes at a share of its length."""
    return (path(min(1.0, t + 0.02)) - path(max(0.0, t - 0.02))).normalized()


def leaves_along(
    path: Callable[[float], Vector],
    spots: Sequence[tuple[float, float, float, float]],
    make: Callable[[int], Object],
) -> list[Object]:
    """Blades along a stem. A spot is (share of the stem, turn about it in degrees, spread from it in degrees, size)."""
    made = []
    for index, (share, turn, spread, size) in enumerate(spots):
        forward = heading(path, share)
        aside = UP.cross(forward).normalized()
        over = forward.cross(aside)
        angle, lean = math.radians(turn), math.radians(spread)
        out = aside * math.cos(angle) + over * math.sin(angle)
        ahead = forward * math.cos(lean) + out * math.sin(lean)
        up = (over if abs(math.sin(angle)) < 0.9 else forward) + UP * 0.3
        made.append(set_at(make(index), path(share), ahead, up, size))
    return made


def pebble(
    radius: float,
    material: Material,
    seed: float,
    rough: float = 0.35,
    stretch: float = 1.0,
    *,
    broken: bool = False,
) -> Object:
    """A lump: a tear of resin, a berry that has dried. A broken one shows faces instead of a skin."""
    rows, around = (11, 14) if broken else (20, 32)
    points = []
    for i in range(rows + 1):
        polar = math.pi * i / rows
        for j in range(around):
            turn = math.tau * j / around
            direction = Vector(
                (
                    math.sin(polar) * math.cos(turn),
                    math.sin(polar) * math.sin(turn),
                    math.cos(polar),
                )
            )
            swell = 1 + rough * noise.noise(direction * 1.3 + Vector((seed, seed * 2, 0)))
            swell += rough * 0.3 * noise.noise(direction * 3.4 + Vector((0, seed, 5)))
            points.append(
                Vector((direction.x * stretch, direction.y, direction.z)) * radius * swell
            )
    faces = [
        (
            i * around + j,
            i * around + (j + 1) % around,
            (i + 1) * around + (j + 1) % around,
            (i + 1) * around + j,
        )
        for i in range(rows)
        for j in range(around)
    ]
    return mesh("pebble", points, faces, material, crease=24 if broken else 180)
