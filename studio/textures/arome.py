"""What Arôme prints and writes: the label of a bottle, and the page of the folio it stands on."""

import random
import textwrap
from dataclasses import dataclass

from PIL import Image

from studio.textures.type import (
    CORMORANT,
    CORMORANT_ITALIC,
    CRIMSON,
    SCRIPT,
    Drawing,
    ink,
)

INK = ink("#2A2D26")
BROWN = ink("#5B4630")
GOLD = ink("#A98750")
LABEL = ink("#F8F4EA")
PAGE = ink("#EDE3CE")


@dataclass(frozen=True, slots=True)
class Essence:
    """What is written about an essence, as the catalogue has it."""

    name: str
    latin: str
    folio: str
    amount: str
    origin: str
    notes: str
    story: str


def label(essence: Essence, size: tuple[float, float]) -> Image.Image:
    """The label: a double rule, the name in one or two lines, the latin name, the folio."""
    width, height = size
    drawing = Drawing.blank(width, height, LABEL)
    middle, inner = width / 2, width * 0.78
    for inset, line in ((0.035, 0.22), (0.065, 0.1)):
        edge = width * inset
        drawing.frame((edge, edge), (width - edge, height - edge), line, GOLD)
    drawing.text(
        "Atelier Arôme", (middle, height * 0.20), CORMORANT, width * 0.085, BROWN, weight=600, align="centre"
    )  # fmt: skip
    lines = [essence.name]
    if drawing.width(essence.name, CORMORANT, width * 0.15, 600) > inner:
        lines = textwrap.wrap(essence.name, max(8, len(essence.name) // 2 + 3))
    step = width * 0.155
    top = height * 0.49 - step * (len(lines) - 1) / 2
    for row, line in enumerate(lines):
        drawing.text(
            line, (middle, top + step * row), CORMORANT, width * 0.165, INK, weight=600, align="centre", room=inner
        )  # fmt: skip
    drawing.text(
        essence.latin, (middle, height * 0.70), CORMORANT_ITALIC, width * 0.088, BROWN, weight=500, align="centre", room=inner
    )  # fmt: skip
    drawing.rule((width * 0.38, height * 0.755), (width * 0.62, height * 0.755), 0.12, GOLD)
    below = f"Folio {essence.folio}  ·  {essence.amount}"
    drawing.text(
        below, (middle, height * 0.865), CRIMSON, width * 0.078, INK, align="centre", room=inner
    )
    return drawing.picture


def page(essence: Essence, size: tuple[float, float]) -> Image.Image:
    """The page of the folio: ruled margins, the latin name in script, what was written that evening."""
    width, height = size
    drawing = Drawing.blank(width, height, PAGE, pixels_per_mm=9)
    chance = random.Random(int(essence.folio))  # noqa: S311 - an uneven hand, the same in every render
    for x in (15, 16, width - 8):
        drawing.rule((x, 4), (x, height - 4), 0.22, GOLD)
    for y in (12, height - 9):
        drawing.rule((5, y), (width - 4, y), 0.22, GOLD)
    drawing.text(essence.folio, (width - 11, 9.6), CORMORANT, 6, BROWN, weight=600, align="right")
    drawing.text(essence.latin, (20, 25), SCRIPT, 11.5, INK, room=width - 36)
    drawing.text(essence.origin, (20, 33), CORMORANT_ITALIC, 5.4, BROWN, weight=500)
    rows = textwrap.wrap(essence.story, 45)
    for row, line in enumerate(rows):
        slip = chance.uniform(-0.25, 0.25)
        base = 43 + 8.0 * row
        if base < height - 12:
            drawing.text(line, (20 + slip, base), CORMORANT_ITALIC, 6.2, BROWN, weight=550)
    for row, note in enumerate(essence.notes.split(", ")):
        drawing.text(
            note,
            (13.5, 50 + 9 * row),
            CORMORANT_ITALIC,
            3.6,
            GOLD,
            weight=600,
            align="right",
            room=12,
        )
    return drawing.picture


def rings(size: float, count: int = 46) -> Image.Image:
    """The end of a log: year rings round a pith, with cracks and a darker edge of bark."""
    drawing = Drawing.blank(size, size, ink("#B98B5C"), pixels_per_mm=12)
    chance = random.Random(4)  # noqa: S311 - the same tree in every render
    middle, reach = size / 2, size / 2
    widths = [chance.uniform(0.5, 1.5) for _ in range(count)]
    scale = reach * 0.96 / sum(widths)
    away = 0.0
    for index, step in enumerate(widths):
        away += step * scale
        shade = (148, 100, 62) if index % 7 else (120, 76, 46)
        drawing.ring((middle + 0.02 * away, middle), away, 0.12 + 0.22 * chance.random(), shade)
    for _ in range(5):
        drawing.streak(
            (middle, middle),
            0,
            reach * chance.uniform(0.5, 0.95),
            chance.uniform(0, 360),
            0.18,
            (92, 58, 36),
        )
    return drawing.picture


def citrus_cut(size: float, pulp: str, pith: str, peel: str, parts: int = 10) -> Image.Image:
    """A fruit cut across: peel, pith, segments and their skins."""
    drawing = Drawing.blank(size, size, ink(peel), pixels_per_mm=14)
    chance = random.Random(parts)  # noqa: S311 - the same fruit in every render
    middle, reach = (size / 2, size / 2), size / 2
    drawing.disc(middle, reach * 0.955, ink(pith))
    for part in range(parts):
        start = 360 * part / parts + chance.uniform(-3, 3)
        stop = 360 * (part + 1) / parts
        drawing.segment(middle, reach * 0.10, reach * 0.83, (start + 1.6, stop - 1.6), ink(pulp))
        for _ in range(46):
            angle = chance.uniform(start + 5, stop - 5)
            near = reach * chance.uniform(0.2, 0.66)
            light = tuple(min(255, c + chance.randint(6, 34)) for c in ink(pulp))
            drawing.streak(middle, near, near + reach * 0.13, angle, 0.34, light)  # type: ignore[arg-type]
    return drawing.picture
