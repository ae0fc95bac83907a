"""Where a piece has been, on a map: Mercator's projection, the part of the world to show, the way between the places."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 720
"""Of the whole world, 180 degrees west to 180 degrees east."""
NORTH, SOUTH = 74.0, -56.0
EARTH_KM = 6371.0
"""Mean radius; source: IUGG."""
NARROWEST = 56.0
"""The land is drawn for the whole world; a closer look than this (28 degrees) would show its corners."""
MARGIN = 0.16
"""Of the way's own size, on each side."""
RATIO = 0.5
"""Height of the map by its width."""

Place = tuple[float, float]
"""Longitude and latitude in degrees."""


def _mercator(latitude: float) -> float:
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


_TOP = _mercator(NORTH)
HEIGHT = (_TOP - _mercator(SOUTH)) * WIDTH / 360


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """A place on the map of the world, from its upper left corner (source: Snyder, Map Projections, 1987, section 7)."""
    scale = WIDTH / 360
    return (longitude + 180) * scale, (_TOP - _mercator(latitude)) * scale


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world that is shown."""

    left: float
    top: float
    width: float

    @property
    def height(self) -> float:
        return self.width * RATIO

    def within(self, place: Place) -> tuple[float, float]:
        """A place in hundredths of the frame's width and height."""
        x, y = projected(*place)
        return (x - self.left) / self.width * 100, (y - self.top) / self.height * 100


def framed(places: Sequence[Place]) -> Frame:
    """The smallest frame with a margin around the places, never closer than the land is drawn for, inside the world."""
    points = [projected(*place) for place in places]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    width = max(NARROWEST, wide * (1 + 2 * MARGIN), high / RATIO * (1 + 2 * MARGIN))
    width = min(width, WIDTH, HEIGHT / RATIO)
    left = (min(xs) + max(xs) - width) / 2
    top = (min(ys) + max(ys) - width * RATIO) / 2
    return Frame(
        left=min(max(0.0, left), WIDTH - width),
        top=min(max(0.0, top), HEIGHT - width * RATIO),
        width=width,
    )


def kilometres(places: Sequence[Place]) -> float:
    """The way from place to place along great circles (haversine)."""
    return sum(_between(a, b) for a, b in itertools.pairwise(places))


def spread(places: Sequence[Place]) -> float:
    """Kilometres between the two places that lie farthest from each other."""
    return max((_between(a, b) for a, b in itertools.combinations(places, 2)), default=0.0)


def _between(a: Place, b: Place) -> float:
    (lon_a, lat_a), (lon_b, lat_b) = (map(math.radians, place) for place in (a, b))
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
