"""The shots of LuxeVerse."""

from studio.shot import Shot
from studio.shots import (
    luxe_eyewear,
    luxe_jewellery,
    luxe_leather,
    luxe_objects,
    luxe_pearls,
    luxe_shoes,
    luxe_silk,
    luxe_watches,
)

SHOTS: tuple[Shot, ...] = (
    *luxe_watches.SHOTS,
    *luxe_jewellery.SHOTS,
    *luxe_pearls.SHOTS,
    *luxe_leather.SHOTS,
    *luxe_shoes.SHOTS,
    *luxe_eyewear.SHOTS,
    *luxe_objects.SHOTS,
    *luxe_silk.SHOTS,
)
