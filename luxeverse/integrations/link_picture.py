"""The picture of a shared link, drawn with Pillow: the piece on its own ground, its name and its house beside it.

1200 by 630 pixels, the size Open Graph readers crop least (source: ogp.me and the sharing guides of large networks).
"""

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
PICTURE_WIDTH = 504
"""Of a 4:5 picture as high as the whole."""
MARGIN = 72
LARGEST, SMALLEST = 76, 44
LINES = 3
QUALITY = 86


@dataclass(frozen=True, slots=True)
class Look:
    """How a house signs: its typeface, the ground and the ink as CSS colours."""

    font: Path
    ground: str
    ink: str


@lru_cache(maxsize=256)
def draw(picture: Path | None, look: Look, *, house: str, name: str, maker: str) -> bytes:
    """JPEG bytes, those drawn last kept. A name too long for three lines at the smallest size is cut at a word."""
    canvas = Image.new("RGB", SIZE, look.ground)
    left = MARGIN
    if picture is not None:
        with Image.open(picture) as opened:
            shown = opened.convert("RGB").resize((PICTURE_WIDTH, SIZE[1]), Image.Resampling.LANCZOS)
        canvas.paste(shown, (0, 0))
        left += PICTURE_WIDTH
    pen = ImageDraw.Draw(canvas)
    small = ImageFont.truetype(str(look.font), 30)
    pen.text((left, MARGIN), house, font=small, fill=look.ink)
    lines, font = _set(name, look.font, SIZE[0] - left - MARGIN)
    height = round(font.size * 1.12)
    top = SIZE[1] - MARGIN - 52 - height * len(lines)
    for number, line in enumerate(lines):
        pen.text((left, top + number * height), line, font=font, fill=look.ink)
    pen.text((left, SIZE[1] - MARGIN - 30), maker, font=small, fill=look.ink)
    buffer = io.BytesIO()
    canvas.save(buffer, "jpeg", quality=QUALITY, optimize=True)
    return buffer.getvalue()


def _set(text: str, path: Path, width: int) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """The largest size at which the text fits into three lines of this width."""
    for size in range(LARGEST, SMALLEST - 1, -4):
        font = ImageFont.truetype(str(path), size)
        lines = _broken(text, font, width)
        if len(lines) <= LINES:
            return lines, font
    return [*lines[: LINES - 1], f"{lines[LINES - 1]} …"], font


def _broken(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
