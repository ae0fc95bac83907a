"""Hollow vessels turned or drawn from glass, and what is in them. All lengths are studio units.

A bottle is an outer skin, a cavity turned inside out, and a liquid that reaches a hair's breadth into the glass: with a
gap between them the liquid would look like a candle standing in the bottle.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.kit.clear import glass, liquid
from studio.kit.mesh import flip, lathe, prism
from studio.kit.nodes import Colour, Material
from studio.kit.outline import Outline, fillet
from studio.kit.scene import Object

GRIP = 0.004
"""How far a liquid reaches into the glass around it."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a bottle: radii and heights.

    ``radius`` is half the width of a square one, whose ``depth`` is the other side; ``corner`` rounds its plan.
    """

    radius: float
    body: float
    neck: float
    throat: float
    shoulder: float = 0.2
    foot: float = 0.06
    rise: float = 0.12
    wall: float = 0.05
    base: float = 0.12
    depth: float = 0.0
    corner: float = 0.12

    @property
    def top(self) -> float:
        """Where the mouth is."""
        return self.body + self.rise + self.throat


@dataclass(frozen=True, slots=True)
class Layer:
    """A liquid up to a share of the body's height."""

    level: float
    colour: Colour
    density: float = 1.0


def _skin(form: Form, inset: float, floor: float) -> Outline:
    """The profile of the body, ``inset`` from its outside; radius falls to the neck over the shoulder."""
    reach, lid = form.radius - inset, form.body - inset * 0.5
    foot = max(form.foot - inset * 0.3, 0.02)
    neck = form.neck - inset * 0.7
    turn = max(form.shoulder - inset * 0.4, 0.02)
    return fillet(
        [
            (0.001, floor, 0),
            (reach, floor, foot),
            (reach, lid, turn),
            (neck, lid + form.rise, min(0.08, form.rise * 0.8)),
            (neck, form.top, 0.0),
        ],
        foot,
        10,
    )


def _solid(
    name: str, form: Form, profile: Outline, material: Material, segments: int = 96
) -> Object:
    """Turn a profile of (radius, height), or draw it from a rounded rectangle when the form has a depth."""
    if not form.depth:
        return lathe(name, profile, material, segments=segments, crease=50)
    # A square bottle's neck is turned, so its body ends where the neck begins.
    insets = [(form.radius - r, z) for r, z in profile if r > form.neck * 0.6]
    return prism(
        name, insets, (2 * form.radius, form.depth), form.corner, material, steps=10, crease=50
    )


def vessel(form: Form, material: Material | None = None, *, hollow: bool = True) -> list[Object]:
    """The empty bottle: its outside and, unless nothing shows through it, its cavity."""
    skin = material or glass()
    mouth = [(form.neck, form.top), (form.neck - form.wall * 0.7, form.top)]
    outside = _solid("glass", form, [*_skin(form, 0, 0)[:-1], mouth[0]], skin)
    if not hollow:
        return [outside]
    cavity = flip(_solid("cavity", form, _skin(form, form.wall, form.base), skin))
    return [outside, cavity]


def contents(form: Form, layers: Sequence[Layer]) -> list[Object]:
    """The liquids, from the bottom up."""
    poured = []
    low = form.base - GRIP
    inside = form.radius - form.wall + GRIP
    foot = max(form.foot - form.wall * 0.3, 0.02)
    for index, layer in enumerate(layers):
        high = form.base + (form.body - form.base) * layer.level
        bottom = [(0.001, low, 0), (inside, low, foot if index == 0 else 0)]
        # The edge of a liquid climbs the glass a little.
        surface = [(inside, high, 0), (inside - 0.02, high - 0.012, 0), (0.001, high - 0.014, 0)]
        profile = fillet([*bottom, *surface], foot, 8)
        substance = liquid(layer.colour, layer.density)
        poured.append(_solid("liquid", form, profile, substance))
        low = high - 0.02
    return poured
