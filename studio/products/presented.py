"""A piece in its box, and a piece beside a rule that says how large it is. Measures are millimetres."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import bpy

from studio.kit.hard import BRASS, GOLD, metal, paper, plain
from studio.kit.mesh import prism
from studio.kit.nodes import Colour
from studio.kit.parts import box, lettering
from studio.kit.scene import Object, group, stand
from studio.products import arome_herbs, luma_bottles, ring
from studio.products.luma_glass import MM
from studio.products.luma_soft import board_box

RING_MM = 1 / 9.5
LAID_PAPER: Colour = (0.44, 0.31, 0.18)
GREY_BOARD: Colour = (0.40, 0.385, 0.36)
INK: Colour = (0.02, 0.018, 0.015)
BLACK_PAPER: Colour = (0.012, 0.012, 0.013)
VELVET: Colour = (0.030, 0.028, 0.027)

BUILDERS: Mapping[str, tuple[Callable[..., Any], float]] = {
    "ring": (ring.six_claw, RING_MM),
    "essence": (arome_herbs.herb, MM),
    "dropper": (luma_bottles.dropper_bottle, MM),
}
"""How a piece is built and how many studio units a millimetre of it is."""


def ring_in_box(**options: Any) -> None:
    """The ring in the slit of its cushion, the lid with the name of the maker leaning behind."""
    mm, side, height = RING_MM, 42 * RING_MM, 20 * RING_MM
    ring.six_claw(**options)
    held = group(list(bpy.context.scene.objects), "held")
    held.location.z = height - 4.5 * mm
    cover, velvet = paper(BLACK_PAPER, 0.6, 0.1), plain(VELVET, 0.9, sheen=0.12)
    inside = side - 4.6 * mm
    cushion = box((inside, inside, 6 * mm), (0, 0, height - 4.4 * mm), 2.4 * mm, velvet)
    group([_tray(side, height, 2.2 * mm, cover), cushion], "box base")
    lid = box((side * 1.03, side * 1.03, 10 * mm), (0, 0, 0), 0.6 * mm, cover)
    name = lettering(
        "SOLENNE", 5 * mm, (0, 0, 5.05 * mm), metal(GOLD, 0.25), upright=False, depth=0.08 * mm
    )
    cap = group([lid, name], "box lid")
    cap.rotation_euler = (math.radians(72), 0, math.radians(-9))
    cap.location = (0.3 * side, 0.95 * side, 0)
    stand(cap)


def essence_in_box(**options: Any) -> None:
    """An essence before its box of laid paper."""
    arome_herbs.herb(**options)
    made = group(board_box((46, 46, 88), LAID_PAPER, "Arôme", mark=11, lid=0.45), "box")
    made.location = (-37 * MM, 46 * MM, 0)
    made.rotation_euler.z = math.radians(14)


def dropper_in_box(**options: Any) -> None:
    """A dropper bottle beside its box of grey board."""
    luma_bottles.dropper_bottle(**options)
    made = group(board_box((44, 44, 118), GREY_BOARD, "Sève", mark=13, lid=0.5), "box")
    made.location = (46 * MM, 22 * MM, 0)
    made.rotation_euler.z = math.radians(-12)


def measured(
    *, kind: str, piece: Mapping[str, Any], length: int, place: tuple[float, float]
) -> None:
    """A piece with a brass rule of so many millimetres lying before it."""
    build, mm = BUILDERS[kind]
    build(**piece)
    rule = group(_rule(length, mm), "rule")
    rule.location = (place[0] * mm, place[1] * mm, 0)


def _rule(length: int, mm: float) -> list[Object]:
    """Brass, a line for every millimetre, a numeral for every centimetre."""
    ink, wide = plain(INK, 0.5), 14.0
    parts = [
        box(
            ((length + 6) * mm, wide * mm, 0.9 * mm), (0, 0, 0.45 * mm), 0.2 * mm, metal(BRASS, 0.3)
        )
    ]
    for step in range(length + 1):
        long = 6.0 if step % 10 == 0 else 4.4 if step % 5 == 0 else 3.0
        x = (step - length / 2) * mm
        y = (wide / 2 - long / 2) * mm
        parts.append(box((0.16 * mm, long * mm, 0.06 * mm), (x, y, 0.92 * mm), 0.01 * mm, ink))
        if step % 10 == 0 and 0 < step < length:
            place = (x, -3.4 * mm, 0.92 * mm)
            parts.append(
                lettering(str(step // 10), 4.2 * mm, place, ink, upright=False, depth=0.03 * mm)
            )
    return parts


def _tray(side: float, height: float, wall: float, material: Any) -> Object:
    """An open box: the outer wall up, over the rim and down inside."""
    profile = [(0, 0), (0, height), (wall, height), (wall, height - 0.5 * height)]
    return prism("tray", profile, (side, side), 0.08, material, steps=3)
