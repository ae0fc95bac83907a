"""Tubes, soap, boxes and the wooden things of Luma. Measures are millimetres."""

import math
from itertools import pairwise

from mathutils import Vector
from PIL import Image

from studio.kit.hard import metal, paper, plain, wood
from studio.kit.mesh import loft, prism, sheet
from studio.kit.nodes import Colour, Material
from studio.kit.outline import fillet, superellipse, turns
from studio.kit.parts import lettering, tube
from studio.kit.printed import ink_on, printed_paper
from studio.kit.scene import Object, group
from studio.products.luma_glass import ALUMINIUM, MM, turned

BEECH_DARK: Colour = (0.42, 0.27, 0.15)
BEECH: Colour = (0.60, 0.43, 0.27)


def _tube_ring(share: float, radius: float, length: float, steps: int = 64) -> list[Vector]:
    """A cut through a tube: round at the cap, flat at the fold, the same length of skin all the way."""
    flat = share**1.35
    width = radius * (1 + (math.pi / 2 - 1) * flat)
    depth = max(radius * (1 - flat), 0.45)
    # A filled tube is dented where a thumb has been; without it the skin looks turned.
    dent = 1 + 0.015 * math.sin(5 * share * math.pi) * (1 - flat)
    return [
        Vector((width * math.cos(a), depth * math.sin(a) * dent, length * share))
        for a in turns(steps)
    ]


def squeeze_tube(
    drawing: Image.Image,
    radius: float,
    length: float,
    material: Material,
    *,
    shoulder: float = 26.0,
    cap_height: float = 19.0,
    cap_material: Material | None = None,
) -> list[Object]:
    """A tube standing on its cap, its front printed."""
    foot = cap_height + 3.0
    rings = [
        [(p + Vector((0, 0, foot))) * MM for p in _tube_ring(k / 40, radius, length)]
        for k in range(41)
    ]
    fold = length + foot
    crimp = [[Vector((p.x, p.y, (fold + dz) * MM)) for p in rings[-1]] for dz in (0.2, 9.0)]
    neck = [(8, cap_height - 1), (radius - 1.5, cap_height + 1.2, 1), (radius, foot + 0.05)]
    width = radius * 1.72

    def front(u: float, v: float) -> Vector:
        share = 0.08 + 0.72 * v
        flat = share**1.35
        wide = radius * (1 + (math.pi / 2 - 1) * flat)
        deep = max(radius * (1 - flat), 0.45) * (
            1 + 0.015 * math.sin(5 * share * math.pi) * (1 - flat)
        )
        x = (u - 0.5) * width
        y = -deep * math.sqrt(max(0.0, 1 - (x / wide) ** 2)) - 0.08
        return Vector((x, y, foot + length * share)) * MM

    printed = sheet("print", front, (32, 40), ink_on(drawing))
    printed.visible_shadow = False
    cap_radius = min(shoulder, radius - 2)
    return [
        loft("tube", [*rings, *crimp], material, crease=50),
        turned("tube shoulder", neck, material, 1.0),
        turned(
            "tube cap",
            [(0.05, 0), (cap_radius - 1, 0, 0.8), (cap_radius - 0.6, cap_height, 1.2), (0.05, cap_height + 0.2)],
            cap_material or metal(ALUMINIUM, 0.24),
            0.8,
        ),
        printed,
    ]  # fmt: skip


def soap_bar(
    size: tuple[float, float, float], colour: Colour, words: str, *, mark: float = 13.0
) -> list[Object]:
    """A bar lying flat, cut with wire and stamped: a shallow panel with raised letters."""
    length, width, height = size
    skin = plain(colour, 0.46, depth=0.12)
    profile = [
        (5, 0, 0),
        (0.8, 0.6, 3),
        (0, height * 0.5, 30),
        (0.8, height - 0.6, 3),
        (7, height, 2),
        (8, height - 1.1, 0.6),
    ]
    scaled = [(i * MM, z * MM) for i, z in fillet(profile, 3, 6)]
    rings = []
    for inset, z in scaled:
        outline = superellipse(length * MM - 2 * inset, width * MM - 2 * inset, 5.5, 96)
        rings.append([Vector((x, y, z)) for x, y in outline])
    bar = loft("soap", rings, skin, crease=60)
    letters = lettering(
        words, mark * MM, (0, 0, (height - 1.15) * MM), skin, upright=False, depth=0.9 * MM, spacing=1.05, weight=0.012
    )  # fmt: skip
    letters.data.bevel_depth, letters.data.bevel_resolution = 0.18 * MM, 2
    return [bar, letters]


