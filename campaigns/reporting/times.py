"""What the time of a report is called. Pure."""

from __future__ import annotations

import datetime as dt

from emulation.lib.text import first_lower

_MONTHS = {3: "quý I", 6: "6 tháng đầu", 9: "9 tháng đầu", 12: ""}
_REST = {3: "các quý còn lại", 6: "6 tháng cuối", 9: "quý IV"}


def time_told(name: str, day: dt.date, *, is_year: bool) -> str:
    """Name the time from the first day of a span to a day of it: "6 tháng đầu năm 2024".

    ``is_year``: the span is a calendar year; another is called as its period ``name`` is.
    """
    if not is_year or not _ends_a_month(day) or day.month not in _MONTHS:
        return first_lower(name)
    return f"{_MONTHS[day.month]} năm {day.year}".strip()


def time_left(ends_on: dt.date, day: dt.date, *, is_year: bool) -> str:
    """Name what is left of the span: "6 tháng cuối năm 2024", "năm 2025", "thời gian tới"."""
    if not is_year or day.month not in _MONTHS:
        return "thời gian tới"
    if day >= ends_on:
        return f"năm {day.year + 1}"
    return f"{_REST[day.month]} năm {day.year}" if day.month in _REST else "thời gian tới"


def _ends_a_month(day: dt.date) -> bool:
    return (day + dt.timedelta(days=1)).day == 1
