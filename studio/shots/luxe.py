"""The shots of LuxeVerse."""

from studio.shot import Shot
from studio.shots import luxe_jewellery, luxe_pearls, luxe_watches

SHOTS: tuple[Shot, ...] = (*luxe_watches.SHOTS, *luxe_jewellery.SHOTS, *luxe_pearls.SHOTS)
