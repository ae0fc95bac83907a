"""The drawing of the Giardino: a garden seen from above, drawn with a ruler and printed from flat screens.

Box hedges in the first colour, gravel paths in gold, a wall around all four sides. The gardener is in it, once.
"""

import math
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

Ink = tuple[int, int, int]
SIZE = 1800
FOLDER = Path(__file__).parents[2] / ".data" / "studio" / "prints"


@dataclass(frozen=True, slots=True)
class Palette:
    """Lawn, hedge, path, wall, flowers."""

    lawn: Ink
    hedge: Ink
    path: Ink
    wall: Ink
    flower: Ink


PALETTES = {
    "green and red": Palette(
        (38, 78, 52), (20, 48, 33), (206, 166, 92), (140, 29, 36), (226, 200, 160)
    ),
    "red and green": Palette(
        (128, 26, 33), (84, 16, 22), (206, 166, 92), (38, 78, 52), (226, 200, 160)
    ),
    "blue and sand": Palette(
        (58, 84, 122), (30, 48, 78), (222, 200, 158), (164, 118, 66), (240, 228, 204)
    ),
    "black and gold": Palette(
        (34, 32, 30), (18, 17, 16), (198, 156, 76), (110, 84, 40), (232, 214, 170)
    ),
}


def garden(name: str, *, beds: int = 4) -> str:
    """Draw the square in a palette, or find it drawn; the path of the picture. ``beds`` is how many lie in a row."""
    target = FOLDER / f"garden-{name.replace(' ', '-')}-{beds}.png"
    if not target.exists():
        inks = PALETTES[name]
        picture = Image.new("RGB", (SIZE, SIZE), inks.wall)
        pen = ImageDraw.Draw(picture)
        _wall(pen, inks)
        _beds(pen, inks, beds)
        _fountain(pen, inks)
        _gardener(pen, inks)
        FOLDER.mkdir(parents=True, exist_ok=True)
        picture.save(target)
    return str(target)


def _wall(pen: ImageDraw.ImageDraw, inks: Palette) -> None:
    """Courses of brick, a hem line, and the gravel inside."""
    course = 34
    for row in range(5):
        inset = 14 + row * course
        pen.rectangle(
            [inset, inset, SIZE - inset, SIZE - inset], outline=_lighter(inks.wall, 1.35), width=3
        )
        for k in range(0, SIZE, 90):
            shift = k + (45 if row % 2 else 0)
            for box in (
                (shift, inset, shift, inset + course),
                (shift, SIZE - inset - course, shift, SIZE - inset),
                (inset, shift, inset + course, shift),
                (SIZE - inset - course, shift, SIZE - inset, shift),
            ):
                pen.line(box, fill=_lighter(inks.wall, 1.35), width=3)
    pen.rectangle([190, 190, SIZE - 190, SIZE - 190], fill=inks.path)
    pen.rectangle([204, 204, SIZE - 204, SIZE - 204], outline=inks.flower, width=5)


def _beds(pen: ImageDraw.ImageDraw, inks: Palette, count: int) -> None:
    """Square beds between the paths, each clipped into another pattern, alike across both axes."""
    low, high, path = 226, SIZE - 226, 34
    step = (high - low + path) / count
    patterns = (_knot, _rays, _scrolls, _orchard)
    for i in range(count):
        for j in range(count):
            x, y, size = low + i * step, low + j * step, step - path
            pen.rectangle([x, y, x + size, y + size], fill=inks.hedge)
            pen.rectangle([x + 14, y + 14, x + size - 14, y + size - 14], fill=inks.lawn)
            mirrored = min(i, count - 1 - i) + min(j, count - 1 - j)
            patterns[mirrored % len(patterns)](pen, inks, x + size / 2, y + size / 2, size / 2 - 22)


def _petals(
    pen: ImageDraw.ImageDraw,
    x: float,
    y: float,
    radius: float,
    count: int,
    ink: Ink,
    slim: float = 0.22,
) -> None:
    for k in range(count):
        a = math.tau * k / count
        edge = []
        for side, steps in ((1, range(9)), (-1, range(8, -1, -1))):
            for s in steps:
                t = s / 8
                wide = side * slim * radius * math.sin(math.pi * t)
                edge.append(
                    (
                        x + math.cos(a) * radius * t - math.sin(a) * wide,
                        y + math.sin(a) * radius * t + math.cos(a) * wide,
                    )
                )
        pen.polygon(edge, fill=ink)


