"""Which days a unit is away, and which it can begin on. Days are calendar days: no hour, so no clock change matters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """``[start, free)`` is what a loan takes of a unit: the borrower's days up to ``until``, then its rest."""

    start: date
    until: date
    free: date

    @property
    def last_day(self) -> date:
        """The last day with the borrower."""
        return self.until - DAY

    def meets(self, other: "Span") -> bool:
        """Whether both want the unit on some day."""
        return self.start < other.free and other.start < self.free


def span(start: date, days: int, care_days: int) -> Span:
    """A loan of so many days, the first of them ``start``, and the rest the piece gets afterwards."""
    until = start + timedelta(days=days)
    return Span(start, until, until + timedelta(days=care_days))


def free_units(taken: Mapping[int, Sequence[Span]], units: int, wanted: Span) -> list[int]:
    """The units, counted from 1, that are free all the while."""
    return [
        unit
        for unit in range(1, units + 1)
        if not any(wanted.meets(other) for other in taken.get(unit, ()))
    ]


def closed_days(
    taken: Mapping[int, Sequence[Span]],
    units: int,
    length: tuple[int, int],
    first: date,
    last: date,
) -> list[date]:
    """Days from ``first`` to ``last`` on which no loan of ``length`` (its days, the care after it) can begin."""
    days = [first + DAY * step for step in range((last - first).days + 1)]
    return [day for day in days if not free_units(taken, units, span(day, *length))]


def days_late(last_day: date, back_on: date) -> int:
    """Whole days after the last day; none for one that is back in time."""
    return max(0, (back_on - last_day).days)
