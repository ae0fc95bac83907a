"""What a pre-loved piece costs on a day, what of it is its seller's, and where an offer may go."""

from datetime import date, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luxeverse.core.errors import Conflict
from luxeverse.core.money import Money
from luxeverse.domain.resale.condition import WORDS, Condition
from luxeverse.domain.resale.pricing import Asked, PriceKind, bounds, owed, price_on
from luxeverse.domain.resale.status import MOVES, OPEN, OfferStatus, move

FIRST = date(2026, 10, 5)


def eur(minor):
    return Money(minor, "EUR")


def falling(start, floor, step):
    return Asked(PriceKind.DYNAMIC, eur(start), eur(floor), eur(step))


@pytest.mark.parametrize(
    ("days", "minor"),
    [(-3, 30000), (0, 30000), (6, 30000), (7, 28000), (13, 28000), (14, 26000), (34, 22000), (35, 21500), (700, 21500)],
)  # fmt: skip
def test_it_falls_by_a_step_a_week_and_rests_at_its_floor(days, minor):
    asked = falling(30000, 21500, 2000)
    assert price_on(asked, FIRST, FIRST + timedelta(days=days)) == eur(minor)


def test_a_fixed_price_stays():
    asked = Asked(PriceKind.FIXED, eur(30000), eur(30000), eur(0))
    assert {price_on(asked, FIRST, FIRST + timedelta(days=d)) for d in range(400)} == {eur(30000)}


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(0, 10**8), st.integers(0, 4000))
def test_it_never_rises_and_never_leaves_its_bounds(a, b, step, day):
    asked = falling(max(a, b), min(a, b), step)
    days = [price_on(asked, FIRST, FIRST + timedelta(days=day + more)) for more in range(15)]
    assert all(later.minor <= earlier.minor for earlier, later in pairwise(days))
    assert all(min(a, b) <= price.minor <= max(a, b) for price in days)


@given(st.integers(0, 10**9), st.integers(0, 10_000))
def test_no_coin_is_lost_between_seller_and_house(minor, fee):
    part, kept = owed(eur(minor), fee)
    assert part + kept == eur(minor)
    assert 0 <= kept.minor <= minor


def test_the_fee_is_rounded_once_to_even():
    assert owed(eur(39000), 1500) == (eur(33150), eur(5850))
    assert owed(eur(10), 1500) == (eur(8), eur(2))
    assert bounds(eur(39000), 1500, 9000) == (eur(5850), eur(35100))


@pytest.mark.parametrize(("here", "there"), list(product(OfferStatus, OfferStatus)))
def test_every_pair_of_states(here, there):
    if there in MOVES[here]:
        assert move(here, there) is there
        return
    with pytest.raises(Conflict):
        move(here, there)


def test_a_piece_of_an_open_offer_has_somewhere_to_go_and_of_a_closed_one_nowhere():
    assert {state for state in OfferStatus if MOVES[state]} == OPEN


def test_each_condition_says_what_it_means():
    assert set(WORDS) == set(Condition)
    assert len(set(WORDS.values())) == len(Condition)
