"""The shots of Luma: heroes first, and a detail and an angle made from each."""

from studio.shot import Shot
from studio.shots.luma_bottles import BOTTLE_HEROES
from studio.shots.luma_jars import JAR_HEROES
from studio.shots.luma_terms import angle, detail

HEROES: tuple[Shot, ...] = (*BOTTLE_HEROES, *JAR_HEROES)
SHOTS: tuple[Shot, ...] = (
    *HEROES,
    *(detail(first) for first in HEROES),
    *(angle(first) for first in HEROES),
)
