"""Setting type on a drawing: the shop's variable fonts, measured in millimetres of the real label."""

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
    axes = font.get_variation_axes()
    font.set_variation_by_axes([72, weight] if len(axes) == 2 else [weight])
    return font


@dataclass(slots=True)
class Drawing:
    """A drawing in millimetres from its upper left corner."""

    picture: Image.Image
    pen: ImageDraw.ImageDraw

    @classmethod
    def blank(cls, width: float, height: float, ground: Ink | None) -> "Drawing":
        """An empty label; without a ground only what is printed will be seen."""
        size = (round(width * PIXELS_PER_MM), round(height * PIXELS_PER_MM))
        colour = (*ground, 255) if ground else (0, 0, 0, 0)
        picture = Image.new("RGBA", size, colour)
        return cls(picture, ImageDraw.Draw(picture))

    def width(self, words: str, font: str, size: float, weight: int = 400) -> float:
        """How wide a line would be, in millimetres."""
        return face(font, round(size * PIXELS_PER_MM), weight).getlength(words) / PIXELS_PER_MM

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
        anchor = {"left": "ls", "centre": "ms", "right": "rs"}[align]
        place = (at[0] * PIXELS_PER_MM, at[1] * PIXELS_PER_MM)
        used = face(font, max(4, round(size * PIXELS_PER_MM)), weight)
        self.pen.text(place, words, font=used, fill=(*colour, 255), anchor=anchor)

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], width: float, colour: Ink
    ) -> None:
        """A straight line."""
        ends = [tuple(c * PIXELS_PER_MM for c in point) for point in (start, end)]
        self.pen.line(ends, fill=(*colour, 255), width=max(1, round(width * PIXELS_PER_MM)))

    def area(self, low: tuple[float, float], high: tuple[float, float], colour: Ink) -> None:
        """A filled rectangle."""
        corners = [tuple(c * PIXELS_PER_MM for c in point) for point in (low, high)]
        self.pen.rectangle(corners, fill=(*colour, 255))

    def frame(
        self, low: tuple[float, float], high: tuple[float, float], width: float, colour: Ink
    ) -> None:
        """An empty rectangle."""
        corners = [tuple(c * PIXELS_PER_MM for c in point) for point in (low, high)]
        line = max(1, round(width * PIXELS_PER_MM))
        self.pen.rectangle(corners, outline=(*colour, 255), width=line)
