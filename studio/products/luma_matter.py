"""What comes out of the packaging: a smear of cream, a pool of oil, a heap of powder. Measures are millimetres."""

import math

from mathutils import Vector, noise

from studio.kit.clear import liquid
from studio.kit.hard import plain
from studio.kit.mesh import lathe, sheet
from studio.kit.nodes import Colour
from studio.kit.outline import fillet, ramp
from studio.kit.scene import Object
from studio.products.luma_glass import MM


def smear(
    colour: Colour,
    length: float = 70.0,
    width: float = 26.0,
    *,
    bend: float = 16.0,
    gloss: float = 0.3,
) -> Object:
    """Cream drawn out with a spatula: thick where it was set down, thin and ribbed where it was lifted."""

    def surface(u: float, v: float) -> Vector:
        along, across = u, 2 * v - 1
        ragged = along + 0.10 * noise.noise(Vector((across * 3.1, 7.0, 0)))
        tail = 1 - ramp(0.72, 1.0, ragged)
        # The end that was set down is round, as the edge of the spatula left it.
        near = min(1.0, along / 0.24)
        head = math.sqrt(1 - (1 - near) ** 2)
        half = width / 2 * head * (0.86 + 0.14 * math.sin(math.pi * along))
        half *= 1 + 0.05 * noise.noise(Vector((along * 5, across * 2, 3)))
        centre = bend * math.sin(along * 2.1) - bend * 0.5
        rim = math.sqrt(max(0.0, 1 - abs(across) ** 2.6))
        ribs = 0.36 * math.sin(across * 15 + 2.2 * noise.noise(Vector((along * 3, 0, 1))))
        dome = 4.6 * (1 - ramp(0.08, 0.5, along)) * (1 - 0.55 * across**2) + 2.0
        bank = 1.3 * abs(across) ** 6
        thick = rim * tail * head * (dome + bank + ribs * ramp(0.15, 0.45, along))
        return Vector((length * (along - 0.5), centre + half * across, max(thick, 0.0) - 0.02)) * MM

    return sheet("smear", surface, (140, 64), plain(colour, gloss, coat=0.35, depth=0.15))


def pool(
    colour: Colour, density: float, radius: float = 18.0, seed: float = 0.0, thickness: float = 1.1
) -> Object:
    """A drop of oil or serum that has spread on the paper; its outline is never round."""
    profile = fillet(
        [
            (0.05, 0),
            (radius, 0.0, 0.0),
            (radius + 0.5, thickness * 0.45, 0.9),
            (radius - 2.6, thickness, 2.2),
            (0.05, thickness * 1.03),
        ],
        1,
        8,
    )
    scaled = [(r * MM, z * MM + 0.001) for r, z in profile]

    def run(angle: float, r: float, _: float) -> float:
        place = Vector((math.cos(angle) * 1.1 + seed, math.sin(angle) * 1.1, seed))
        return r * (1 + 0.20 * noise.noise(place) + 0.06 * noise.noise(place * 2.7))

    return lathe("pool", scaled, liquid(colour, density, 1.44), segments=128, crease=60, flute=run)


def heap(colour: Colour, radius: float = 22.0, height: float = 11.0) -> Object:
    """A heap of fine powder, as a spoon leaves it."""

    def surface(u: float, v: float) -> Vector:
        angle, reach = math.tau * u, v * radius
        x, y = reach * math.cos(angle), reach * math.sin(angle)
        rough = noise.fractal(Vector((x * 0.16, y * 0.16, 4)), 1.0, 2.0, 5)
        lumps = noise.fractal(Vector((x * 0.7, y * 0.7, 9)), 0.8, 2.0, 4)
        edge = v + 0.10 * noise.noise(Vector((math.cos(angle) * 1.7, math.sin(angle) * 1.7, 2)))
        rise = height * (1 - ramp(0.0, 1.0, edge)) ** 1.1
        return Vector((x, y, rise * (1 + 0.20 * rough) + 0.35 * lumps * (1 - edge) - 0.05)) * MM

    return sheet("heap", surface, (160, 60), plain(colour, 0.95))
