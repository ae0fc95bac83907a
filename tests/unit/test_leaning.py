"""How a member leans: pure, bounded, and the same each time."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from luxeverse.domain.recommend.leaning import (
    BESIDE,
    NO_LEANING,
    OF_A_KIND,
    OF_A_MAKER,
    Liked,
    leaning_of,
)

BAGS, WATCHES, RINGS = (UUID(int=n) for n in (1, 2, 3))
MAKER = UUID(int=9)
A, B, C, D = (UUID(int=n) for n in (11, 12, 13, 14))


def test_neighbours_kinds_and_makers_count():
    leaning = leaning_of([Liked(A, BAGS, MAKER, 1.0)], {A: {B: 0.5, C: 0.25}})
    assert leaning.of(B, WATCHES, None) == BESIDE
    assert leaning.of(C, WATCHES, None) == BESIDE / 2
    assert leaning.of(D, BAGS, MAKER) == OF_A_KIND + OF_A_MAKER
    assert leaning.of(D, RINGS, None) == 0
    assert leaning.is_known


def test_weightier_deeds_count_more():
    liked = [Liked(A, BAGS, None, 1.0), Liked(B, WATCHES, None, 0.25)]
    leaning = leaning_of(liked, {})
    assert leaning.categories == {BAGS: OF_A_KIND * 0.8, WATCHES: OF_A_KIND * 0.2}


def test_what_one_has_is_not_put_forward_as_a_neighbour():
    liked = [Liked(A, BAGS, None, 1.0), Liked(B, WATCHES, None, 1.0)]
    assert leaning_of(liked, {A: {B: 1.0, C: 0.1}}).pieces == {C: BESIDE}


def test_nothing_liked_is_no_leaning():
    assert leaning_of([], {}) == NO_LEANING
    assert not NO_LEANING.is_known


KEYS = st.integers(1, 9).map(lambda n: UUID(int=n))
LIKED = st.lists(
    st.builds(Liked, KEYS, KEYS, st.none() | KEYS, st.floats(0.1, 1)), max_size=8, unique_by=lambda one: one.id
)  # fmt: skip
ROWS = st.dictionaries(KEYS, st.dictionaries(KEYS, st.floats(0, 1), max_size=5), max_size=8)


@given(LIKED, ROWS, KEYS, KEYS, st.none() | KEYS)
def test_a_leaning_is_bounded_and_repeatable(liked, rows, piece, kind, maker):
    leaning = leaning_of(liked, rows)
    assert leaning == leaning_of(liked, rows)
    assert 0 <= leaning.of(piece, kind, maker) <= BESIDE + OF_A_KIND + OF_A_MAKER + 1e-9
