"""Bottles of Luma: glass or milk glass, with a dropper, a pump or a screw cap. Measures are millimetres."""

import math
from collections.abc import Sequence

from mathutils import Vector
from PIL import Image

from studio.kit.clear import glass
from studio.kit.hard import metal, plain
from studio.kit.mesh import Flute, lathe, loft, sheet
from studio.kit.nodes import Colour, Material
from studio.kit.outline import fillet, rounded_rectangle, sample
from studio.kit.parts import tube
from studio.kit.printed import ink_on, printed_paper
from studio.kit.scene import Object
from studio.kit.vessel import Form, Layer, contents, vessel

MM = 0.02
"""Studio units to the millimetre: a 30 ml bottle with its dropper stands two units tall."""
ALUMINIUM: Colour = (0.78, 0.775, 0.765)
RUBBER: Colour = (0.80, 0.78, 0.73)
BLACK: Colour = (0.012, 0.012, 0.012)

Profile = Sequence[Sequence[float]]


def turned(
    name: str, profile: Profile, material: Material, radius: float = 1.0, segments: int = 96
) -> Object:
    """Turn a profile given in millimetres; ``radius`` rounds its corners."""
    scaled = [tuple(c * MM for c in corner) for corner in profile]
    return lathe(name, fillet(scaled, radius * MM, 6), material, segments=segments, crease=45)


def wrap(
    drawing: Image.Image,
    radius: float,
    low: float,
    size: tuple[float, float],
    *,
    ink_only: bool = False,
    foil: Colour | None = None,
) -> Object:
    """A label around the front of a bottle: its lower edge at ``low``, its width and height in millimetres."""
    width, height = size
    reach = radius + (0.06 if ink_only else 0.18)

    def surface(u: float, v: float) -> Vector:
        angle = -math.pi / 2 + (u - 0.5) * width / radius
        place = (reach * math.cos(angle), reach * math.sin(angle), low + v * height)
        return Vector(place) * MM

    if ink_only:
        material = ink_on(drawing, tint=foil, metallic=1.0 if foil else 0.0, roughness=0.3)
    else:
        material = printed_paper(drawing)
    label = sheet("label", surface, (64, 2), material)
    label.visible_shadow = not ink_only
    return label


def bottle(
    form: Form,
    *,
    tint: Colour = (1, 1, 1),
    liquids: Sequence[Layer] = (),
    opaque: Colour | None = None,
    matt: float = 0.0,
) -> list[Object]:
    """A turned bottle. ``opaque`` makes it of milk glass, in which nothing shows."""
    if opaque:
        skin = plain(opaque, 0.28 + matt, coat=0.4)
        return vessel(form, skin, hollow=False)
    return [*vessel(form, glass(tint, roughness=matt)), *contents(form, liquids)]


def form(
    radius: float,
    body: float,
    neck: float,
    *,
    throat: float = 8,
    shoulder: float = 8,
    rise: float = 4,
    wall: float = 2.2,
    base: float = 6,
    foot: float = 3,
) -> Form:
    """A bottle's form from millimetres."""
    return Form(
        radius * MM,
        body * MM,
        neck * MM,
        throat * MM,
        shoulder * MM,
        foot * MM,
        rise * MM,
        wall * MM,
        base * MM,
    )


def ridges(radius: float, low: float, high: float, count: int, depth: float) -> Flute:
    """Grooves between two heights of a collar, for the fingers."""

    def cut(angle: float, r: float, z: float) -> float:
        if r < (radius - 0.4) * MM or not low * MM < z < high * MM:
            return r
        return r - depth * MM * abs(math.sin(angle * count))

    return cut


def collar(foot: float, radius: float, height: float, material: Material) -> Object:
    """The ribbed ring that screws a dropper or a pump on."""
    rows = [(radius, foot + 1 + (height - 2) * k / 8) for k in range(9)]
    profile = [
        (radius - 1.2, foot),
        (radius, foot),
        *rows,
        (radius, foot + height),
        (radius - 2.4, foot + height),
    ]
    scaled = [(r * MM, z * MM) for r, z in profile]
    flute = ridges(radius, foot + 0.8, foot + height - 0.8, 26, 0.4)
    return lathe("collar", scaled, material, segments=288, crease=30, flute=flute)