def _knot(pen: ImageDraw.ImageDraw, inks: Palette, x: float, y: float, r: float) -> None:
    """Two hedges that go over and under."""
    for turn in (0.0, math.pi / 4):
        line = [
            (
                x + r * 0.82 * math.cos(a + turn) * (1 + 0.22 * math.cos(4 * a)),
                y + r * 0.82 * math.sin(a + turn) * (1 + 0.22 * math.cos(4 * a)),
            )
            for a in (math.tau * k / 120 for k in range(121))
        ]
        pen.line(line, fill=inks.hedge, width=20, joint="curve")
        pen.line(line, fill=inks.path, width=5, joint="curve")
    _petals(pen, x, y, r * 0.40, 8, inks.wall)
    _petals(pen, x, y, r * 0.20, 8, inks.flower)


def _rays(pen: ImageDraw.ImageDraw, inks: Palette, x: float, y: float, r: float) -> None:
    """Wedges of clipped box around a rose."""
    for k in range(16):
        a, b = math.tau * (k - 0.3) / 16, math.tau * (k + 0.3) / 16
        pen.polygon(
            [
                (x + r * s * math.cos(t), y + r * s * math.sin(t))
                for s, t in ((0.42, a), (0.95, a), (0.95, b), (0.42, b))
            ],
            fill=inks.hedge if k % 2 else inks.path,
        )
    _petals(pen, x, y, r * 0.38, 10, inks.flower)
    _petals(pen, x, y, r * 0.22, 10, inks.wall)


def _scrolls(pen: ImageDraw.ImageDraw, inks: Palette, x: float, y: float, r: float) -> None:
    """Four spirals of gravel from the middle."""
    for k in range(4):
        turn = math.pi / 4 + k * math.pi / 2
        cx, cy = x + r * 0.5 * math.cos(turn), y + r * 0.5 * math.sin(turn)
        line = [
            (
                cx + r * 0.42 * (1 - t) * math.cos(turn + math.pi + 9 * t),
                cy + r * 0.42 * (1 - t) * math.sin(turn + math.pi + 9 * t),
            )
            for t in (s / 70 for s in range(66))
        ]
        pen.line(line, fill=inks.path, width=9, joint="curve")
        _petals(pen, cx, cy, r * 0.13, 6, inks.wall, 0.3)
    _petals(pen, x, y, r * 0.26, 12, inks.flower)


def _orchard(pen: ImageDraw.ImageDraw, inks: Palette, x: float, y: float, r: float) -> None:
    """Round trees in rows, each with its shadow."""
    for i in range(-2, 3):
        for j in range(-2, 3):
            cx, cy, size = x + i * r * 0.38, y + j * r * 0.38, r * 0.15
            pen.ellipse(
                [cx - size + 6, cy - size + 8, cx + size + 6, cy + size + 8],
                fill=_lighter(inks.hedge, 0.6),
            )
            pen.ellipse(
                [cx - size, cy - size, cx + size, cy + size],
                fill=inks.path if (i + j) % 2 else inks.wall,
            )
            _petals(pen, cx, cy, size * 0.9, 6, inks.lawn if (i + j) % 2 else inks.flower, 0.18)


def _fountain(pen: ImageDraw.ImageDraw, inks: Palette) -> None:
    """The round basin where the paths cross."""
    c = SIZE / 2

    def ring(radius: float, ink: Ink) -> None:
        pen.ellipse([c - radius, c - radius, c + radius, c + radius], fill=ink)

    for radius, ink in (
        (190, inks.path),
        (176, inks.wall),
        (160, inks.path),
        (148, inks.hedge),
        (120, inks.lawn),
    ):
        ring(radius, ink)
    _petals(pen, c, c, 140, 16, inks.path, 0.10)
    _petals(pen, c, c, 92, 12, inks.flower, 0.16)
    ring(22, inks.wall)


def _gardener(pen: ImageDraw.ImageDraw, inks: Palette) -> None:
    """A straw hat seen from above, near a corner, and a rake."""
    x, y = SIZE - 300, SIZE - 212
    pen.line([(x - 50, y - 2), (x + 30, y + 4)], fill=inks.hedge, width=5)
    pen.ellipse([x - 15, y - 15, x + 15, y + 15], fill=inks.flower, outline=inks.hedge, width=3)
    pen.ellipse([x - 6, y - 6, x + 6, y + 6], fill=inks.wall)


def _lighter(ink: Ink, factor: float) -> Ink:
    red, green, blue = (min(255, round(c * factor)) for c in ink)
    return red, green, blue
