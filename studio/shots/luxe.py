"""The shots of LuxeVerse."""

from studio.shot import Shot
from studio.shots import luxe_watches

SHOTS: tuple[Shot, ...] = (*luxe_watches.SHOTS,)
