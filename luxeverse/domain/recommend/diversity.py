"""A list in which not everything is the same."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)

ALIKENESS_COSTS = 0.3
"""Maximal marginal relevance: how much of its score a piece loses for being wholly like one already in the list."""
MOST_OF_ONE_MAKER = 3


def diversified(
    scores: Mapping[Item, float],
    alike: Callable[[Item, Item], float],
    maker_of: Callable[[Item], Hashable],
    limit: int,
) -> list[Item]:
    """The best pieces, each less welcome the more it resembles an earlier one (0 to 1), at most three of a maker.

    Equal scores are settled by the key, so that the list is the same every night.
    """
    top = max(scores.values(), default=0.0) or 1.0
    left = {item: score / top for item, score in scores.items()}
    makers: Counter[Hashable] = Counter()
    chosen: list[Item] = []
    while left and len(chosen) < limit:
        best = min(
            left,
            key=lambda item: (
                -left[item] + ALIKENESS_COSTS * max((alike(item, c) for c in chosen), default=0.0),
                str(item),
            ),
        )
        del left[best]
        if makers[maker_of(best)] >= MOST_OF_ONE_MAKER:
            continue
        makers[maker_of(best)] += 1
        chosen.append(best)
    return chosen
