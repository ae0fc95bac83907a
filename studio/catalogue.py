"""Every shot of every house, in the order they are rendered."""

from studio.shot import Shot
from studio.shots import arome, luma, luxe

HOUSES = (luxe, arome, luma)
ORDER = ("hero", "detail", "colour", "angle", "box", "scale")


def shots() -> list[Shot]:
    """Heroes of all houses first, then details, heroes in further colours, angles and the rest.

    Raises ValueError when two shots would write the same picture.
    """
    found = [shot for house in HOUSES for shot in house.SHOTS]
    names = [shot.name for shot in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"two shots of the same name: {twice}")
    return sorted(found, key=lambda shot: ORDER.index("colour" if shot.variant else shot.role))
