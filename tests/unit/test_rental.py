"""Days and deposits of loans: calendar days, whatever the clocks do."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luxeverse.core import clock
from luxeverse.core.errors import Conflict, Invalid
from luxeverse.core.money import Money
from luxeverse.domain.rental.calendar import closed_days, days_late, free_units, span
from luxeverse.domain.rental.deposit import settled
from luxeverse.domain.rental.status import AWAY, MOVES, TAKES_DATES, LoanStatus, move
from luxeverse.services.rental.terms import Terms

FIRST = date(2026, 12, 7)


def eur(minor):
    return Money(minor, "EUR")


def test_a_loan_takes_its_days_and_the_rest_after_them():
    found = span(FIRST, 4, 2)
    assert (found.start, found.last_day, found.until, found.free) == (
        FIRST, date(2026, 12, 10), date(2026, 12, 11), date(2026, 12, 13),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "free"),
    [(3, [1, 2]), (4, [2]), (8, [2]), (12, [2]), (13, [1, 2]), (2, [1, 2]), (1, [1, 2])],
)
def test_the_day_after_the_rest_is_free_and_the_day_before_is_not(start, free):
    taken = {1: [span(date(2026, 12, 9), 2, 2)]}
    assert free_units(taken, 2, span(date(2026, 12, start), 4, 2)) == free


def test_a_day_is_closed_when_no_unit_is_free_all_the_while():
    taken = {1: [span(date(2026, 12, 9), 2, 2)], 2: [span(date(2026, 12, 12), 4, 2)]}
    first, last = date(2026, 12, 1), date(2026, 12, 31)
    closed = closed_days(taken, 2, (4, 2), first, last)
    assert closed == [date(2026, 12, day) for day in range(7, 13)]
    assert closed_days(taken, 3, (4, 2), first, last) == []


def test_clock_changes_move_no_day():
    """In Paris the clocks go forward on 28 March 2027 and back on 31 October 2027."""
    for start, last in (
        (date(2027, 3, 26), date(2027, 3, 29)),
        (date(2027, 10, 29), date(2027, 11, 1)),
    ):
        assert span(start, 4, 0).last_day == last
    terms = Terms(ZoneInfo("Europe/Paris"), timedelta(days=3), timedelta(days=150), (), {})
    for moment, today in (
        (datetime(2027, 3, 27, 22, 59, tzinfo=UTC), date(2027, 3, 27)),
        (datetime(2027, 3, 27, 23, 0, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 3, 28, 22, 0, tzinfo=UTC), date(2027, 3, 29)),
        (datetime(2027, 10, 30, 22, 0, tzinfo=UTC), date(2027, 10, 31)),
        (datetime(2027, 10, 31, 22, 59, tzinfo=UTC), date(2027, 10, 31)),
        (datetime(2027, 10, 31, 23, 0, tzinfo=UTC), date(2027, 11, 1)),
    ):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(clock, "now", lambda moment=moment: moment)
            assert terms.today() == today
            assert terms.first_day() == today + timedelta(days=3)


days = st.integers(0, 60)


@given(st.lists(st.tuples(days, st.sampled_from([4, 8, 14])), max_size=12), days)
def test_what_is_granted_never_meets_what_is_taken(asked, care):
    taken = {}
    for offset, length in asked:
        wanted = span(FIRST + timedelta(days=offset), length, care)
        for unit in free_units(taken, 2, wanted)[:1]:
            taken.setdefault(unit, []).append(wanted)
    for spans in taken.values():
        for index, one in enumerate(spans):
            assert not any(one.meets(other) or other.meets(one) for other in spans[index + 1 :])


@pytest.mark.parametrize(("back", "late"), [(9, 0), (10, 0), (11, 1), (20, 10)])
def test_days_late(back, late):
    assert days_late(date(2026, 12, 10), date(2026, 12, back)) == late


@pytest.mark.parametrize(
    ("late", "keep", "kept"),
    [(0, 0, 0), (1, 0, 3000), (2, 5000, 11000), (15, 0, 45000), (99, 0, 45000), (0, 45000, 45000)],
)
def test_what_is_kept(late, keep, kept):
    found = settled(eur(45000), late, eur(3000), eur(keep), is_insured=False)
    assert found == (eur(kept), eur(45000 - kept))


@pytest.mark.parametrize(
    ("late", "keep", "insured"),
    [(0, 45001, False), (15, 1, False), (0, -1, False), (0, 1, True)],
)
def test_what_cannot_be_kept(late, keep, insured):
    with pytest.raises(Invalid):
        settled(eur(45000), late, eur(3000), eur(keep), is_insured=insured)


def test_lateness_counts_for_an_insured_loan_too():
    assert settled(eur(45000), 2, eur(3000), eur(0), is_insured=True)[0] == eur(6000)


@pytest.mark.parametrize(("here", "there"), list(product(LoanStatus, LoanStatus)))
def test_every_pair_of_states(here, there):
    if there in MOVES[here]:
        assert move(here, there) is there
        return
    with pytest.raises(Conflict):
        move(here, there)


def test_what_is_away_takes_its_days():
    assert AWAY < TAKES_DATES
    assert {state for state in LoanStatus if not MOVES[state]} == {
        LoanStatus.EXPIRED,
        LoanStatus.CANCELLED,
        LoanStatus.RETURNED,
    }
