"""An index of words as arrays: which documents hold a term, and what the documents that answer a query score.

The score is that of ranking.py, computed for all documents of a term at once. A document's number is its place among
all documents of the house, ordered by kind and then by key, so a kind is a range and ties are broken by key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from luxeverse.domain.catalogue.keys import BYTES, Keys, found_in
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.domain.search.ranking import ENOUGH, K1, B, idf

RECORD = np.dtype([("key", BYTES), ("measure", ">f4")])
"""Key and measure as PostgreSQL sends a uuid and a real."""


@dataclass(frozen=True, slots=True)
class Held:
    """The documents that hold a term, each once, and the term's weight in each."""

    numbers: NDArray[np.int32]
    weights: NDArray[np.float32]


Terms = Sequence[tuple[Held, float]]
"""The terms any of which satisfies a word, each with what it counts."""


@dataclass(frozen=True, slots=True)
class Best:
    """A document that answers. ``told`` is the idf its terms carry."""

    kind: SearchKind
    key: UUID
    score: float
    told: float


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents of a house. ``keys`` are in order within each kind's range; ``easing`` is what a weight is set against."""

    ranges: Mapping[SearchKind, tuple[int, int]]
    keys: NDArray[np.bytes_]
    easing: NDArray[np.float64] = field(repr=False)

    @classmethod
    def of(cls, records: Mapping[SearchKind, bytes]) -> "Corpus":
        """``records`` are the keys and lengths of each kind's documents, in the order of their keys."""
        read = {kind: np.frombuffer(data, RECORD) for kind, data in records.items()}
        ranges, start = {}, 0
        for kind, found in read.items():
            ranges[kind] = (start, start + len(found))
            start += len(found)
        whole = np.concatenate([np.empty(0, RECORD), *read.values()])
        lengths = whole["measure"].astype(np.float64)
        mean = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
        return cls(ranges, whole["key"].copy(), K1 * (1 - B + B * lengths / mean))

    def held(self, records: Mapping[SearchKind, bytes]) -> Held:
        """``records`` are the keys of the documents with a term, and its weights; strangers are left out."""
        numbers, weights = [np.empty(0, np.int32)], [np.empty(0, np.float32)]
        for kind, data in records.items():
            found = np.frombuffer(data, RECORD)
            places, is_here = self._places(kind, found["key"])
            numbers.append(places[is_here].astype(np.int32))
            weights.append(found["measure"][is_here].astype(np.float32))
        return Held(np.concatenate(numbers), np.concatenate(weights))

    def best(
        self,
        wanted: Sequence[Terms],
        kinds: Sequence[SearchKind],
        limit: int,
        lifts: Mapping[UUID, float],
    ) -> list[Best]:
        """The documents that answer best, at most ``limit`` of each kind, best first; ties by key.

        ``wanted`` are the words of a query. ``lifts`` are factors on the score of single pieces.
        """
        scores, told = self._scores(wanted)
        self._lift(scores, lifts)
        found = []
        for kind in sorted(set(kinds) & set(self.ranges)):
            numbers = self._first(kind, scores, told, limit)
            for n, key in zip(numbers, self.keys_of(numbers), strict=True):
                found.append(Best(kind, key, float(scores[n]), float(told[n])))
        return found

    def ranked(
        self,
        wanted: Sequence[Terms],
        kind: SearchKind,
        lifts: Mapping[UUID, float],
    ) -> NDArray[np.intp]:
        """The numbers of all documents of a kind that answer, best first; ties by key."""
        scores, told = self._scores(wanted)
        self._lift(scores, lifts)
        return self._first(kind, scores, told, len(self.keys))

    def keys_of(self, numbers: NDArray[np.intp]) -> Keys:
        return Keys(self.keys[numbers])

    def numbers_of(self, kind: SearchKind, keys: Sequence[UUID]) -> NDArray[np.intp]:
        """The numbers of those of the keys that are here, in their order."""
        start, stop = self.ranges.get(kind, (0, 0))
        return Keys.of(keys).places_in(self.keys[start:stop]) + start

    def _places(
        self, kind: SearchKind, keys: NDArray[np.bytes_]
    ) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """The number each key has or would have, and whether it has one."""
        start, stop = self.ranges.get(kind, (0, 0))
        places, is_here = found_in(self.keys[start:stop], keys)
        return places + start, is_here

    def _scores(self, wanted: Sequence[Terms]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Score and idf carried, of every document. Of one word's terms a document holds the best counts."""
        total = len(self.keys)
        scores, told = np.zeros(total), np.zeros(total)
        for terms in wanted:
            # Alternatives count as one term as frequent as the most frequent: a rare synonym must not outrank the word.
            rarity = min(idf(total, len(held.numbers)) for held, _ in terms)
            part = np.zeros(total) if len(terms) > 1 else scores
            for held, factor in terms:
                weights = held.weights.astype(np.float64)
                value = rarity * factor * weights * (K1 + 1) / (weights + self.easing[held.numbers])
                if part is scores:
                    scores[held.numbers] += value
                    told[held.numbers] += rarity
                else:
                    part[held.numbers] = np.maximum(part[held.numbers], value)
            if part is not scores:
                scores += part
                told += rarity * (part > 0)
        return scores, told

    def _lift(self, scores: NDArray[np.float64], lifts: Mapping[UUID, float]) -> None:
        if not lifts:
            return
        keys = Keys.of(list(lifts)).array
        places, is_here = self._places(SearchKind.PRODUCT, keys)
        scores[places[is_here]] *= np.array(list(lifts.values()))[is_here]

    def _first(
        self,
        kind: SearchKind,
        scores: NDArray[np.float64],
        told: NDArray[np.float64],
        limit: int,
    ) -> NDArray[np.intp]:
        start, stop = self.ranges.get(kind, (0, 0))
        of_kind = told[start:stop]
        least = max(ENOUGH * float(of_kind.max(initial=0.0)), np.finfo(np.float64).tiny)
        found = start + np.flatnonzero(of_kind >= least)
        if len(found) > limit:
            # All that tie with the last one stay for now.
            last = np.partition(scores[found], -limit)[-limit]
            found = found[scores[found] >= last]
        in_order = np.argsort(-scores[found], kind="stable")
        return found[in_order][:limit]
