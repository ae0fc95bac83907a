"""The light of Arôme: a north window to the right, shadows to the left, a board of parchment."""

from mathutils import Vector

from studio.kit.flags import flag
from studio.kit.light import card, lamp, world
from studio.kit.mesh import sheet
from studio.kit.nodes import Colour, Material, Nodes, once
from studio.kit.outline import fillet
from studio.kit.scene import Object

WINDOW: Colour = (1.0, 0.935, 0.85)
"""Daylight of about 5200 K beside the 6500 K of the display."""
ROOM: Colour = (1.0, 0.93, 0.83)


def north_window(
    reach: float = 2.0, middle: float = 0.9, *, key: float = 1.0, back: float = 1.0
) -> None:
    """Light a bottle about ``reach`` units tall; ``back`` is the glow on the board behind it that liquids live from."""
    target = (0.0, 0.0, middle)
    world(ROOM, 0.13)
    board(reach)
    window = (2.6 * reach, -0.55 * reach, middle + 1.8 * reach)
    lamp(window, (0, 0, middle * 0.7), 1.0 * reach, 160 * reach**2 * key, WINDOW)
    # The window also falls on the board behind, brightest where the bottle stands before it.
    pool = (1.2 * reach, 0.4 * reach, middle + 2.4 * reach)
    lamp(
        pool,
        (0.1 * reach, 2.2 * reach, middle),
        0.8 * reach,
        42 * reach**2 * back,
        WINDOW,
        spread=80,
    )
    front = (-1.5 * reach, -3.4 * reach, middle + 1.0 * reach)
    card(front, target, (2.4 * reach, 2.0 * reach), 3.4, ROOM, soft=1.0)
    panes(reach, middle)
    for side in (-1, 1):
        edge = (side * 1.25 * reach, 0.8 * reach, middle)
        flag(edge, target, (0.3 * reach, 2.2 * reach), 0.02)


def panes(reach: float, middle: float) -> None:
    """The four panes of the window as glass mirrors them, and their weak echo on the other side."""
    target = (0.0, 0.0, middle)
    for column in (0, 1):
        for row in (0, 1):
            place = (
                (1.55 + 0.34 * column) * reach,
                (-1.35 + 0.55 * column) * reach,
                middle + (0.15 + 0.62 * row) * reach,
            )
            card(place, target, (0.52 * reach, 0.54 * reach), 5.0, WINDOW, soft=0.12, diffuse=False)
    echo = (-1.9 * reach, -0.6 * reach, middle + 0.4 * reach)
    card(echo, target, (0.35 * reach, 1.8 * reach), 1.6, ROOM, diffuse=False)


def board(reach: float) -> Object:
    """A board covered in parchment that bends up into the background."""
    back = 2.6 * reach
    profile = fillet([(-8 * reach, 0), (back, 0, 1.9 * reach), (back, 8 * reach)], 0, 24)

    def surface(u: float, v: float) -> Vector:
        place = v * (len(profile) - 1)
        low = min(int(place), len(profile) - 2)
        share = place - low
        (y0, z0), (y1, z1) = profile[low], profile[low + 1]
        return Vector(((u - 0.5) * 26 * reach, y0 + (y1 - y0) * share, z0 + (z1 - z0) * share))

    return sheet("board", surface, (1, len(profile) - 1), vellum())


@once
def vellum() -> Material:
    """Parchment: clouded where the skin was thick, flecked where hair grew."""
    nodes = Nodes("vellum")
    place = nodes.place()
    clouds = nodes.noise(place, 0.55, 7, 0.6, 0.6)
    flecks = nodes.noise(place, 14, 3, 0.6)
    base = nodes.ramp(clouds, [(0.25, (0.27, 0.22, 0.165)), (0.75, (0.46, 0.40, 0.325))])
    spotted = nodes.mix(nodes.range(flecks, (0.62, 0.75), (0, 0.35)), base, (0.17, 0.125, 0.08))
    surface = nodes.principled(
        Base_Color=spotted,
        Roughness=0.7,
        Specular_IOR_Level=0.3,
        Normal=nodes.bump(nodes.noise(place, 9, 6, 0.65), 0.06, 0.03),
    )
    return nodes.done(surface)