def band(drawing: Image.Image, size: tuple[float, float, float], width: float) -> Object:
    """A paper band around a bar of soap, printed on its top; ``size`` is the bar's."""
    _, depth, height = size
    half, top = depth / 2 + 0.35, height + 0.3
    path = fillet([(-half, 0.05), (-half, top, 4), (half, top, 4), (half, 0.05)], 4, 8)
    walked = [0.0]
    for (y0, z0), (y1, z1) in pairwise(path):
        walked.append(walked[-1] + math.hypot(y1 - y0, z1 - z0))

    def surface(u: float, v: float) -> Vector:
        place = v * walked[-1]
        row = next(k for k in range(1, len(walked)) if walked[k] >= place - 1e-9)
        share = (place - walked[row - 1]) / max(walked[row] - walked[row - 1], 1e-9)
        (y0, z0), (y1, z1) = path[row - 1], path[row]
        return Vector(((u - 0.5) * width, y0 + (y1 - y0) * share, z0 + (z1 - z0) * share)) * MM

    return sheet("band", surface, (2, 60), printed_paper(drawing))


def board_box(
    size: tuple[float, float, float],
    colour: Colour,
    words: str,
    *,
    mark: float = 14.0,
    lid: float = 0.62,
) -> list[Object]:
    """A box of grey board with a lid, its name pressed into the front without ink."""
    width, depth, height = size
    board = paper(colour, 0.85, 0.08)
    split = height * (1 - lid)

    def part(name: str, low: float, high: float, swell: float) -> Object:
        profile = [(0.6, low), (0, low + 0.6), (0, high - 0.8), (0.8, high)]
        scaled = [((i - swell) * MM, z * MM) for i, z in profile]
        return prism(name, scaled, (width * MM, depth * MM), 1.2 * MM, board, steps=3)

    pressed = paper(tuple(c * 0.72 for c in colour), 0.9, 0.04)  # type: ignore[arg-type]
    letters = lettering(
        words, mark * MM, (0, -(depth / 2 + 0.82) * MM, (split + height * lid * 0.5) * MM), pressed, depth=0.1 * MM, spacing=1.02
    )  # fmt: skip
    return [part("box", 0, height - 1, 0), part("box lid", split, height, 0.8), letters]


def soap_dish(size: tuple[float, float, float] = (120, 84, 14)) -> list[Object]:
    """A board of pallet wood with sawn grooves, standing on two battens."""
    length, width, height = size
    grain = wood(BEECH_DARK, BEECH, 0.6)
    bars = []
    count = 7
    step = width / count
    for row in range(count):
        y = -width / 2 + step * (row + 0.5)
        profile = fillet(
            [(1, 0, 0), (0, 0.8, 0.6), (0, height * 0.5, 0.6), (1, height * 0.55, 0)], 0.6, 3
        )
        bar = prism(
            "slat",
            [(i * MM, z * MM) for i, z in profile],
            (length * MM, (step - 2.4) * MM),
            1.2 * MM,
            grain,
            steps=3,
        )
        bar.location = (0, y * MM, height * 0.45 * MM)
        bars.append(bar)
    for x in (-length * 0.33, length * 0.33):
        batten = prism(
            "batten",
            [(0, 0), (0, height * 0.46 * MM)],
            (12 * MM, (width - 1) * MM),
            0.8 * MM,
            grain,
            steps=2,
        )
        batten.location = (x * MM, 0, 0)
        bars.append(batten)
    return bars


def spoon(length: float = 86.0) -> Object:
    """A beech spoon that holds five grams, with a hole in its handle and a loop of string. It lies face up."""
    grain = wood(BEECH_DARK, BEECH, 0.55)
    bowl, handle = 13.0, length - 26.0
    rings = []
    for k in range(25):
        share = k / 24
        x = 10 + handle * share
        half = 3.4 - 1.0 * math.sin(math.pi * min(1.0, share * 1.1)) + 1.4 * share
        lift = 4.5 + 4 * math.sin(share * 1.6)
        rings.append(
            [Vector((x, half * math.cos(a), lift + 1.5 * math.sin(a))) * MM for a in turns(24)]
        )
    stick = loft("handle", rings, grain, crease=60)
    dome = [
        (0.05, 0.6),
        (6, 1.0, 3),
        (11.4, 4.2, 3),
        (bowl, 8.0, 0.6),
        (11.8, 8.0, 0.6),
        (8, 4.4, 3),
        (0.05, 3.0),
    ]
    cup = turned("bowl", dome, grain, 1.0, 64)
    end = 10 + handle - 3
    loop = [
        (end * MM + 0.16 * math.sin(a) + 0.05, 0.13 * math.cos(a), (7.5 + 2 * math.sin(a)) * MM)
        for a in turns(32)
    ]
    string = tube(loop, 0.6 * MM, plain((0.62, 0.52, 0.38), 0.9), closed=True)
    return group([stick, cup, string], "spoon")
