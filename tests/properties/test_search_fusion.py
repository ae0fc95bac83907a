"""Two rankings become one, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from luxeverse.domain.search.fusion import fused

RANKING = st.lists(st.integers(0, 40), unique=True, max_size=30)


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
    assert fused(["a"], ["b"]) == ["a", "b"]
    assert fused(["a", "b"], ["b"])[0] == "b"
    assert fused(["a", "b", "c"], ["c"])[:2] == ["c", "a"]
