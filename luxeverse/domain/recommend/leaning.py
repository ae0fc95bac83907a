"""How a member leans, from what they bought and saved. Pure: the same history and table always give the same leaning."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from luxeverse.domain.recommend.neighbours import Rows

BESIDE, OF_A_KIND, OF_A_MAKER = 1.0, 0.6, 0.3
"""What the best neighbour of one's pieces counts, and a category or maker one chose nothing else of. Judgement."""


@dataclass(frozen=True, slots=True)
class Liked:
    """A piece a member chose, and how much that says, 0 to 1."""

    id: UUID
    category_id: UUID
    maker_id: UUID | None
    weight: float


@dataclass(frozen=True, slots=True)
class Leaning:
    """What pieces, categories and makers count for one member; what is not named counts nothing."""

    pieces: Mapping[UUID, float] = field(default_factory=dict)
    categories: Mapping[UUID, float] = field(default_factory=dict)
    makers: Mapping[UUID, float] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        """Whether there is anything to go by."""
        return bool(self.categories)

    def of(self, piece: UUID, category: UUID, maker: UUID | None) -> float:
        """How much a piece is leaned to."""
        score = self.pieces.get(piece, 0.0) + self.categories.get(category, 0.0)
        return score + (self.makers.get(maker, 0.0) if maker else 0.0)


NO_LEANING = Leaning()


def leaning_of(liked: Sequence[Liked], rows: Rows[UUID]) -> Leaning:
    """What stands beside the liked pieces, and what is of their kinds and makers; each part scaled to its own share.

    ``rows`` are the neighbours of each liked piece with their scores. A liked piece itself is not put forward again
    for being the neighbour of another.
    """
    own = {one.id for one in liked}
    pieces: dict[UUID, float] = defaultdict(float)
    categories: dict[UUID, float] = defaultdict(float)
    makers: dict[UUID, float] = defaultdict(float)
    for one in liked:
        categories[one.category_id] += one.weight
        if one.maker_id:
            makers[one.maker_id] += one.weight
        for other, score in rows.get(one.id, {}).items():
            if other not in own:
                pieces[other] += one.weight * score
    return Leaning(
        _scaled(pieces, max(pieces.values(), default=0.0), BESIDE),
        _scaled(categories, sum(categories.values()), OF_A_KIND),
        _scaled(makers, sum(makers.values()), OF_A_MAKER),
    )


def _scaled(counts: Mapping[UUID, float], whole: float, counted: float) -> dict[UUID, float]:
    return {key: counted * value / whole for key, value in counts.items()} if whole else {}
