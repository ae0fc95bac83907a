"""The studio's own light, of none of the houses: a tall window to the left of a wall of grey-green chalk."""

from studio.kit.light import card, lamp, world
from studio.kit.nodes import Colour
from studio.rigs.luma import sweep

WINDOW: Colour = (1.0, 0.985, 0.96)
ROOM: Colour = (0.93, 0.97, 0.96)


def chalk(
    tint: str = "#C8CEC4",
    reach: float = 2.0,
    middle: float = 1.0,
    *,
    key: float = 1.0,
    fill: float = 1.0,
) -> None:
    """Light a figure about ``reach`` units tall; ``fill`` is how much of the room comes back into the shadows."""
    target = (0.0, 0.0, middle)
    world(ROOM, 0.30 * fill)
    sweep(tint, reach * 0.8)
    window = (-1.75 * reach, -1.0 * reach, middle + 0.75 * reach)
    lamp(window, target, 1.15 * reach, 85 * reach**2 * key, WINDOW)
    # A thin light from behind on the right parts the shadow side from the wall.
    edge = (1.5 * reach, 1.0 * reach, middle + 0.5 * reach)
    card(edge, target, (0.5 * reach, 2.2 * reach), 2.2 * key, ROOM)
    tall = (-2.0 * reach, -0.6 * reach, middle)
    card(tall, target, (0.8 * reach, 2.4 * reach), 2.4, WINDOW, diffuse=False)
