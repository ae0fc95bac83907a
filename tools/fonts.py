"""Trim the fonts to what the pages set in them.

    python -m tools.fonts <folder with the original woff2 files>

A font's file name stays; weights nobody uses, alternates and, for the face that only sets prices and numbers, letters
nobody sets are left out. The licences (SIL OFL 1.1, no reserved names) allow it and lie in ``assets/fonts/LICENSES``.
"""

import sys
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).parents[1] / "assets" / "fonts"
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"]
NUMBERS = " 0123456789.,:;+-–−×/%()°'’&№·€£¥$ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\u00a0\u202f"


class Trim(NamedTuple):
    """``axes`` are the ranges the stylesheets use; ``text`` None keeps every letter."""

    axes: dict[str, tuple[float, float] | float]
    text: str | None = None


TRIMS = {
    "fraunces-latin-opsz-normal": Trim({"wght": (300, 400), "opsz": (9, 144)}),
    "inter-latin-wght-normal": Trim({"wght": (400, 600)}),
    "inter-latin-ext-wght-normal": Trim({"wght": (400, 600)}),
    "jetbrains-mono-latin-wght-normal": Trim({"wght": 400}, NUMBERS),
    "cormorant-garamond-latin-wght-normal": Trim({"wght": (400, 600)}),
    "cormorant-garamond-latin-wght-italic": Trim({"wght": (400, 600)}),
    "crimson-pro-latin-wght-normal": Trim({"wght": (400, 600)}),
    "crimson-pro-latin-ext-wght-normal": Trim({"wght": (400, 600)}),
    "instrument-sans-latin-wght-normal": Trim({"wght": (400, 600)}),
    "instrument-sans-latin-ext-wght-normal": Trim({"wght": (400, 600)}),
    "great-vibes-latin-400-normal": Trim({}),
}


def trim(source: Path, wanted: Trim) -> TTFont:
    """The font with only the wanted ranges, letters and features."""
    font = TTFont(source)
    if "fvar" in font and wanted.axes:
        # Written and read again: the cutter needs the tables as a file would hold them.
        narrowed = BytesIO()
        instancer.instantiateVariableFont(font, wanted.axes).save(narrowed)
        font = TTFont(narrowed)
    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=["*"])
    cutter = subset.Subsetter(options)
    letters = wanted.text
    cutter.populate(unicodes=font.getBestCmap() if letters is None else map(ord, letters))
    cutter.subset(font)
    font.flavor = "woff2"
    return font


def main(folder: str) -> None:
    for name, wanted in TRIMS.items():
        source, target = Path(folder) / f"{name}.woff2", FONTS / f"{name}.woff2"
        before = source.stat().st_size
        trim(source, wanted).save(target)
        print(f"{name}: {before / 1000:.1f} -> {target.stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main(*sys.argv[1:])
