"""Working days: weekends and public holidays left out, days worked instead put in. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_DAY = dt.timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class Workdays:
    """The days that are not as their weekday says.

    ``is_worked`` tells by day whether the offices work on it; of a year that is not among
    ``years`` only the weekends are known.
    """

    is_worked: Mapping[dt.date, bool]
    years: frozenset[int]

    def works_on(self, day: dt.date) -> bool:
        return self.is_worked.get(day, day.weekday() < _SATURDAY)

    def after(self, start: dt.date, days: int) -> dt.date:
        """Return the last of so many working days; the day it begins is not counted."""
        day = start
        while days:
            day += _DAY
            days -= self.works_on(day)
        return day

    def knows(self, start: dt.date, end: dt.date) -> bool:
        """Say whether the holidays of every year between two days are known."""
        return self.years.issuperset(range(start.year, end.year + 1))


WEEKENDS_ONLY = Workdays({}, frozenset())


def workdays(spans: Iterable[tuple[dt.date, dt.date, bool]]) -> Workdays:
    """Return the calendar of spans (first day, last day, worked); a later one wins."""
    is_worked = {
        first + _DAY * number: worked
        for first, last, worked in spans
        for number in range((last - first).days + 1)
    }
    return Workdays(is_worked, frozenset(day.year for day in is_worked))
