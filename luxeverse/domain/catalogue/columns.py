"""A house's catalogue as columns: one array for each question a list asks, one place in them for each piece.

Counting the values of a facet over a hundred thousand pieces is then a few passes over arrays (single milliseconds), where
a database unfolds every piece's attributes anew (seconds). The arrays are a copy; who may be asked is the database's word.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from luxeverse.domain.catalogue.filters import Filter
from luxeverse.domain.catalogue.keys import Keys
from luxeverse.domain.recommend.leaning import Leaning

Mask = NDArray[np.bool_]
Members = Mapping[UUID, Sequence[UUID]]
"""The pieces of collections, by the collection."""

CENTS = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """What lists ask of a piece. ``price`` is that of its cheapest variant; ``facets`` holds values as (key, label, swatch), by facet; times in seconds, None last."""

    id: UUID
    category_id: UUID
    maker_id: UUID | None
    price: Decimal
    is_in_stock: bool
    is_featured: bool
    featured_at: float | None
    published_at: float | None
    purchases: int
    facets: Mapping[str, tuple[tuple[str, str, str], ...]]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet and how many pieces choosing it would find, the other filters being as they are."""

    key: str
    label: str
    count: int
    swatch: str = ""


@dataclass(frozen=True, slots=True)
class _Facet:
    """``owners[i]`` has the value ``codes[i]``; a code is a place in ``values``."""

    values: list[tuple[str, str, str]]
    code_of: Mapping[str, int]
    owners: NDArray[np.int32]
    codes: NDArray[np.int32]


