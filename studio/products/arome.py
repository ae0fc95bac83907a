"""The essences of Arôme: a bottle on its page of the folio. The plants it comes from are modules of their own."""

import math
from collections.abc import Mapping
from typing import Any

from mathutils import Vector

from studio.kit.mesh import sheet, thicken
from studio.kit.nodes import Colour
from studio.kit.printed import printed_paper
from studio.kit.scene import Object, group
from studio.products.arome_glass import (
    LINEN,
    MM,
    Head,
    blown,
    cork,
    flat_label,
    form,
    round_label,
    stopper,
    thread,
)
from studio.textures.arome import Essence, label, page

OXBLOOD: Colour = (0.26, 0.030, 0.020)


def vial(essence: Essence, colour: Colour, density: float, *, head: Head, seal: bool) -> Object:
    """Fifteen millilitres: a round bottle with a ground stopper."""
    shape = form(16.5, 44, 7.2)
    size = (27.0, 25.0)
    parts = [
        *blown(shape, colour, density),
        *stopper(shape.top / MM, 7.2, head, OXBLOOD),
        round_label(label(essence, size), 16.5, 7.5, size),
        *thread(shape.body / MM + 5.5, 7.2, LINEN, seal=OXBLOOD if seal else None),
    ]
    return group(parts, "vial")


def flacon(essence: Essence, colour: Colour, density: float, *, head: Head, seal: bool) -> Object:
    """Five millilitres: a small square bottle with high shoulders."""
    shape = form(14.5, 36, 6.2, depth=24, shoulder=3.2, rise=2.0, corner=2.6)
    size = (21.5, 22.0)
    parts = [
        *blown(shape, colour, density, 0.84),
        *stopper(shape.top / MM, 6.2, head, OXBLOOD),
        flat_label(label(essence, size), 12, 6.4, size),
        *thread(shape.body / MM + 3.6, 6.2, LINEN, seal=OXBLOOD if seal else None, drop=10),
    ]
    return group(parts, "flacon")


def flask(essence: Essence, colour: Colour, density: float, **_: Any) -> Object:
    """A refill: a plain tall flask with a cork and a label on a thread."""
    shape = form(13.5, 58, 8.0, shoulder=12, rise=6, throat=12)
    size = (22.0, 24.0)
    parts = [
        *blown(shape, colour, density, 0.9),
        cork(shape.top / MM, 8.0),
        round_label(label(essence, size), 13.5, 14, size),
        *thread(shape.body / MM + 9, 8.0),
    ]
    return group(parts, "flask")


BOTTLES = {"vial": vial, "flacon": flacon, "flask": flask}


def essence(
    *,
    written: Mapping[str, str],
    bottle: str,
    colour: Colour,
    density: float,
    head: Head = "disc",
    seal: bool = False,
    turn: float = 0.0,
    leaf_turn: float = -10.0,
    leaf_place: tuple[float, float] = (10.0, -8.0),
) -> None:
    """Stand a bottle on its page. ``turn`` and ``leaf_turn`` are degrees."""
    words = Essence(**written)
    made = BOTTLES[bottle](words, colour, density, head=head, seal=seal)
    made.rotation_euler.z = math.radians(turn)
    made.location.z = 0.5 * MM
    folio = folio_leaf(words)
    folio.location = (leaf_place[0] * MM, leaf_place[1] * MM, 0)
    folio.rotation_euler.z = math.radians(leaf_turn)
    # The page is the set, not the piece: the mask of the picture leaves it out.
    folio["studio_part"] = "set"
    group([folio], "folio")


def folio_leaf(words: Essence, size: tuple[float, float] = (132.0, 165.0)) -> Object:
    """The page, one corner of which has never lain flat."""
    width, height = size

    def surface(u: float, v: float) -> Vector:
        corner = max(0.0, u + v - 1.45) ** 2 * 26
        waves = 0.35 * math.sin(u * 5 + v * 3) ** 2
        return Vector(((u - 0.5) * width, (v - 0.5) * height, 0.15 + corner + waves)) * MM

    made = sheet("folio leaf", surface, (40, 50), printed_paper(page(words, size), 0.7, 0.05))
    return thicken(made, 0.3 * MM, -1)
