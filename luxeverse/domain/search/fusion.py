"""Two rankings into one: reciprocal rank fusion.

Source: Cormack, Clarke, Büttcher 2009, k = 60. Words weigh twice what likeness of meaning does: docs/adr/0007.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

RANK_OFFSET = 60
WORDS, MEANING = 2.0, 1.0


def fused(by_words: Sequence[Key], by_meaning: Sequence[Key]) -> list[Key]:
    """Everything of both rankings, best first; at a tie what words found comes first."""
    scores: dict[Key, float] = defaultdict(float)
    for weight, ranking in ((WORDS, by_words), (MEANING, by_meaning)):
        for place, key in enumerate(ranking, start=1):
            scores[key] += weight / (RANK_OFFSET + place)
    order = {key: place for place, key in enumerate([*by_words, *by_meaning][::-1])}
    return sorted(scores, key=lambda key: (-scores[key], -order[key]))