@dataclass
class Columns:
    """The pieces on sale of one house, in the order of their keys. Facets and orders are laid out when first asked for."""

    pieces: Sequence[Piece]
    _facets: dict[str, _Facet] = field(default_factory=dict)
    _orders: dict[str, NDArray[np.int64]] = field(default_factory=dict)

    @cached_property
    def place_of(self) -> Mapping[UUID, int]:
        return {piece.id: place for place, piece in enumerate(self.pieces)}

    @cached_property
    def keys(self) -> NDArray[np.bytes_]:
        return Keys.of([piece.id for piece in self.pieces]).array

    @cached_property
    def prices(self) -> NDArray[np.int64]:
        return self._column(lambda piece: int(piece.price * CENTS), np.int64)

    @cached_property
    def in_stock(self) -> Mask:
        return self._column(lambda piece: piece.is_in_stock, np.bool_)

    @cached_property
    def _categories(self) -> tuple[Mapping[UUID, int], NDArray[np.int32]]:
        return self._coded(lambda piece: piece.category_id)

    @cached_property
    def _makers(self) -> tuple[Mapping[UUID, int], NDArray[np.int32]]:
        return self._coded(lambda piece: piece.maker_id)

    def lay_out_as(self, before: "Columns") -> None:
        """Lay out now whatever those before were asked for."""
        facets, orders = before.laid_out
        for key in facets:
            self._facet(key)
        for sort in orders:
            self._order(sort)

    @property
    def laid_out(self) -> tuple[Sequence[str], Sequence[str]]:
        """The facets and orders that were asked for so far."""
        return tuple(self._facets), tuple(self._orders)

    def fitting(self, wanted: Filter, members: Members) -> Mask:
        """Which pieces satisfy a filter."""
        mask = np.ones(len(self.pieces), dtype=np.bool_)
        if wanted.category_ids:
            codes, column = self._categories
            is_wanted = np.zeros(
                len(codes) + 1, dtype=np.bool_
            )  # one more for pieces without, coded -1
            is_wanted[[codes[key] for key in wanted.category_ids if key in codes]] = True
            mask &= is_wanted[column]
        if wanted.maker_id:
            codes, column = self._makers
            mask &= column == codes.get(wanted.maker_id, -1)
        if wanted.collection_id:
            mask &= self._among(members.get(wanted.collection_id, ()))
        if wanted.ids is not None:
            mask &= self._among(wanted.ids)
        if wanted.price_from is not None:
            mask &= self.prices >= int(wanted.price_from * CENTS)
        if wanted.price_to is not None:
            mask &= self.prices <= int(wanted.price_to * CENTS)
        if wanted.in_stock:
            mask &= self.in_stock
        for key, values in wanted.facets.items():
            mask &= self._having(key, values)
        if wanted.base:
            mask &= self.fitting(wanted.base, members)
        return mask

    def values(
        self, facet: str, mask: Mask, held: Mask | None = None, chosen: Collection[str] = ()
    ) -> list[Value]:
        """The values of a facet among these pieces, in alphabetical order.

        Those of the pieces ``held``, and those ``chosen`` that any piece has, are told also where none of these has them.
        """
        found = self._facet(facet)
        counts = self._counted(found, mask)
        told = counts if held is None else self._counted(found, held)
        said = [
            Value(key, label, int(number), swatch)
            for (key, label, swatch), number, is_told in zip(
                found.values, counts, told, strict=True
            )
            if is_told or key in chosen
        ]
        return sorted(said, key=lambda value: value.label.lower())

    def _counted(self, facet: _Facet, mask: Mask) -> NDArray[np.int64]:
        return np.bincount(facet.codes[mask[facet.owners]], minlength=len(facet.values))

    def price_range(self, mask: Mask) -> tuple[Decimal, Decimal] | None:
        """Lowest and highest price of these pieces, in major units."""
        prices = self.prices[mask]
        if not len(prices):
            return None
        return Decimal(int(prices.min())) / CENTS, Decimal(int(prices.max())) / CENTS

    def first(self, mask: Mask, sort: str, offset: int, limit: int) -> list[UUID]:
        """The keys of these pieces in one of ``SORTS``, from ``offset`` on."""
        order = self._order(sort)
        chosen = order[mask[order]][offset : offset + limit]
        return [self.pieces[place].id for place in chosen]

    def ranked(self, mask: Mask, ids: Sequence[UUID], offset: int, limit: int) -> list[UUID]:
        """Those of ``ids`` that are among these pieces, in the order of ``ids``, from ``offset`` on."""
        places = Keys.of(ids).places_in(self.keys)
        chosen = places[mask[places]][offset : offset + limit]
        return [self.pieces[place].id for place in chosen]

    def leaned(self, mask: Mask, leaning: Leaning, offset: int, limit: int) -> list[UUID]:
        """The keys of these pieces as somebody leans, what leans alike in the house's own order, from ``offset`` on."""
        order = self._order("curated")
        chosen = order[mask[order]]
        scores = np.zeros(len(self.pieces))
        for (codes, column), shares in (
            (self._categories, leaning.categories),
            (self._makers, leaning.makers),
        ):
            # One more for pieces without, coded -1.
            by_code = np.zeros(len(codes) + 1)
            for key, share in shares.items():
                if key in codes:
                    by_code[codes[key]] = share
            scores += by_code[column]
        for key, score in leaning.pieces.items():
            if key in self.place_of:
                scores[self.place_of[key]] += score
        best = chosen[np.argsort(-scores[chosen], kind="stable")]
        return [self.pieces[place].id for place in best[offset : offset + limit]]

    def _among(self, ids: Sequence[UUID]) -> Mask:
        mask = np.zeros(len(self.pieces), dtype=np.bool_)
        mask[Keys.of(ids).places_in(self.keys)] = True
        return mask

    def _having(self, facet: str, values: Sequence[str]) -> Mask:
        found = self._facet(facet)
        is_wanted = np.zeros(len(found.values), dtype=np.bool_)
        is_wanted[[found.code_of[value] for value in values if value in found.code_of]] = True
        mask = np.zeros(len(self.pieces), dtype=np.bool_)
        mask[found.owners[is_wanted[found.codes]]] = True
        return mask

    def _facet(self, key: str) -> _Facet:
        if key not in self._facets:
            self._facets[key] = self._laid_out(key)
        return self._facets[key]

    def _laid_out(self, facet: str) -> _Facet:
        values: list[tuple[str, str, str]] = []
        code_of: dict[str, int] = {}
        owners, codes = [], []
        for place, piece in enumerate(self.pieces):
            for value in piece.facets.get(facet, ()):
                code = code_of.setdefault(value[0], len(values))
                if code == len(values):
                    values.append(value)
                owners.append(place)
                codes.append(code)
        return _Facet(
            values, code_of, np.array(owners, dtype=np.int32), np.array(codes, dtype=np.int32)
        )

    def _order(self, sort: str) -> NDArray[np.int64]:
        if sort not in self._orders:
            keys = [self._column(key, np.float64) for key in SORTS[sort]]
            # What is equal stays in the order of its key, which is that of its making; among the newest the other way.
            places = np.arange(len(self.pieces))
            keys.append(-places if sort == "newest" else places)
            self._orders[sort] = np.lexsort(keys[::-1])
        return self._orders[sort]

    def _column(self, of: Any, kind: Any) -> NDArray[Any]:
        return np.fromiter((of(piece) for piece in self.pieces), dtype=kind, count=len(self.pieces))

    def _coded(self, of: Any) -> tuple[Mapping[UUID, int], NDArray[np.int32]]:
        codes: dict[UUID, int] = {}
        column = self._column(
            lambda piece: codes.setdefault(of(piece), len(codes)) if of(piece) else -1, np.int32
        )
        return codes, column


def _latest(moment: float | None) -> float:
    """Later comes first, and what has no date before all, as PostgreSQL has it in a descending order."""
    return float("-inf") if moment is None else -moment


SORTS: Mapping[str, Sequence[Any]] = {
    "curated": (lambda p: not p.is_featured, lambda p: _latest(p.featured_at)),
    "newest": (lambda p: _latest(p.published_at),),
    "popular": (lambda p: -p.purchases, lambda p: _latest(p.published_at)),
    "price-up": (lambda p: p.price,),
    "price-down": (lambda p: -p.price,),
}
"""Keys of each order, the one that counts first in front."""