def dropper(at: float, neck: float, reach: float, rubber: Colour = RUBBER) -> list[Object]:
    """Collar, bulb and pipette on a mouth at a height; the pipette ends at ``reach`` above the table."""
    aluminium = metal(ALUMINIUM, 0.3)
    radius = neck + 2.2
    bulb = [
        (neck - 1.6, at + 11),
        (neck - 1.4, at + 13),
        (neck - 1.8, at + 26, 4),
        (neck - 4.2, at + 32, 4),
        (0.05, at + 32.4),
    ]
    pipette = [
        (2.1, at + 8),
        (2.1, reach + 9),
        (0.9, reach + 1.5),
        (0.8, reach),
        (0.5, reach),
        (1.5, reach + 10),
        (1.5, at + 8),
    ]
    return [
        collar(at - 6.5, radius, 17, aluminium),
        turned("shoulder", [(radius - 0.2, at + 10.3), (neck - 1.4, at + 11.6), (0.05, at + 11.6)], aluminium, 0.6),
        turned("bulb", bulb, plain(rubber, 0.48), 2.0, 64),
        turned("pipette", pipette, glass(index=1.46), 0.3, 32),
    ]  # fmt: skip


def pump(at: float, neck: float, floor: float, colour: Colour | None = None) -> list[Object]:
    """A pump with its nozzle to the left: aluminium collar, stem, head and dip tube."""
    finish = metal(ALUMINIUM, 0.28) if colour is None else plain(colour, 0.3, coat=0.5)
    radius = neck + 2.4
    stem = [(2.6, at + 11), (2.6, at + 21)]
    base = [
        (radius - 0.2, at + 9),
        (radius - 1.4, at + 11.4),
        (5.2, at + 12.2),
        (5.0, at + 13.6),
        (2.4, at + 13.6),
    ]
    head = [
        (0.05, at + 20),
        (8.2, at + 20),
        (8.6, at + 21),
        (8.6, at + 28),
        (7.4, at + 29.4),
        (0.05, at + 29.8),
    ]
    dip = tube(
        [(0, 0, at * MM), (0.5 * MM, 0, floor * MM)], 1.5 * MM, plain((0.85, 0.85, 0.83), 0.35)
    )
    return [
        collar(at - 6, radius, 15.4, finish),
        turned("base", base, finish, 0.8),
        turned("stem", stem, plain((0.85, 0.85, 0.83), 0.35), 0.2, 48),
        turned("head", head, finish, 1.2),
        nozzle(at + 25, finish),
        dip,
    ]


def nozzle(height: float, finish: Material) -> Object:
    """The spout of a pump: a bar that narrows and bends down at its end."""

    def spine(t: float) -> Vector:
        drop = 5.5 * max(0.0, (t - 0.72) / 0.28) ** 2
        return Vector((-6 - 27 * t, 0, height - 0.8 * t - drop))

    path = sample(spine, 24)
    rings = []
    for index, point in enumerate(path):
        share = index / 24
        ahead = path[min(index + 1, 24)] - path[max(index - 1, 0)]
        up = Vector((ahead.z, 0, -ahead.x)).normalized()
        outline = rounded_rectangle(7.2 - 2.6 * share, 5.6 - 1.6 * share, 2.2, 5)
        rings.append([(point + Vector((0, y, 0)) + up * z) * MM for y, z in outline])
    return loft("nozzle", rings, finish, crease=50)


def cap(
    at: float, radius: float, height: float, material: Material | None = None, edge: float = 1.0
) -> Object:
    """A plain screw cap over a mouth; ``at`` is its lower edge."""
    profile = [
        (radius - 1.2, at + 0.2),
        (radius, at, 0.3),
        (radius, at + height, edge),
        (0.05, at + height + 0.2),
    ]
    return turned("cap", profile, material or metal(ALUMINIUM, 0.2), edge)
