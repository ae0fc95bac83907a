"""The shots of Luma."""

from studio.shot import Shot

SHOTS: tuple[Shot, ...] = ()
