"""The shop's own fonts as Blender can use them: one weight, and no outline that crosses another.

A variable font draws an A as three overlapping strokes, which Blender fills by turns and so leaves holes.
"""

import os
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.removeOverlaps import removeOverlaps
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "assets" / "fonts"
MADE = ROOT / ".data" / "studio" / "fonts"
SERIF = "cormorant-garamond-latin-wght-normal"
ITALIC = "cormorant-garamond-latin-wght-italic"
BOOK = "crimson-pro-latin-wght-normal"
SANS = "inter-latin-wght-normal"
SCRIPT = "great-vibes-latin-400-normal"


@cache
def font_file(name: str, weight: int = 500) -> Path:
    """A static font file of one weight, made when it is first asked for."""
    made = MADE / f"{name}-{weight}.ttf"
    if not made.exists():
        font = TTFont(SOURCES / f"{name}.woff2")
        if "fvar" in font:
            axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
            font = instantiateVariableFont(font, {**axes, "wght": weight})
        removeOverlaps(font)
        font.flavor = None
        MADE.mkdir(parents=True, exist_ok=True)
        part = made.with_suffix(f".part{os.getpid()}")
        font.save(part)
        part.replace(made)
    return made
