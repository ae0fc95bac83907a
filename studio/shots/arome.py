"""The shots of Atelier Arôme."""

from studio.shot import Shot

SHOTS: tuple[Shot, ...] = ()
