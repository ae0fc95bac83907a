"""Two rankings become one, whatever they are."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from luxeverse.domain.search import fusion

RANKING = st.lists(st.integers(0, 40), unique=True, max_size=30)


def fused(words: list[int], meaning: list[int]) -> list[int]:
    return fusion.fused(np.array(words, np.intp), np.array(meaning, np.intp)).tolist()


@given(RANKING, RANKING)
def test_everything_is_kept_once(words: list[int], meaning: list[int]) -> None:
    found = fused(words, meaning)
    assert sorted(found) == sorted({*words, *meaning})


@given(RANKING)
def test_one_ranking_alone_keeps_its_order(ranking: list[int]) -> None:
    assert fused(ranking, []) == ranking
    assert fused([], ranking) == ranking


@given(RANKING)
def test_agreement_is_kept(ranking: list[int]) -> None:
    assert fused(ranking, ranking) == ranking


def test_words_weigh_twice() -> None:
    assert fused([1], [2]) == [1, 2]
    assert fused([1, 2], [2])[0] == 2
    assert fused([1, 2, 3], [3])[:2] == [3, 1]
