"""Which pieces go with a piece.

The kind is a hard rule: one piece of each kind a house says goes with the base, never a second of its own. Among those
of a kind, what was bought with it counts 1, likeness of description 0.5, closeness of price 0.3. Source for the order
of the three: 1,910 clothing bundles (BundleRec), where kind alone found the held-out piece 0.102 of the time, likeness
0.354, bought together 0.358, all of them 0.490. The weight of the price is a judgement.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

OPTIONS = 3
FEWEST_SLOTS = 3
"""Fewer pieces are no outfit."""
MOST_SLOTS = 4
TOGETHER, LIKENESS, PRICE = 1.0, 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A piece that can be bought, with its kind (a category's slug) and price in major units."""

    id: UUID
    kind: str
    price: Decimal


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in an outfit, its pieces best first."""

    kind: str
    options: tuple[UUID, ...]


def outfit(
    base: Candidate,
    kinds: Sequence[str],
    candidates: Sequence[Candidate],
    together: Mapping[UUID, float],
    likeness: Mapping[UUID, float],
) -> list[Slot]:
    """The places of an outfit in the order of ``kinds``; empty where fewer than three can be filled.

    ``together`` are numbers of orders, ``likeness`` is 0 to 1.
    """
    most = max(together.values(), default=0.0) or 1.0

    def score(piece: Candidate) -> float:
        return (
            TOGETHER * together.get(piece.id, 0.0) / most
            + LIKENESS * likeness.get(piece.id, 0.0)
            + PRICE * closeness(base.price, piece.price)
        )

    slots = []
    for kind in kinds:
        of_kind = [c for c in candidates if c.kind == kind and c.kind != base.kind]
        best = sorted(of_kind, key=lambda piece: (-score(piece), str(piece.id)))[:OPTIONS]
        if best:
            slots.append(Slot(kind, tuple(piece.id for piece in best)))
    return slots[:MOST_SLOTS] if len(slots) >= FEWEST_SLOTS else []


def closeness(one: Decimal, other: Decimal) -> float:
    """1 for the same price, a half for twice or half of it, towards 0 beyond."""
    if one <= 0 or other <= 0:
        return 0.0
    return math.pow(0.5, abs(math.log2(float(one / other))))
