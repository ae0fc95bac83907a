"""When visits can begin: by the clock of their place, through summer time, closed days and notice."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luxeverse.domain.appointments.slots import (
    Calendar,
    Kind,
    Place,
    is_offered,
    open_days,
    starts,
    wants_reminder,
)
from luxeverse.domain.appointments.status import MOVES, IllegalMove, VisitStatus, before, move

PARIS = ZoneInfo("Europe/Paris")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def place(opens=time(10), closes=time(17), closed=(), days=DAYS):
    return Place(
        slug="grasse",
        name="Grasse",
        address=["Grasse"],
        zone=PARIS,
        zone_name="Grasse time",
        at=(6.9, 43.6),
        hours=dict.fromkeys(days, (opens, closes)),
        closed=frozenset(closed),
    )


def kind(where, minutes=120, every=240, days=DAYS, places=6):
    return Kind("still", "Still", "", where, minutes, every, places, places, days, "")


def calendar(one, ahead=30, hours=12):
    return Calendar("Visits", "", ahead, timedelta(hours=hours), [one], [one.place])


@pytest.mark.req("APPT-002")
def test_visits_begin_every_so_often_and_end_before_the_place_closes():
    tour = kind(place())
    assert [at.isoformat() for at in starts(tour, date(2026, 12, 3))] == [
        "2026-12-03T09:00:00+00:00",
        "2026-12-03T13:00:00+00:00",
    ]
    assert starts(kind(place(closes=time(11, 59))), date(2026, 12, 3)) == []


def test_nothing_begins_on_other_days_and_on_days_that_are_closed():
    tour = kind(place(closed=[date(2026, 12, 24)]), days=("thu",))
    assert starts(tour, date(2026, 12, 24)) == []
    assert starts(tour, date(2026, 12, 4)) == []
    assert starts(tour, date(2026, 12, 17))
    assert starts(kind(place(days=("mon",))), date(2026, 12, 17)) == []


@pytest.mark.req("APPT-001")
def test_summer_time_moves_the_moment_and_not_the_clock():
    tour = kind(place())
    winter, summer = starts(tour, date(2027, 3, 27))[0], starts(tour, date(2027, 3, 28))[0]
    assert (winter.hour, summer.hour) == (9, 8)
    assert {at.astimezone(PARIS).hour for at in (winter, summer)} == {10}
    assert summer - winter == timedelta(hours=23)


def test_an_hour_that_is_skipped_is_not_offered_and_one_that_is_repeated_once():
    night = kind(place(time(1), time(5)), minutes=30, every=30)
    spring = [at.astimezone(PARIS).strftime("%H:%M") for at in starts(night, date(2027, 3, 28))]
    assert spring == ["01:00", "01:30", "03:00", "03:30", "04:00", "04:30"]
    autumn = starts(night, date(2027, 10, 31))
    assert len(autumn) == len(set(autumn)) == 8


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(15, 240), st.integers(15, 240))
def test_every_start_lies_within_the_hours_of_its_day(day, minutes, every):
    one = kind(place(), minutes=minutes, every=every)
    found = starts(one, day)
    assert found == sorted(set(found))
    for at in found:
        local = at.astimezone(PARIS)
        assert local.date() == day
        assert local.time() >= time(10)
        assert (local + one.length).time() <= time(17)


def test_what_is_open_begins_after_the_notice_and_ends_with_what_is_shown():
    tour = kind(place(), days=("thu",))
    now = datetime(2026, 12, 2, 21, 30, tzinfo=UTC)  # 12 h before is 09:30: the first is too soon
    days = open_days(calendar(tour, ahead=14), tour, now)
    assert list(days) == [date(2026, 12, 3), date(2026, 12, 10)]
    assert [at.hour for at in days[date(2026, 12, 3)]] == [13]
    assert is_offered(calendar(tour), tour, datetime(2026, 12, 3, 13, tzinfo=UTC), now)
    for hour, minute in ((9, 0), (13, 1), (14, 0)):
        at = datetime(2026, 12, 3, hour, minute, tzinfo=UTC)
        assert not is_offered(calendar(tour), tour, at, now)


def test_a_reminder_is_for_those_who_booked_earlier():
    start = datetime(2026, 12, 3, 9, tzinfo=UTC)
    early, late = start - timedelta(days=3), start - timedelta(hours=20)
    assert not wants_reminder(start, early, start - timedelta(hours=25))
    assert wants_reminder(start, early, start - timedelta(hours=24))
    assert wants_reminder(start, early, start - timedelta(hours=3))
    assert not wants_reminder(start, early, start - timedelta(hours=2))
    assert not wants_reminder(start, late, start - timedelta(hours=3))


@pytest.mark.parametrize(("here", "there"), list(product(VisitStatus, VisitStatus)))
def test_every_move_of_a_visit(here, there):
    if there in MOVES[here]:
        assert move(here, there) is there
        assert here in before(there)
    else:
        with pytest.raises(IllegalMove):
            move(here, there)
        assert here not in before(there)
