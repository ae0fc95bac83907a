"""Every shot of every house, in the order they are rendered."""

from studio.shot import ROLES, Shot
from studio.shots import arome, luma, luxe

HOUSES = (luxe, arome, luma)


def shots() -> list[Shot]:
    """Heroes of all houses first, then details, angles and the rest; colours after the first of each.

    Raises ValueError when two shots would write the same picture.
    """
    found = [shot for house in HOUSES for shot in house.SHOTS]
    names = [shot.name for shot in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"two shots of the same name: {twice}")
    order = {"hero": 0, "detail": 1, "angle": 2, "box": 3, "scale": 4}
    assert set(order) == set(ROLES)
    return sorted(
        found, key=lambda shot: (shot.role != "hero", bool(shot.variant), order[shot.role])
    )
