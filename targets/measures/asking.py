"""Which targets are asked for at the end of which period. Pure."""

from __future__ import annotations

import datetime as dt

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6}


def is_asked(
    frequency: str, *, period_ends_on: dt.date, span_starts_on: dt.date, span_ends_on: dt.date
) -> bool:
    """Say whether a target of this frequency is reported at the end of a period.

    Quarters and half-years are counted from the month in which the span begins, so that a
    school year has its own. The last period of a span asks for everything; "year" and
    "once" are asked for only there. Raises ``KeyError`` for an unknown frequency.
    """
    if period_ends_on >= span_ends_on:
        return True
    if frequency in ("year", "once"):
        return False
    return _months_between(span_starts_on, period_ends_on) % _MONTHS[frequency] == 0


def _months_between(start: dt.date, end: dt.date) -> int:
    """Count the months begun from the start to the end, both included."""
    return (end.year - start.year) * 12 + end.month - start.month + 1
