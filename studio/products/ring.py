"""The rings of Solenne. One unit is 9.5 mm: a band of size 54 has a radius of 0.92 to its middle."""

import math
from collections.abc import Callable

from mathutils import Vector

from studio.kit.clear import gem
from studio.kit.hard import GOLD, metal
from studio.kit.mesh import Material, loft
from studio.kit.nodes import Nodes, once
from studio.kit.outline import rounded_rectangle
from studio.kit.parts import lettering
from studio.kit.scene import Object, for_web, group, stand, to_mesh
from studio.products import stones

RADIUS = 0.92


def six_claw(
    carat: float = 2.01, *, shoulders: int = 11, lean: float = 14, old: bool = False
) -> None:
    """A stone on six claws and small stones down both shoulders; an old stone is warm, high and cushion-shaped.

    A round diamond of one carat is 6.4 mm across and its diameter grows with the cube root of its weight.
    """
    gold = metal(GOLD, 0.07)
    radius = 0.337 * carat ** (1 / 3)
    rise = radius * 0.86 + 0.03
    half, thick = (0.100, 0.066) if carat > 1.5 else (0.089, 0.062)
    top = RADIUS + thick
    head = top - 0.02 + rise
    band = _band(gold, lambda up: (half - 0.022 * up**4, thick))
    cut = stones.OLD_MINE if old else stones.BRILLIANT
    jewel = stones.stone(
        radius, gem((1.0, 0.97, 0.88), 2.3, 0.03) if old else stones.diamond(), cut
    )
    jewel.rotation_euler.z = 0.2
    crown = group([jewel, *stones.six_claws(radius, rise - 0.01, gold)], "head")
    crown.location.z = head
    rows = stones.pave(0.056, _row(shoulders, top + 0.008, 0.40, 0.122), gold) if shoulders else []
    _stand([band, crown, *rows], lean)


def shoulder(count: int = 24, lean: float = 18) -> None:
    """Stones over the half that shows, none on the half that grips."""
    gold = metal(GOLD, 0.07)
    thick = 0.066
    step = math.pi * 0.99 / count
    places = [_place(RADIUS + thick + 0.014, (k - (count - 1) / 2) * step) for k in range(count)]
    band = _band(gold, lambda _: (0.088, thick))
    _stand([band, *stones.pave(0.062, places, gold)], lean)


def quiet_band(lean: float = 20) -> None:
    """Three millimetres of planished gold, round inside and out, with letters within."""
    band = _band(planished(), lambda _: (0.158, 0.075), round_=True)
    words = to_mesh(
        lettering(
            "24 · VI · MMXXVI",
            0.12,
            (0, 0, 0),
            metal((0.55, 0.34, 0.14), 0.4),
            upright=False,
            depth=0.001,
            weight=600,
        )
    )
    inner = RADIUS - 0.0755
    for vertex in words.data.vertices:
        angle = math.pi + vertex.co.x / inner
        vertex.co = (inner * math.sin(angle), -vertex.co.y, inner * math.cos(angle))
    _stand([band, words], lean)


@once
def planished() -> Material:
    """Gold hammered flat in small overlapping blows."""
    nodes = Nodes("planished")
    surface = nodes.principled(Base_Color=GOLD, Metallic=1.0, Roughness=0.13)
    if not for_web():
        blows = nodes.node(
            "TexVoronoi", {"feature": "SMOOTH_F1"}, Vector=nodes.place(), Scale=9.0, Smoothness=0.6
        )
        nodes.feed(surface, "Normal", nodes.bump(blows.outputs["Distance"], 0.10, 0.05))
    return nodes.done(surface)


def _band(
    material: Material, section: Callable[[float], tuple[float, float]], *, round_: bool = False
) -> Object:
    """A band about the y axis; ``section`` gives half its width and half its thickness by how far up it is, 0 to 1."""
    rings = []
    for k in range(180):
        angle = math.tau * k / 180
        out = Vector((math.sin(angle), 0, math.cos(angle)))
        half, thick = section(max(0.0, math.cos(angle)))
        corner = min(half, thick) * (0.98 if round_ else 0.84)
        rings.append(
            [
                out * (RADIUS + z) + Vector((0, x, 0))
                for x, z in rounded_rectangle(2 * half, 2 * thick, corner, 8)
            ]
        )
    return loft("band", rings, material, loop=True)


def _place(radius: float, angle: float) -> tuple[Vector, Vector, Vector]:
    out = Vector((math.sin(angle), 0, math.cos(angle)))
    return out * radius, out, Vector((math.cos(angle), 0, -math.sin(angle)))


def _row(
    count: int, radius: float, first: float, step: float
) -> list[tuple[Vector, Vector, Vector]]:
    return [_place(radius, side * (first + step * k)) for side in (-1, 1) for k in range(count)]


def _stand(parts: list[Object], lean: float) -> None:
    """Stand the ring up, leaning back a little and turned a little, as if a stick of wax held it."""
    root = group(parts, "ring")
    root.rotation_euler = (math.radians(lean), 0, math.radians(6))
    stand(root)
