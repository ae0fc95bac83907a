"""Leafy plants of Arôme, parametric: how leaves sit on a stem, their form, and what blooms at the top."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from mathutils import Vector

from studio.kit.hard import plain
from studio.kit.nodes import Colour
from studio.kit.parts import ball
from studio.kit.plants import (
    Blade,
    copy_of,
    flesh,
    foliage,
    heading,
    leaf,
    leaves_along,
    set_at,
    stem,
)
from studio.kit.scene import Object, group, stand
from studio.products.arome import essence
from studio.products.arome_glass import MM

Path = Callable[[float], Vector]
Sitting = Literal["opposite", "alternate", "whorl", "needles"]
Stem = tuple[float, float, float, float, float]
"""Foot (across, back), heading in degrees, length, lift: millimetres."""


@dataclass(frozen=True, slots=True)
class Herb:
    """A kind of herb: its blade in millimetres and how blades sit."""

    blade: Blade
    colour: Colour
    sitting: Sitting
    pairs: int
    spread: float = 58.0
    bare: float = 0.12
    tip: float = 0.45
    stalk: float = 0.9
    wood: Colour = (0.15, 0.17, 0.07)
    veins: float = 9.0


def millimetres(blade: Blade) -> Blade:
    """The same blade in studio units."""
    return Blade(
        blade.length * MM,
        blade.width * MM,
        blade.broad,
        blade.fold,
        blade.arch,
        blade.wave,
        blade.teeth,
        blade.cup,
        blade.blunt,
    )


HERBS: dict[str, Herb] = {
    "eucalyptus": Herb(Blade(46, 10, 0.32, 0.12, 0.22, 0.12), (0.20, 0.30, 0.25), "alternate", 7, 46, 0.06, 0.7, 1.0, (0.30, 0.16, 0.10), 13),
    "sage": Herb(Blade(34, 18, 0.42, 0.3, 0.3, 0.2, 18), (0.20, 0.25, 0.14), "opposite", 4, 62, 0.05, 0.4, 1.5, (0.24, 0.24, 0.16), 9),
    "verbena": Herb(Blade(32, 8, 0.40, 0.35, 0.12, 0.15), (0.19, 0.27, 0.095), "whorl", 6, 56, 0.06, 0.5, 0.8, (0.26, 0.24, 0.10), 12),
    "mint": Herb(Blade(27, 14, 0.38, 0.3, 0.28, 0.14, 14), (0.085, 0.15, 0.07), "opposite", 5, 64, 0.06, 0.35, 1.1, (0.20, 0.06, 0.08), 8),
    "rosemary": Herb(Blade(15, 1.9, 0.5, 0.5, 0.10, 0.0), (0.10, 0.15, 0.09), "needles", 34, 44, 0.05, 0.55, 1.2, (0.22, 0.15, 0.09), 2),
    "lavender": Herb(Blade(20, 2.1, 0.5, 0.4, 0.15, 0.0), (0.22, 0.27, 0.20), "opposite", 3, 26, 0.06, 0.8, 0.8, (0.24, 0.27, 0.14), 2),
    "immortelle": Herb(Blade(13, 1.3, 0.5, 0.3, 0.1, 0.0), (0.34, 0.36, 0.26), "needles", 16, 40, 0.05, 0.8, 0.8, (0.40, 0.38, 0.26), 2),
    "cistus": Herb(Blade(30, 8, 0.42, 0.4, 0.22, 0.35), (0.09, 0.14, 0.05), "opposite", 4, 55, 0.08, 0.6, 1.2, (0.22, 0.11, 0.06), 8),
    "orange": Herb(Blade(38, 19, 0.42, 0.28, 0.22, 0.15), (0.07, 0.14, 0.05), "alternate", 5, 52, 0.10, 0.6, 1.3, (0.12, 0.15, 0.06), 8),
}  # fmt: skip


def lying(
    foot: tuple[float, float], heading_degrees: float, length: float, lift: float, sway: float
) -> Path:
    """A stem on the table, in studio units."""
    turn = math.radians(heading_degrees)
    ahead, aside = (
        Vector((math.cos(turn), math.sin(turn), 0)),
        Vector((-math.sin(turn), math.cos(turn), 0)),
    )
    start = Vector((foot[0], foot[1], 1.2))

    def path(t: float) -> Vector:
        rise = Vector((0, 0, lift * math.sin(math.pi * min(1.0, t * 0.92) ** 0.8)))
        return (start + ahead * length * t + aside * sway * math.sin(math.pi * t) + rise) * MM

    return path


def spots(herb: Herb, chance: random.Random) -> list[tuple[float, float, float, float]]:
    """Where blades sit along a stem; younger ones near the tip are smaller and closer to it."""
    found = []
    for step in range(herb.pairs):
        share = herb.bare + (0.97 - herb.bare) * step / max(herb.pairs - 1, 1)
        size = 1 - (1 - herb.tip) * step / herb.pairs
        spread = herb.spread * (1 - 0.45 * step / herb.pairs)
        turns = {
            "opposite": (0, 180) if step % 2 == 0 else (28, 152),
            "alternate": (20, 20) if step % 2 == 0 else (160, 160),
            "whorl": (10, 90, 170),
            "needles": tuple(140 * step % 360 + 120 * k for k in range(3)),
        }[herb.sitting]
        for turn in turns[: 1 if herb.sitting == "alternate" else None]:
            found.append(
                (share, turn + chance.uniform(-14, 14), spread + chance.uniform(-9, 9), size * chance.uniform(0.86, 1.08))
            )  # fmt: skip
    return found


def sprig(kind: str, path: Path, seed: int) -> list[Object]:
    """One stem with its leaves."""
    herb = HERBS[kind]
    chance = random.Random(seed)  # noqa: S311 - a plant that grows the same way in every render
    green = foliage(herb.colour, veins=herb.veins, roughness=0.48)
    blade = millimetres(herb.blade)
    steps = (4, 10) if herb.sitting == "needles" else (10, 4 * herb.blade.teeth or 28)
    made = [leaf(blade, green, seed + k, steps) for k in range(3)]
    used: list[Object] = []

    def blades(index: int) -> Object:
        source = made[index % 3]
        thing = copy_of(source) if index >= 3 else source
        used.append(thing)
        return thing

    parts = leaves_along(path, spots(herb, chance), blades)
    return [stem(path, herb.stalk * MM, plain(herb.wood, 0.6)), *parts]


def herb(
    *,
    bottle: Mapping[str, Any],
    kind: str,
    stems: Sequence[Stem],
    bloom: str = "",
    sway: float = 6.0,
    seed: int = 1,
) -> None:
    """Stems of a herb beside the bottle, each with what blooms at its end."""
    essence(**bottle)
    for index, (x, y, turn, length, lift) in enumerate(stems):
        path = lying((x, y), turn, length, lift, sway * (-1) ** index)
        parts = sprig(kind, path, seed + 7 * index)
        if bloom:
            parts += BLOOMS[bloom](path, seed + index)
        stand(group(parts, kind), 0.25 * MM)


def lavender_spike(path: Path, seed: int) -> list[Object]:
    """Whorls of calyces, the lowest apart from the rest, a few corollas open."""
    chance = random.Random(seed)  # noqa: S311 - see sprig
    calyx = plain((0.17, 0.11, 0.30), 0.75, sheen=0.4)
    open_flower = plain((0.36, 0.24, 0.62), 0.6, sheen=0.3)
    bud = ball(1.0 * MM, (0, 0, 0), calyx, 12)
    lip = ball(1.0 * MM, (0, 0, 0), open_flower, 12)
    parts = [bud, lip]
    for row, share in enumerate((0.60, 0.70, 0.75, 0.80, 0.845, 0.885, 0.92, 0.95, 0.975, 0.995)):
        forward = heading(path, share)
        aside = Vector((0, 0, 1)).cross(forward).normalized()
        over = forward.cross(aside)
        count = 9 if row < 7 else 6
        for k in range(count):
            angle = math.tau * (k + 0.5 * (row % 2)) / count + chance.uniform(-0.2, 0.2)
            out = aside * math.cos(angle) + over * math.sin(angle)
            is_open = chance.random() < 0.22
            thing = copy_of(lip if is_open else bud)
            size = (1.0 if row < 7 else 0.75) * chance.uniform(0.85, 1.15)
            place = (
                path(share) + out * (1.9 if not is_open else 2.8) * size * MM + forward * 1.2 * MM
            )
            set_at(thing, place, forward + out * 0.75, size=size)
            thing.scale = (size * (2.1 if not is_open else 1.3), size * 0.85, size * 0.85)
            parts.append(thing)
    set_at(bud, path(1.0), heading(path, 0.98))
    set_at(lip, path(0.99), heading(path, 0.98))
    return parts


def rosemary_bloom(path: Path, seed: int) -> list[Object]:
    """Small pale blue lips between the upper needles."""
    chance = random.Random(seed)  # noqa: S311 - see sprig
    petal = leaf(
        Blade(4.4 * MM, 2.6 * MM, 0.6, 0.2, 0.35, 0.2),
        flesh((0.42, 0.42, 0.70), (0.58, 0.60, 0.86)),
        1,
        (4, 8),
    )
    parts = []
    for row in range(9):
        share = 0.42 + 0.055 * row
        for _ in range(2):
            angle = chance.uniform(0, math.pi)
            out = Vector((math.cos(angle) * 0.6, math.cos(angle) * 0.5, math.sin(angle)))
            for k in range(3):
                ahead = (
                    out
                    + heading(path, share) * 0.6
                    + Vector((chance.uniform(-0.5, 0.5), chance.uniform(-0.5, 0.5), 0.2 * k))
                )
                thing = petal if not parts else copy_of(petal)
                parts.append(
                    set_at(
                        thing, path(share) + out * 3.0 * MM, ahead, size=chance.uniform(0.8, 1.2)
                    )
                )
    return parts


def sage_spike(path: Path, seed: int) -> list[Object]:
    """Clary: papery bracts of pink and lilac in pairs up the stem."""
    chance = random.Random(seed)  # noqa: S311 - see sprig
    bract = leaf(
        Blade(11 * MM, 10 * MM, 0.42, 0.5, 0.15, 0.4),
        flesh((0.46, 0.34, 0.42), (0.66, 0.46, 0.60)),
        2,
        (8, 14),
    )
    parts = []
    for row in range(9):
        share = 0.50 + 0.056 * row
        size = 1.0 - 0.06 * row
        for turn in (25, 155, 90, 270):
            angle = math.radians(turn + 40 * (row % 2) + chance.uniform(-15, 15))
            forward = heading(path, share)
            aside = Vector((0, 0, 1)).cross(forward).normalized()
            out = aside * math.cos(angle) + forward.cross(aside) * math.sin(angle)
            thing = bract if not parts else copy_of(bract)
            parts.append(
                set_at(thing, path(share), out + forward * 0.8, forward + Vector((0, 0, 0.4)), size)
            )
    return parts


def immortelle_head(path: Path, seed: int) -> list[Object]:
    """A flat cluster of small globes that stay yellow for years."""
    chance = random.Random(seed)  # noqa: S311 - see sprig
    gold = plain((0.72, 0.46, 0.03), 0.6, sheen=0.3)
    globe = ball(2.0 * MM, (0, 0, 0), gold, 14)
    parts: list[Object] = []
    top, forward = path(1.0), heading(path, 0.97)
    aside = Vector((0, 0, 1)).cross(forward).normalized()
    over = forward.cross(aside)
    stalks = plain((0.40, 0.38, 0.26), 0.8)
    for k in range(30):
        reach = 9.0 * math.sqrt((k + 0.4) / 30)
        angle = 2.399 * k
        out = aside * math.cos(angle) * reach + over * math.sin(angle) * reach * 0.8
        place = top + (out + forward * (7.5 - 0.035 * reach**2 + chance.uniform(-0.6, 0.6))) * MM
        thing = globe if not parts else copy_of(globe)
        size = chance.uniform(0.75, 1.1)
        set_at(thing, place, forward, size=size)
        thing.scale = (size * 1.15, size, size)
        parts.append(thing)
        if k % 3 == 0:
            parts.append(stem(lambda t, end=place: top.lerp(end, t), 0.35 * MM, stalks, 0.9))
    return parts


BLOOMS: dict[str, Callable[[Path, int], list[Object]]] = {
    "lavender": lavender_spike,
    "rosemary": rosemary_bloom,
    "sage": sage_spike,
    "immortelle": immortelle_head,
}
