"""The year as it is drawn: months with their days, campaigns as bars. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from campaigns.launching.anniversaries import Day


@dataclass(frozen=True)
class Bar:
    """Where a stretch of days begins and how long it is, in per cent of the year."""

    x: str
    width: str


@dataclass(frozen=True)
class Month:
    number: int
    days: list[Day]


def months_of(days: Iterable[Day]) -> list[Month]:
    """Return the months that have a day, with their days."""
    by_month: dict[int, list[Day]] = {}
    for day in days:
        by_month.setdefault(day.on.month, []).append(day)
    return [Month(number, found) for number, found in sorted(by_month.items())]


def bar_of(first: dt.date, last: dt.date, year: int) -> Bar | None:
    """Return the part of a stretch that falls into a year; ``None`` where there is none.

    Numbers are written with a point, as SVG reads them.
    """
    start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    first, last = max(first, start), min(last, end)
    if last < first:
        return None
    length = (end - start).days + 1
    x = 100 * (first - start).days / length
    width = 100 * ((last - first).days + 1) / length
    return Bar(f"{x:.2f}%", f"{width:.2f}%")
