"""Does the blend find the next piece better than popularity? ``python -m bench.recommend``.

The histories are invented, since a young shop has none: four steps of ten go to one of six pieces worn with the last
one, three to the visitor's own maker, three to whatever is famous, whose fame falls with its rank. So the figures say
that the code finds structure which was put in and is not fooled by fame. They say nothing of real visitors; on those,
see the source named in ``luxeverse/domain/recommend/neighbours.py``.
"""

import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from luxeverse.domain.recommend.neighbours import (
    WEIGHTS,
    History,
    Rows,
    after,
    blend,
    cosine,
    popularity,
    sequential,
)

PIECES, VISITORS, MAKERS, MATERIALS, KINDS = 1200, 4000, 30, 24, 8
SEED = 20261126
GUESSES = 20
DECAY = 0.6
RARE = 5
COMPANIONS = 6
COMPLEMENT, TASTE = 0.4, 0.3
"""How often a step goes to what is worn with the last piece, and to the visitor's own maker; else to what is famous."""


@dataclass(frozen=True)
class Made:
    """An invented piece."""

    maker: int
    material: int
    kind: int
    fame: float


def catalogue(draw: random.Random) -> list[Made]:
    return [
        Made(
            draw.randrange(MAKERS),
            draw.randrange(MATERIALS),
            draw.randrange(KINDS),
            1 / (1 + rank) ** 0.8,
        )
        for rank in range(PIECES)
    ]


def companions(draw: random.Random, pieces: Sequence[Made]) -> list[list[int]]:
    """A few pieces of another kind that go with each piece, of its maker or its material."""
    found = []
    for piece in pieces:
        fitting = [
            other
            for other, one in enumerate(pieces)
            if one.kind == (piece.kind + 1) % KINDS
            and (one.maker == piece.maker or one.material == piece.material)
        ]
        found.append(draw.sample(fitting, min(COMPANIONS, len(fitting))))
    return found


def history(
    draw: random.Random,
    pieces: Sequence[Made],
    worn_with: Sequence[Sequence[int]],
    famous: Sequence[int],
) -> list[int]:
    """Five to eleven pieces of one visitor."""
    maker = draw.randrange(MAKERS)
    own = [place for place, piece in enumerate(pieces) if piece.maker == maker]
    steps = [draw.choice(famous)]
    for _ in range(draw.randint(4, 10)):
        mood, fitting = draw.random(), worn_with[steps[-1]]
        if mood < COMPLEMENT and fitting:
            steps.append(draw.choice(fitting))
        elif mood < COMPLEMENT + TASTE:
            steps.append(draw.choice(own))
        else:
            steps.append(draw.choice(famous))
    return steps


def content(pieces: Sequence[Made]) -> dict[int, dict[int, float]]:
    """Pieces of the same maker or material, as a search index would find them."""
    rows: dict[int, dict[int, float]] = {}
    for one, mine in enumerate(pieces):
        row = {
            other: 0.6 * (mine.maker == theirs.maker) + 0.4 * (mine.material == theirs.material)
            for other, theirs in enumerate(pieces)
            if one != other
        }
        best = sorted(row, key=lambda other: (-row[other], other))[:24]
        rows[one] = {other: row[other] for other in best if row[other] > 0}
    return rows


Guess = Callable[[Sequence[int]], list[int]]


def best(scores: dict[int, float]) -> list[int]:
    return sorted(scores, key=lambda item: (-scores[item], item))[:GUESSES]


def methods(train: Sequence[Sequence[int]], pieces: Sequence[Made]) -> dict[str, Guess]:
    """Each takes what a visitor did and guesses what comes next."""
    histories = [History(items) for items in train]
    follows, both, like = sequential(histories), cosine(histories), content(pieces)
    popular = popularity(histories)
    most = best(popular)
    blended: dict[int, dict[int, float]] = {}

    def row(item: int) -> dict[int, float]:
        if item not in blended:
            blended[item] = blend(item, (follows, both, like), popular, WEIGHTS)
        return blended[item]

    def by(rows: Rows[int]) -> Guess:
        return lambda past: best(after(past, rows, DECAY))

    def by_blend(past: Sequence[int]) -> list[int]:
        return best(after(past, {item: row(item) for item in past}, DECAY))

    return {
        "popularity": lambda past: [item for item in most if item not in past][:GUESSES],
        "content": by(like),
        "cosine": by(both),
        "sequence": by(follows),
        "blend (shipped)": by_blend,
    }


@dataclass
class Score:
    """Of one method over all visitors; ``tail`` over targets rare in training."""

    hits: int = 0
    gain: float = 0.0
    tail_hits: int = 0
    tails: int = 0
    shown: int = 0


def evaluate(
    guess: Guess, past: Sequence[Sequence[int]], next_: Sequence[int], rare: set[int]
) -> Score:
    score, seen = Score(), set()
    for items, target in zip(past, next_, strict=True):
        guesses = guess(items)
        seen.update(guesses)
        hit = target in guesses
        score.hits += hit
        score.gain += 1 / math.log2(2 + guesses.index(target)) if hit else 0.0
        if target in rare:
            score.tails += 1
            score.tail_hits += hit
    score.shown = len(seen)
    return score


def run(visitors: int = VISITORS) -> dict[str, Score]:
    """Leave the last step of each visitor out and guess it in twenty."""
    draw = random.Random(SEED)
    pieces = catalogue(draw)
    famous = draw.choices(range(PIECES), weights=[piece.fame for piece in pieces], k=4000)
    worn_with = companions(draw, pieces)
    everybody = [history(draw, pieces, worn_with, famous) for _ in range(visitors)]
    past, next_ = [items[:-1] for items in everybody], [items[-1] for items in everybody]
    counts: dict[int, int] = {}
    for items in past:
        for item in items:
            counts[item] = counts.get(item, 0) + 1
    rare = {item for item in range(PIECES) if counts.get(item, 0) <= RARE}
    return {
        name: evaluate(guess, past, next_, rare) for name, guess in methods(past, pieces).items()
    }


def main() -> None:
    started = time.perf_counter()
    scores = run()
    print(f"{VISITORS} invented visitors, {PIECES} pieces, seed {SEED}, {GUESSES} guesses")
    print(f"{'method':<18}{'recall':>8}{'nDCG':>8}{'rare':>8}{'pieces shown':>14}")
    for name, score in scores.items():
        tail = score.tail_hits / score.tails if score.tails else 0.0
        print(
            f"{name:<18}{score.hits / VISITORS:>8.3f}{score.gain / VISITORS:>8.3f}{tail:>8.3f}"
            f"{score.shown / PIECES:>13.0%}"
        )
    print(f"{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
