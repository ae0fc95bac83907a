"""The light of LuxeVerse: a hard key from the left, strip rims, black flags, a ground of obsidian.

Positions are in radii of the piece about its middle, so that one drawing lights everything. The ground gives back an
eleventh of what it sees at every angle; a true dielectric would give back two fifths at the low angles of a product
shot, and the picture would have two pieces.
"""

import math

from studio.kit.light import card, gem_sky, plane, world
from studio.kit.nodes import Colour, Material, Nodes
from studio.kit.scene import Object

WARM: Colour = (1.0, 0.90, 0.76)
SOFT_WARM: Colour = (1.0, 0.94, 0.85)
COOL: Colour = (0.55, 0.72, 1.0)
REFLECTION = 0.11


def obsidian(
    radius: float = 1.0,
    middle: float = 0.9,
    *,
    key: float = 1.0,
    fill: float = 1.0,
    low: float = 1.0,
    rim: float = 1.0,
    accent: float = 1.0,
    glow: float = 1.0,
    overhead: float = 1.0,
    halo: float = 0.0,
    stones: float = 0.0,
    sparks: bool = False,
) -> None:
    """Light a piece of a radius whose middle is at a height. ``halo`` shines through glass, ``stones`` into gems.

    ``sparks`` hangs small bright cards above, for facets to catch.
    """
    world((0.004, 0.004, 0.0045))
    _ground()
    _wall(radius, middle, glow)
    aim = (0.0, 0.0, middle)

    def at(x: float, y: float, z: float) -> tuple[float, float, float]:
        return x * radius, y * radius, middle + z * radius

    def size(width: float, height: float) -> tuple[float, float]:
        return width * radius, height * radius

    card(at(-3.2, 1.3, 0.7), aim, size(1.1, 4.6), 34 * key * rim, WARM, soft=0.7)
    card(at(3.4, 2.0, 0.5), aim, size(0.6, 4.5), 4 * accent, COOL)
    top = card(at(0, 0.5, 3.6), aim, size(3.8, 2.4), 13 * key * overhead, SOFT_WARM, soft=0.8)
    top.visible_glossy = overhead > 0.5
    card(at(-2.6, -3.5, 1.9), aim, size(3.0, 3.4), 8 * key * fill, SOFT_WARM, soft=0.9)
    card(at(3.6, -1.6, 0.6), aim, size(0.9, 3.6), 7 * key * fill, WARM, soft=0.8)
    card(at(0.3, -6, 3.2), aim, size(3.2, 1.8), 2.2 * key * fill, SOFT_WARM, soft=0.9)
    # Without this one every plate that faces the camera mirrors the black of the room.
    card(
        (-3.5 * radius, -5.3 * radius, 1.15 * radius),
        aim,
        size(2.5, 2.3),
        5.5 * low * key,
        WARM,
        soft=0.9,
    )
    # What faces down and forwards, as the lower strap of a watch, sees only this one.
    card(at(1.2, -4.6, -0.95), aim, size(3.0, 0.9), 5.0 * low * key, SOFT_WARM, soft=0.9)
    if halo:
        _halo(radius, middle, halo)
    if stones:
        gem_sky(stones)
    if sparks:
        for k in range(7):
            spot = (
                3 * radius * math.cos(0.9 * k),
                3 * radius * math.sin(0.9 * k) - radius,
                middle + 3.2 * radius,
            )
            card(spot, (0, 0, middle + radius), size(0.5, 0.5), 60, (1, 0.97, 0.92), diffuse=False)


def _ground() -> Object:
    """Obsidian: nearly black, with a faint blurred mirror and a slow unevenness."""
    nodes = Nodes("ground")
    clouds = nodes.noise(nodes.place(), 0.8, 6, 0.6)
    waves = nodes.bump(nodes.noise(nodes.place(), 0.35, 3), 0.04, 0.05)
    body = nodes.node("BsdfDiffuse", Color=(0.0035, 0.0035, 0.004))
    mirror = nodes.node(
        "BsdfGlossy",
        Color=(1, 1, 1),
        Roughness=nodes.math("MULTIPLY_ADD", clouds, 0.14, 0.09),
        Normal=waves,
    )
    ground = plane((0, 0, 0), (120, 120))
    ground.data.materials.append(nodes.done(nodes.blend(REFLECTION, body, mirror)))
    return ground


def _wall(radius: float, middle: float, strength: float) -> Object:
    """A pool of grey light far behind, gone before it reaches the ground, so that no horizon shows."""
    height = middle + 1.5 * radius
    wall = plane((0, 9 * radius, height), (40, 40))
    wall.rotation_euler.x = math.pi / 2
    wall.data.materials.append(_pool(3.6 * radius, height, 0.055 * strength))
    wall.visible_shadow = wall.visible_diffuse = False
    return wall


def _pool(reach: float, height: float, strength: float) -> Material:
    """Light that falls off with the distance from the middle and to nothing at the foot of the wall."""
    nodes = Nodes("pool")
    place = nodes.place()
    away = nodes.vector("LENGTH", nodes.vector("MULTIPLY", place, (0.85, 1, 1)))
    near = nodes.math("POWER", nodes.range(away, (0, reach), (1, 0), "SMOOTHERSTEP"), 1.4)
    up = nodes.range(
        nodes.node("SeparateXYZ", Vector=place).outputs[1],
        (-height, 0.2 * height),
        (0, 1),
        "SMOOTHERSTEP",
    )
    light = nodes.math("MULTIPLY", nodes.math("MULTIPLY", near, up), strength * 1.25)
    return nodes.done(nodes.node("Emission", Color=(1.0, 0.96, 0.93), Strength=light))


def _halo(radius: float, middle: float, strength: float) -> None:
    """A warm card close behind glass. Further back the ground would cut it off, and a line would cross the liquid."""
    place = (0.0, 0.95 * radius, middle - 0.05 * radius)
    panel = card(
        place,
        (0, 0, middle - 0.05 * radius),
        (1.9 * radius, 2.6 * radius),
        strength,
        (1, 0.84, 0.60),
        soft=1.0,
        diffuse=False,
        glossy=False,
    )
    panel.name = "halo"
