"""Setting type on a drawing: the shop's variable fonts, measured in millimetres of the real label."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from studio.kit.fonts import SOURCES

PIXELS_PER_MM = 26
"""Enough for the closest detail: there a label of 30 mm fills 900 pixels."""
FRAUNCES = "fraunces-latin-opsz-normal"
INSTRUMENT = "instrument-sans-latin-wght-normal"
CORMORANT = "cormorant-garamond-latin-wght-normal"
CORMORANT_ITALIC = "cormorant-garamond-latin-wght-italic"
CRIMSON = "crimson-pro-latin-wght-normal"
CRIMSON_MORE = "crimson-pro-latin-ext-wght-normal"
SCRIPT = "great-vibes-latin-400-normal"

Ink = tuple[int, int, int]
Align = Literal["left", "centre", "right"]


def ink(code: str) -> Ink:
    """The three bytes of "#1F2A24"."""
    red, green, blue = (int(code.lstrip("#")[k : k + 2], 16) for k in (0, 2, 4))
    return red, green, blue


@lru_cache(maxsize=64)
def face(name: str, pixels: int, weight: int) -> ImageFont.FreeTypeFont:
    """A font at a size and weight. Fraunces also takes the optical size it is printed at."""
    font = ImageFont.truetype(SOURCES / f"{name}.woff2", pixels)
    try:
        axes = font.get_variation_axes()
    except OSError:  # Great Vibes comes in one weight.
        return font
    font.set_variation_by_axes([72, weight] if len(axes) == 2 else [weight])
    return font


def runs(words: str, font: str) -> list[tuple[str, str]]:
    """A line split by the font that has the letters: most hold western Europe only, so ō is set from another."""
    made: list[tuple[str, str]] = []
    for letter in words:
        name = CRIMSON_MORE if 0x100 <= ord(letter) < 0x250 else font
        if made and made[-1][1] == name:
            made[-1] = (made[-1][0] + letter, name)
        else:
            made.append((letter, name))
    return made


@dataclass(slots=True)
class Drawing:
    """A drawing in millimetres from its upper left corner."""

    picture: Image.Image
    pen: ImageDraw.ImageDraw
    scale: float = PIXELS_PER_MM

    @classmethod
    def blank(
        cls,
        width: float,
        height: float,
        ground: Ink | None,
        *,
        pixels_per_mm: float = PIXELS_PER_MM,
    ) -> "Drawing":
        """An empty label; without a ground only what is printed will be seen."""
        size = (round(width * pixels_per_mm), round(height * pixels_per_mm))
        colour = (*ground, 255) if ground else (0, 0, 0, 0)
        picture = Image.new("RGBA", size, colour)
        return cls(picture, ImageDraw.Draw(picture), pixels_per_mm)

    def width(self, words: str, font: str, size: float, weight: int = 400) -> float:
        """How wide a line would be, in millimetres."""
        pixels = max(4, round(size * self.scale))
        parts = runs(words, font)
        return sum(face(name, pixels, weight).getlength(part) for part, name in parts) / self.scale

    def text(
        self,
        words: str,
        at: tuple[float, float],
        font: str,
        size: float,
        colour: Ink,
        *,
        weight: int = 400,
        align: Align = "left",
        room: float | None = None,
    ) -> None:
        """One line whose baseline is ``at``; ``room`` shrinks it until it fits in so many millimetres."""
        if room is not None:
            size *= min(1.0, room / max(self.width(words, font, size, weight), 1e-6))
        before = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
        x = (at[0] - before * self.width(words, font, size, weight)) * self.scale
        pixels = max(4, round(size * self.scale))
        for part, name in runs(words, font):
            # Crimson is heavier than Cormorant at the same weight.
            used = face(name, pixels, weight - 200 if name == CRIMSON_MORE else weight)
            self.pen.text(
                (x, at[1] * self.scale), part, font=used, fill=(*colour, 255), anchor="ls"
            )
            x += used.getlength(part)

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], width: float, colour: Ink
    ) -> None:
        """A straight line."""
        ends = [tuple(c * self.scale for c in point) for point in (start, end)]
        self.pen.line(ends, fill=(*colour, 255), width=max(1, round(width * self.scale)))

    def area(self, low: tuple[float, float], high: tuple[float, float], colour: Ink) -> None:
        """A filled rectangle."""
        corners = [tuple(c * self.scale for c in point) for point in (low, high)]
        self.pen.rectangle(corners, fill=(*colour, 255))

    def frame(
        self, low: tuple[float, float], high: tuple[float, float], width: float, colour: Ink
    ) -> None:
        """An empty rectangle."""
        corners = [tuple(c * self.scale for c in point) for point in (low, high)]
        line = max(1, round(width * self.scale))
        self.pen.rectangle(corners, outline=(*colour, 255), width=line)

    def disc(self, middle: tuple[float, float], radius: float, colour: Ink) -> None:
        """A filled circle."""
        self.pen.ellipse(self._around(middle, radius), fill=(*colour, 255))

    def ring(self, middle: tuple[float, float], radius: float, width: float, colour: Ink) -> None:
        """An empty circle."""
        line = max(1, round(width * self.scale))
        self.pen.ellipse(self._around(middle, radius), outline=(*colour, 255), width=line)

    def streak(
        self,
        middle: tuple[float, float],
        near: float,
        far: float,
        angle: float,
        width: float,
        colour: Ink,
    ) -> None:
        """A stroke away from a middle, between two distances."""
        turn = math.radians(angle)
        ends = [
            (middle[0] + away * math.cos(turn), middle[1] + away * math.sin(turn))
            for away in (near, far)
        ]
        self.rule(ends[0], ends[1], width, colour)

    def segment(
        self,
        middle: tuple[float, float],
        near: float,
        far: float,
        angles: tuple[float, float],
        colour: Ink,
    ) -> None:
        """A wedge with round corners between two angles: its sides run parallel to the skins beside it."""
        start, stop = (math.radians(angle) for angle in angles)
        steps = [k / 14 for k in range(15)]
        outer = [
            (far * (1 - 0.10 * abs(2 * t - 1) ** 4), start + (stop - start) * t) for t in steps
        ]
        points = [
            (middle[0] + away * math.cos(turn), middle[1] + away * math.sin(turn))
            for away, turn in [(near, (start + stop) / 2), *outer]
        ]
        scaled = [(x * self.scale, y * self.scale) for x, y in points]
        self.pen.polygon(scaled, fill=(*colour, 255))

    def _around(self, middle: tuple[float, float], radius: float) -> tuple[float, ...]:
        x, y = (c * self.scale for c in middle)
        reach = radius * self.scale
        return (x - reach, y - reach, x + reach, y + reach)
