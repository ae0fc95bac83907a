"""Every shot of every house, in the order they are rendered."""

from dataclasses import replace

from studio.shot import Shot
from studio.shots import arome, forms, luma, luxe, presented

TABLES = (luxe, arome, luma, presented, forms)
HERO_SIZE = (1600, 2000)
"""What a full screen of twice the density shows; every other picture keeps the size its table says."""
ORDER = ("hero", "detail", "colour", "box", "scale", "angle")


def shots() -> list[Shot]:
    """Heroes of all houses first, then details, heroes in further colours, boxes and scales, angles.

    Raises ValueError when two shots would write the same picture.
    """
    found = [large(shot) for table in TABLES for shot in table.SHOTS]
    names = [shot.name for shot in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"two shots of the same name: {twice}")
    return sorted(found, key=lambda shot: ORDER.index("colour" if shot.variant else shot.role))


def large(shot: Shot) -> Shot:
    """A hero in its full size, taken with as many samples a pixel: with fewer, specks come back on dark dials."""
    return replace(shot, size=HERO_SIZE) if shot.role == "hero" else shot
