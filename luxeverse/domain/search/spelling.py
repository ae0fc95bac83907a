"""Correcting words that occur nowhere.

Only a word of which neither the word nor its stem is anywhere in the index is corrected, so no query that would have
found something is ever changed. Everything one edit away is written out and looked up in the vocabulary; long words
may be two edits away and are compared with the vocabulary one by one.
"""

from collections.abc import Iterator, Mapping

from rapidfuzz.distance import OSA

SHORTEST = 3
SHORT = 5
"""Up to this length another first letter makes another word: "dress" is not "press"."""
LONG = 7
"""From this length on two edits are still likely to be the same word."""


class Spelling:
    """The words of a house with the number of documents that hold each."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._words = {w: n for w, n in words.items() if len(w) >= SHORTEST and w.isalpha()}
        self._letters = sorted({letter for word in self._words for letter in word})

    def correct(self, word: str) -> str | None:
        """The likeliest word meant, or None: nearest, then same first letter, then most frequent."""
        if len(word) < SHORTEST or not word.isalpha():
            return None
        near = {edit for edit in self._edits(word) if edit in self._words}
        ranked = [rank for candidate in near if (rank := self._rank(word, candidate, 1))]
        if not ranked and len(word) >= LONG:
            ranked = [rank for candidate in self._words if (rank := self._rank(word, candidate, 2))]
        return min(ranked)[-1] if ranked else None

    def _edits(self, word: str) -> Iterator[str]:
        """Every text one letter left out, swapped with its neighbour, replaced or put in away from the word."""
        for place in range(len(word) + 1):
            before, after = word[:place], word[place:]
            yield from (before + letter + after for letter in self._letters)
            if after:
                yield before + after[1:]
                yield from (before + letter + after[1:] for letter in self._letters)
            if len(after) > 1:
                yield before + after[1] + after[0] + after[2:]

    def _rank(self, word: str, candidate: str, edits: int) -> tuple[int, bool, int, str] | None:
        begins_alike = word[0] == candidate[0]
        if abs(len(word) - len(candidate)) > edits or not (begins_alike or len(word) > SHORT):
            return None
        distance = OSA.distance(word, candidate, score_cutoff=edits)
        if distance > edits:
            return None
        return distance, not begins_alike, -self._words[candidate], candidate
