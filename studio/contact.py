"""Every piece of a house on one sheet, its hero, its other side and its detail: ``python -m studio.contact luxe``."""

import io
import sys

from PIL import Image, ImageDraw, ImageFont

from studio.catalogue import shots
from studio.inputs import ROOT
from studio.kit.fonts import SANS, font_file
from studio.publish import MEDIA, filed, made_from

ROLES = ("hero", "angle", "detail")
COLUMNS, WIDTH, HEIGHT, CAPTION = 4, 136, 170, 22
LARGEST = 300_000
"""Bytes; the quality goes down until the sheet is smaller."""


def sheet(house: str) -> Image.Image:
    """Every piece that is published, with its slug."""
    known = made_from()
    pieces = [
        shot
        for shot in shots()
        if shot.house == house and shot.role == "hero" and not shot.variant and shot.name in known
    ]
    wide, high = WIDTH * len(ROLES) + CAPTION, HEIGHT + CAPTION
    rows = -(-len(pieces) // COLUMNS)
    made = Image.new("RGB", (COLUMNS * wide - CAPTION, rows * high), (24, 24, 26))
    pen, font = ImageDraw.Draw(made), ImageFont.truetype(font_file(SANS), 12)
    for index, shot in enumerate(pieces):
        row, column = divmod(index, COLUMNS)
        for place, role in enumerate(ROLES):
            if f"{shot.slug}/{role}" in known:
                with Image.open((MEDIA / filed(shot)).with_name(f"{role}-400.webp")) as picture:
                    small = picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
                made.paste(small, (column * wide + place * WIDTH, row * high))
        pen.text((column * wide + 6, row * high + HEIGHT + 4), shot.slug, (190, 188, 182), font)
    return made


def main(house: str) -> None:
    """Write ``docs/studio-<house>.webp``."""
    made = sheet(house)
    for quality in range(80, 20, -5):
        buffer = io.BytesIO()
        made.save(buffer, "webp", quality=quality)
        if buffer.tell() < LARGEST:
            break
    (ROOT / "docs" / f"studio-{house}.webp").write_bytes(buffer.getvalue())


if __name__ == "__main__":
    main(sys.argv[1])
