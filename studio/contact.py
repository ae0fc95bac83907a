"""All heroes of a house on one sheet, for looking at them side by side: ``python -m studio.contact luxe``."""

import io
import sys

from PIL import Image, ImageDraw, ImageFont

from studio.catalogue import shots
from studio.inputs import ROOT
from studio.kit.fonts import SANS, font_file
from studio.publish import MEDIA, filed, made_from

COLUMNS, WIDTH, HEIGHT, CAPTION = 8, 200, 250, 22
LARGEST = 300_000
"""Bytes; the quality goes down until the sheet is smaller."""


def sheet(house: str) -> Image.Image:
    """Every hero that is published, with its slug."""
    known = made_from()
    heroes = [
        shot
        for shot in shots()
        if shot.house == house and shot.role == "hero" and not shot.variant and shot.name in known
    ]
    rows = -(-len(heroes) // COLUMNS)
    made = Image.new(
        "RGB", (min(COLUMNS, len(heroes)) * WIDTH, rows * (HEIGHT + CAPTION)), (24, 24, 26)
    )
    pen, font = ImageDraw.Draw(made), ImageFont.truetype(font_file(SANS), 12)
    for index, shot in enumerate(heroes):
        row, column = divmod(index, COLUMNS)
        with Image.open(MEDIA / f"{filed(shot)}-400.webp") as picture:
            made.paste(picture.resize((WIDTH, HEIGHT)), (column * WIDTH, row * (HEIGHT + CAPTION)))
        pen.text(
            (column * WIDTH + 6, row * (HEIGHT + CAPTION) + HEIGHT + 4),
            shot.slug,
            (190, 188, 182),
            font,
        )
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
