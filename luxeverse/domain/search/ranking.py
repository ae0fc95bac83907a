"""BM25F: how well a document answers a query.

A document has four classes of text. A word found in a class counts with the class's weight, the sum over its
occurrences is the word's weight in the document, and the sum over all words is the document's length. The score is

    sum over terms of   idf * weight * (K1 + 1) / (weight + K1 * (1 - B + B * length / mean length))
    idf = ln(1 + (documents - holding + 1/2) / (holding + 1/2))

Source: Robertson, Zaragoza, Taylor 2004, "Simple BM25 extension to multiple weighted fields". The numbers are those of
docs/adr/0007, found on a public relevance collection; docs/benchmarks.md says how to measure them again.

postings.py computes this in memory, for all documents of a term at once (docs/adr/0020; the database only keeps the weights and
lengths). The functions here are its definition, and a property test holds the two together.
"""

import math

K1 = 0.6
B = 0.5
CLASS_WEIGHTS = {"A": 3.0, "B": 2.0, "C": 1.0, "D": 0.4}
"""A: name and Latin name. B: maker and category. C: line and description. D: attributes, materials, tags, colours."""

ALTERNATIVE = 0.8
"""What a synonym or a completed word counts beside the word itself."""
ENOUGH = 0.5
"""A document is a result when the terms it holds carry this share of the idf that the best document's terms carry.

So "black bag" finds black bags and not everything black, and still something when nothing has both words.
"""


def idf(documents: int, holding: int) -> float:
    """How much a term tells: rare ones more."""
    return math.log(1 + (documents - holding + 0.5) / (holding + 0.5))


def part(rarity: float, weight: float, length: float, mean_length: float) -> float:
    """What one term adds to the score of a document."""
    saturation = K1 * (1 - B + B * length / mean_length)
    return rarity * weight * (K1 + 1) / (weight + saturation)
