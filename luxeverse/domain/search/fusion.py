"""Two rankings into one: reciprocal rank fusion.

Source: Cormack, Clarke, Büttcher 2009, k = 60. Words weigh twice what likeness of meaning does: docs/adr/0007.
"""

import numpy as np
from numpy.typing import NDArray

RANK_OFFSET = 60
WORDS, MEANING = 2.0, 1.0

Ranking = NDArray[np.intp]
"""Numbers of documents, best first, each once."""


def fused(by_words: Ranking, by_meaning: Ranking) -> Ranking:
    """Everything of both rankings, best first; at a tie what words found comes first."""
    both = np.concatenate([by_words, by_meaning])
    shares = np.concatenate([_shares(WORDS, len(by_words)), _shares(MEANING, len(by_meaning))])
    found, first, which = np.unique(both, return_index=True, return_inverse=True)
    scores = np.bincount(which, shares, minlength=len(found))
    return found[np.lexsort((first, -scores))]


def _shares(weight: float, length: int) -> NDArray[np.float64]:
    return weight / (RANK_OFFSET + np.arange(1, length + 1))
