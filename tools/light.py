"""The rooms a model stands in, drawn: ``python -m tools.light`` writes ``assets/light/*.hdr``.

Each is a panorama in the Radiance format, a few soft cards on a plain ground, the way a table-top photographer lights a
piece. Drawn rather than photographed, because a photographed room is large, belongs to somebody, and shows in gold.
"""

import math
from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 256, 128
TARGET = Path(__file__).parents[1] / "assets" / "light"
SOFT = 0.35
"""Share of a card over which it fades at its edges."""

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Card:
    """A glowing rectangle; angles and sizes in degrees, azimuth 0 behind the eye, 180 behind the piece."""

    azimuth: float
    elevation: float
    wide: float
    high: float
    strength: float
    colour: Colour = (1.0, 1.0, 1.0)

    def at(self, azimuth: float, elevation: float) -> float:
        across = abs((azimuth - self.azimuth + 180) % 360 - 180) / (self.wide / 2)
        up = abs(elevation - self.elevation) / (self.high / 2)
        return self.strength * _edge(across) * _edge(up)


@dataclass(frozen=True, slots=True)
class Room:
    """Ground colours below, at the horizon and above, and the cards in front of them."""

    below: Colour
    horizon: Colour
    above: Colour
    cards: tuple[Card, ...]

    def at(self, azimuth: float, elevation: float) -> Colour:
        share = abs(math.sin(math.radians(elevation)))
        far = self.above if elevation > 0 else self.below
        red, green, blue = (h + (f - h) * share for h, f in zip(self.horizon, far, strict=True))
        for card in self.cards:
            light = card.at(azimuth, elevation)
            red, green, blue = (
                had + light * tint
                for had, tint in zip((red, green, blue), card.colour, strict=True)
            )
        return red, green, blue


WARM, COOL = (1.0, 0.74, 0.48), (0.62, 0.78, 1.0)
ROOMS = {
    "studio": Room(
        (0.05, 0.05, 0.05),
        (0.16, 0.155, 0.15),
        (0.22, 0.22, 0.22),
        (
            Card(0, 80, 320, 40, 4),
            Card(296, 22, 40, 90, 4.5),
            Card(64, 12, 30, 110, 3.4, (1.0, 0.96, 0.9)),
            Card(150, 24, 22, 100, 9),
            Card(212, 24, 18, 100, 6),
        ),
    ),
    "daylight": Room(
        (0.42, 0.4, 0.37),
        (0.95, 0.95, 0.94),
        (0.72, 0.82, 0.98),
        (Card(318, 38, 84, 64, 6, (1.0, 0.97, 0.92)), Card(120, 20, 60, 60, 1.4, COOL)),
    ),
    "evening": Room(
        (0.03, 0.025, 0.02),
        (0.12, 0.085, 0.06),
        (0.05, 0.055, 0.08),
        (
            Card(56, 10, 54, 52, 9, WARM),
            Card(330, 40, 70, 40, 1.5, (1.0, 0.86, 0.7)),
            Card(214, 22, 26, 90, 4.5, COOL),
        ),
    ),
}


def _edge(distance: float) -> float:
    """One inside a card, none outside, a smooth step between."""
    share = min(1.0, max(0.0, (1 - distance) / SOFT))
    return share * share * (3 - 2 * share)


def rgbe(colour: Colour) -> bytes:
    """Three mantissas and a shared exponent (source: Ward, Real Pixels, Graphics Gems II)."""
    largest = max(colour)
    if largest < 1e-32:
        return bytes(4)
    mantissa, exponent = math.frexp(largest)
    scale = mantissa * 256 / largest
    return bytes((*(int(part * scale) for part in colour), exponent + 128))


def panorama(room: Room) -> bytes:
    """The room as a Radiance picture, each row packed by runs."""
    parts = [f"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y {HEIGHT} +X {WIDTH}\n".encode()]
    for y in range(HEIGHT):
        elevation = 90 - (y + 0.5) * 180 / HEIGHT
        row = [rgbe(room.at((x + 0.5) * 360 / WIDTH, elevation)) for x in range(WIDTH)]
        parts.append(bytes((2, 2, WIDTH >> 8, WIDTH & 255)))
        parts += [_runs(bytes(pixel[channel] for pixel in row)) for channel in range(4)]
    return b"".join(parts)


def _runs(line: bytes) -> bytes:
    """Run-length packing of one channel of one row: 128 + n repeats a byte, n copies the next ones."""
    packed = bytearray()
    at = 0
    while at < len(line):
        run = 1
        while run < 127 and at + run < len(line) and line[at + run] == line[at]:
            run += 1
        if run > 2:
            packed += bytes((128 + run, line[at]))
            at += run
            continue
        end = at + 1
        while end < len(line) and end - at < 128 and line[end : end + 3] != line[end : end + 1] * 3:
            end += 1
        packed += bytes((end - at,)) + line[at:end]
        at = end
    return bytes(packed)


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, room in ROOMS.items():
        (TARGET / f"{name}.hdr").write_bytes(panorama(room))


if __name__ == "__main__":
    main()
