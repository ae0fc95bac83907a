"""Soap, tubes and boxes of Luma. Measures are millimetres."""

import math

from studio.kit.hard import plain
from studio.kit.nodes import Colour
from studio.kit.scene import Object, group, stand
from studio.products.luma_bottles import Place, placed
from studio.products.luma_glass import MM
from studio.products.luma_matter import smear
from studio.products.luma_soft import band, soap_bar, soap_dish, squeeze_tube
from studio.textures.luma import Formula, holt_band, seve_label

OLIVE_SOAP: Colour = (0.62, 0.57, 0.40)


def soap(
    *,
    name: str,
    amount: str,
    ground: str = "#22352C",
    pen: str = "#E9DFC7",
    dish: bool = False,
    place: Place = (0, 0, 0),
) -> Object:
    """A bar in its band standing behind a bare one, which is stamped; or a bare one on its dish."""
    size = (92.0, 58.0, 28.0)
    if dish:
        bare = group(soap_bar(size, OLIVE_SOAP, "Holt"), "bar")
        bare.location.z = 13.6 * MM
        return placed(group([*soap_dish(), bare], name), place)
    drawing = holt_band((52, 112), name, amount, ground, pen)
    wrapped = group([*soap_bar(size, OLIVE_SOAP, ""), band(drawing, size, 52)], "wrapped")
    wrapped.rotation_euler = (math.radians(76), 0, math.radians(-7))
    wrapped.location = (-8 * MM, 40 * MM, 0)
    stand(wrapped)
    bare = group(soap_bar(size, OLIVE_SOAP, "Holt"), "bare")
    bare.rotation_euler.z = math.radians(9)
    bare.location = (12 * MM, -42 * MM, 0)
    return placed(group([wrapped, bare], name), place)


def cream_tube(
    *,
    name: str,
    amount: str,
    accent: str,
    formula: Formula,
    radius: float = 21.0,
    length: float = 112.0,
    cream: Colour = (0.86, 0.84, 0.80),
    place: Place = (0, 0, 0),
) -> Object:
    """A white tube standing on its cap, and a trace of its cream."""
    drawing = seve_label((radius * 1.72, length * 0.72), name, amount, formula, accent, clear=True)
    body = squeeze_tube(drawing, radius, length, plain((0.84, 0.83, 0.80), 0.36, coat=0.25))
    trace = smear(cream, 62, 22)
    trace.location = (36 * MM, -40 * MM, 0)
    trace.rotation_euler.z = math.radians(12)
    return placed(group([*body, trace], name), place)
