"""What the reviews of a piece have in common: counted and cited, never written anew."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from luxeverse.domain.reviews.words import Aspect, aspects_of, mood, sentences

FEWEST_REVIEWS = 3
"""Below this a reader is quicker than a summary."""
FEWEST_MENTIONS = 2
MOST_POINTS = 4
LONGEST_QUOTE = 180


@dataclass(frozen=True, slots=True)
class Read:
    """A review as it is read for the summary, the most useful first."""

    id: str
    rating: int
    text: str


Cited = tuple[str, str]
"""A sentence and the id of its review."""


@dataclass(slots=True)
class Point:
    """An aspect: which reviews speak of it gladly and which do not, and the first short sentence of either."""

    aspect: Aspect
    glad: list[str] = field(default_factory=list)
    sorry: list[str] = field(default_factory=list)
    glad_words: Cited | None = None
    sorry_words: Cited | None = None

    @property
    def mentions(self) -> int:
        return len(self.glad) + len(self.sorry)

    @property
    def cited(self) -> Cited | None:
        """A sentence of the majority; the glad have it on a tie."""
        if len(self.sorry) > len(self.glad):
            return self.sorry_words
        return self.glad_words


def summarise(reviews: Sequence[Read]) -> list[Point]:
    """The aspects most reviews speak of, most spoken of first.

    A review counts once for an aspect: by the mood of all its sentences on it, or by its stars where they have none;
    three stars without a mood count nowhere.
    """
    if len(reviews) < FEWEST_REVIEWS:
        return []
    points: dict[str, Point] = {}
    for review in reviews:
        for aspect, said in _spoken_of(review).items():
            point = points.setdefault(aspect.key, Point(aspect))
            _count(point, review, said)
    enough = [p for p in points.values() if p.mentions >= FEWEST_MENTIONS and p.cited]
    return sorted(enough, key=lambda p: (-p.mentions, p.aspect.key))[:MOST_POINTS]


def _spoken_of(review: Read) -> dict[Aspect, list[str]]:
    found: dict[Aspect, list[str]] = {}
    for sentence in sentences(review.text):
        for aspect in aspects_of(sentence):
            found.setdefault(aspect, []).append(sentence)
    return found


def _count(point: Point, review: Read, said: list[str]) -> None:
    total = sum(mood(sentence) for sentence in said) or review.rating - 3
    if not total:
        return
    fitting = (s for s in said if len(s) <= LONGEST_QUOTE and mood(s) * total > 0)
    words = next(fitting, None)
    cited = (words, review.id) if words else None
    if total > 0:
        point.glad.append(review.id)
        point.glad_words = point.glad_words or cited
    else:
        point.sorry.append(review.id)
        point.sorry_words = point.sorry_words or cited
