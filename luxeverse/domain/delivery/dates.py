"""When a parcel arrives, counted in working days."""

from datetime import date, datetime, timedelta

SATURDAY = 5
CUTOFF_HOUR = 14
"""Orders before 14:00 UTC leave the same working day; a rule of the houses, see docs/trails/pay.md."""


def add_working_days(start: date, days: int) -> date:
    """The day that many working days (Monday to Friday) after ``start``; holidays are not known here."""
    here = start
    while days > 0:
        here += timedelta(days=1)
        if here.weekday() < SATURDAY:
            days -= 1
    return here


def window(today: date, hour: int, days_min: int, days_max: int) -> tuple[date, date]:
    """First and last day of arrival for an order placed today at this hour (UTC)."""
    late = 1 if hour >= CUTOFF_HOUR else 0
    return add_working_days(today, days_min + late), add_working_days(today, days_max + late)


def pages_turned(now: datetime) -> int:
    """How often, since 1970, a page that speaks of days has grown old: at each cut-off the days of arrival move on, and
    at each midnight (UTC) a launch may have come.
    """
    days = now.timestamp() / 86_400
    return int(days) + int(days - CUTOFF_HOUR / 24)


def in_words(first: date, last: date) -> str:
    """Dates as people say them: "Tue 24 to Thu 26 November"."""
    end = f"{last:%a} {last.day} {last:%B}"
    if first == last:
        return end
    if first.month == last.month:
        return f"{first:%a} {first.day} to {end}"
    return f"{first:%a} {first.day} {first:%B} to {end}"
