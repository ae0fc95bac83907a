"""What is saved when pieces that were made to go together are bought together.

A set is a piece and at least three others of its outfit, each from another place of it. Of a place that several pieces
fill, the dearest counts. A piece is in one set only: sets are formed one after the other, the largest saving first. One
of each piece is in the set, however many are bought.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from luxeverse.core.money import Money, total

FEWEST_OTHERS = 3
FULL = 10_000
"""Basis points of the whole."""


@dataclass(frozen=True, slots=True)
class SetPlace:
    """A piece that may fill a place in the outfit of a base, and what such a set saves."""

    base: UUID
    position: int
    piece: UUID
    basis_points: int


@dataclass(frozen=True, slots=True)
class SetSaving:
    """A set in a bag: its pieces, the base first, and the amount saved on them together."""

    pieces: tuple[UUID, ...]
    basis_points: int
    saving: Money


def savings(prices: Mapping[UUID, Money], places: Sequence[SetPlace]) -> list[SetSaving]:
    """The sets among these pieces, each at its unit price. Rounded half-even once a set."""
    left = dict(prices)
    places = [place for place in places if place.base in left and place.piece in left]
    found = []
    while sets := [one for base in _bases(places) if (one := _set(base, left, places))]:
        best = min(sets, key=lambda one: (-one.saving.minor, str(one.pieces[0])))
        found.append(best)
        for piece in best.pieces:
            del left[piece]
    return found


def _bases(places: Sequence[SetPlace]) -> list[UUID]:
    return list(dict.fromkeys(place.base for place in places))


def _set(base: UUID, prices: Mapping[UUID, Money], places: Sequence[SetPlace]) -> SetSaving | None:
    if base not in prices:
        return None
    own = [place for place in places if place.base == base and place.piece in prices]
    filled: dict[int, UUID] = {}
    for place in sorted(own, key=lambda p: (-prices[p.piece].minor, str(p.piece), p.position)):
        if place.piece not in {base, *filled.values()}:
            filled.setdefault(place.position, place.piece)
    if len(filled) < FEWEST_OTHERS:
        return None
    pieces = (base, *(filled[position] for position in sorted(filled)))
    whole = total((prices[piece] for piece in pieces), prices[base].currency)
    basis_points = own[0].basis_points
    saving = whole.share(Decimal(basis_points) / FULL)
    return SetSaving(pieces, basis_points, saving) if saving.minor else None
