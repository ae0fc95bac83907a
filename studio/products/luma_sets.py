"""The sets of Luma: several pieces with their box. Measures are millimetres."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from studio.kit.nodes import Colour
from studio.kit.scene import Object, group
from studio.products import luma_bars, luma_bottles, luma_jars
from studio.products.luma_bottles import placed
from studio.products.luma_soft import board_box

GREY_BOARD: Colour = (0.40, 0.385, 0.36)
BUILDERS: Mapping[str, Callable[..., Object]] = {
    "dropper": luma_bottles.dropper_bottle,
    "pump": luma_bottles.pump_bottle,
    "bottle": luma_bottles.capped_bottle,
    "jar": luma_jars.jar,
    "balm": luma_jars.balm_tin,
    "tin": luma_jars.workshop_tin,
    "soap": luma_bars.soap,
}


def together(
    *,
    pieces: Sequence[tuple[str, Mapping[str, Any]]],
    box: tuple[float, float, float] | None = None,
    words: str = "",
    box_place: tuple[float, float, float] = (0, 70, 0),
) -> None:
    """Stand several pieces together, before their box if they come in one."""
    for kind, options in pieces:
        BUILDERS[kind](**options)
    if box:
        placed(group(board_box(box, GREY_BOARD, words, mark=box[2] * 0.2), "box"), box_place)
