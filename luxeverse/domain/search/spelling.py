"""Correcting words that occur nowhere.

Only a word of which neither the word nor its stem is anywhere in the index is corrected, so no query that would have
found something is ever changed. Candidates at one edit come from an index of the vocabulary with one letter deleted
(Garbe's symmetric delete); long words may be two edits away and are compared with the vocabulary one by one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import OSA

SHORTEST = 3
SHORT = 5
"""Up to this length another first letter makes another word: "dress" is not "press"."""
LONG = 7
"""From this length on two edits are still likely to be the same word."""


def deletions(word: str) -> Iterator[str]:
    """The word, and the word with each letter left out."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


class Spelling:
    """The words of a house with the number of documents that hold each."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._words = {w: n for w, n in words.items() if len(w) >= SHORTEST and w.isalpha()}
        self._by_deletion: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            for key in deletions(word):
                self._by_deletion[key].append(word)

    def correct(self, word: str) -> str | None:
        """The likeliest word meant, or None: nearest, then same first letter, then most frequent."""
        if len(word) < SHORTEST or not word.isalpha():
            return None
        candidates = {c for key in deletions(word) for c in self._by_deletion.get(key, ())}
        ranked = [r for c in candidates if (r := self._rank(word, c, 1))]
        if not ranked and len(word) >= LONG:
            ranked = [r for c in self._words if (r := self._rank(word, c, 2))]
        return min(ranked)[-1] if ranked else None

    def _rank(self, word: str, candidate: str, edits: int) -> tuple[int, bool, int, str] | None:
        begins_alike = word[0] == candidate[0]
        if abs(len(word) - len(candidate)) > edits or not (begins_alike or len(word) > SHORT):
            return None
        distance = OSA.distance(word, candidate, score_cutoff=edits)
        if distance > edits:
            return None
        return distance, not begins_alike, -self._words[candidate], candidate
