"""What a picture looks like, as one vector: the colours of the thing, its silhouette, and its light and dark.

Three parts, each at length one: a histogram in CIELAB under a square root (its inner product is the Hellinger
affinity), and histograms of oriented gradients of the silhouette and of the grey picture inside its bounds. They are
joined under the square roots of their weights, so one inner product is the weighted sum of the three likenesses.

Sources: CIE 15 for CIELAB under D65; Dalal and Triggs 2005 for the gradients. The weights are those of docs/adr/0008.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]

BINS = (6, 8, 8)
COLOUR_REACH = 80.0
"""a* and b* of things lie between minus and plus this; more is counted at the edge."""
SIDE, CELL, DIRECTIONS = 80, 8, 8
COLOURS = BINS[0] * BINS[1] * BINS[2]
SHAPE = (SIDE // CELL) ** 2 * DIRECTIONS
LENGTH = COLOURS + 2 * SHAPE
WEIGHTS = (0.40, 0.35, 0.25)
"""Colour, silhouette, light and dark."""

KNEE = 0.04045
"""Where the curve of sRGB turns from a line into a power: IEC 61966-2-1."""
_SHARES = np.arange(256) / 255
LINEAR = np.where(_SHARES <= KNEE, _SHARES / 12.92, ((_SHARES + 0.055) / 1.055) ** 2.4)
"""The light each value of a channel stands for."""
LEAST_SHARE, MOST_SHARE = 0.02, 0.97
"""A thing smaller or larger than this share of the picture was not told from its ground; then all of it counts."""
STANDS_OUT = 11.0
"""Distance in CIELAB from the colour of the border from which a pixel belongs to the thing."""


@dataclass(frozen=True, slots=True)
class Look:
    """The vector of a picture and its main colours as ``#RRGGBB``, most of it first."""

    vector: Floats
    palette: Sequence[str]


def look(rgb: Bytes, mask: Mask | None = None, weights: Sequence[float] = WEIGHTS) -> Look:
    """The look of a picture, height by width by three; ``mask`` says which pixels are the thing."""
    return looks(rgb, [mask], weights)[0]


def looks(
    rgb: Bytes, masks: Sequence[Mask | None], weights: Sequence[float] = WEIGHTS
) -> list[Look]:
    """The looks of one picture under several masks; its colours are worked out once."""
    lab = to_lab(rgb)
    return [_look(rgb, lab, border_mask(lab) if mask is None else mask, weights) for mask in masks]


def _look(rgb: Bytes, lab: Floats, mask: Mask, weights: Sequence[float]) -> Look:
    thing = _sensible(mask)
    top, bottom, left, right = _bounds(thing)
    grey = lab[top:bottom, left:right, 0] / 100
    silhouette = thing[top:bottom, left:right].astype(float)
    colours = lab[thing]
    parts = (_histogram(colours), gradients(silhouette), gradients(grey))
    vector = np.concatenate([np.sqrt(w) * part for w, part in zip(weights, parts, strict=True)])
    return Look(vector, palette(rgb[thing], colours))


def to_lab(rgb: Bytes) -> Floats:
    """CIELAB of sRGB, under the white of daylight (D65)."""
    linear = LINEAR[rgb]
    to_xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    xyz = linear @ to_xyz.T / np.array([0.95047, 1.0, 1.08883])
    scaled = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    x, y, z = scaled[..., 0], scaled[..., 1], scaled[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def border_mask(lab: Floats) -> Mask:
    """What differs from the colour of the border. Good on plain grounds, poor on staged ones: those need a mask."""
    rim = max(1, min(lab.shape[:2]) // 24)
    edge = np.concatenate(
        [
            lab[:rim].reshape(-1, 3),
            lab[-rim:].reshape(-1, 3),
            lab[:, :rim].reshape(-1, 3),
            lab[:, -rim:].reshape(-1, 3),
        ]
    )
    found: Mask = np.linalg.norm(lab - np.median(edge, axis=0), axis=-1) > STANDS_OUT
    return found


def _sensible(mask: Mask) -> Mask:
    share = mask.mean()
    return mask if LEAST_SHARE <= share <= MOST_SHARE else np.ones_like(mask)


def _bounds(mask: Mask) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def _histogram(lab: Floats) -> Floats:
    """Shares of colour, blurred a little so that a shade lighter is still near, under a square root."""
    scaled = np.stack(
        [lab[:, 0] / 100, *((lab[:, c] + COLOUR_REACH) / (2 * COLOUR_REACH) for c in (1, 2))],
        axis=-1,
    )
    places = np.clip((scaled * BINS).astype(int), 0, np.array(BINS) - 1)
    counted = np.zeros(BINS)
    np.add.at(counted, tuple(places.T), 1.0)
    for axis in range(3):
        padded = np.pad(counted, [(1, 1) if a == axis else (0, 0) for a in range(3)], mode="edge")
        before, after = (
            np.take(padded, range(start, start + BINS[axis]), axis) for start in (0, 2)
        )
        counted = 0.25 * before + 0.5 * counted + 0.25 * after
    return np.asarray(np.sqrt(counted / counted.sum()).ravel())


def gradients(picture: Floats) -> Floats:
    """Directions of change in a grid of cells, at length one; all zero for a picture without any change."""
    square = _resized(picture)
    down, across = np.gradient(square)
    strength = np.hypot(across, down)
    direction = (np.arctan2(down, across) % np.pi) / np.pi * DIRECTIONS
    bins = np.minimum(direction.astype(int), DIRECTIONS - 1)
    cells = SIDE // CELL
    counted = np.zeros((cells, cells, DIRECTIONS))
    rows, columns = np.indices(square.shape) // CELL
    np.add.at(counted, (rows, columns, bins), strength)
    rooted = np.sqrt(counted).ravel()
    length = np.linalg.norm(rooted)
    return np.asarray(rooted / length if length else rooted)


def _resized(picture: Floats) -> Floats:
    """In the middle of a square, nearest neighbours; proportions are part of a shape and stay."""
    height, width = picture.shape
    scale = SIDE / max(height, width)
    tall, wide = max(1, round(height * scale)), max(1, round(width * scale))
    rows = np.minimum((np.arange(tall) / scale).astype(int), height - 1)
    columns = np.minimum((np.arange(wide) / scale).astype(int), width - 1)
    square = np.zeros((SIDE, SIDE))
    top, left = (SIDE - tall) // 2, (SIDE - wide) // 2
    square[top : top + tall, left : left + wide] = picture[np.ix_(rows, columns)]
    return square


def palette(rgb: Bytes, lab: Floats, most: int = 4) -> list[str]:
    """The main colours: means of the fullest cells of a coarse grid in CIELAB."""
    places = np.round(lab / 20).astype(int)
    places -= places.min(axis=0)
    # One number for each cell: a search for equal triples takes ten times as long.
    cells = np.ravel_multi_index(tuple(places.T), tuple(places.max(axis=0) + 1))
    counts = np.bincount(cells)
    fullest = np.argsort(-counts, kind="stable")[:most]
    sums = np.stack([np.bincount(cells, rgb[:, channel]) for channel in range(3)], axis=-1)
    means = [np.round(sums[cell] / counts[cell]).astype(int) for cell in fullest if counts[cell]]
    return ["#{:02x}{:02x}{:02x}".format(*mean) for mean in means]


def weighted(colour: float) -> tuple[float, float, float]:
    """Weights with so much of colour (0 to 1) and the rest shared by shape as usual."""
    rest = 1 - colour
    both = WEIGHTS[1] + WEIGHTS[2]
    return colour, rest * WEIGHTS[1] / both, rest * WEIGHTS[2] / both
