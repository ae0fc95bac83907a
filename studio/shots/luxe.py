"""The shots of LuxeVerse."""

from studio.shot import Shot

SHOTS: tuple[Shot, ...] = ()
