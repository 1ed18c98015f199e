"""A span of time divided into reporting periods. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from emulation.lib.markers import roman

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6}


@dataclass(frozen=True)
class Part:
    number: int  # from 1
    name: str
    starts_on: dt.date
    ends_on: dt.date


def parts_of(kind: str, span_name: str, starts_on: dt.date, ends_on: dt.date) -> list[Part]:
    """Divide a span by months, quarters or half-years; any other kind leaves it whole.

    Parts begin with the span, so those of a school year or a drive are its own; the last
    one may be shorter. Parts of calendar years are named as offices name them: "Quý I/2024",
    "6 tháng đầu năm 2024".
    """
    months = _MONTHS.get(kind)
    if months is None:
        return [Part(1, span_name, starts_on, ends_on)]
    spans = list(_stretches(starts_on, ends_on, months))
    return [
        Part(number, _name(kind, number, first, last), first, last)
        for number, (first, last) in enumerate(spans, start=1)
    ]


def _stretches(
    starts_on: dt.date, ends_on: dt.date, months: int
) -> Iterator[tuple[dt.date, dt.date]]:
    first = starts_on
    while first <= ends_on:
        following = _months_later(first.replace(day=1), months)
        yield first, min(following - dt.timedelta(days=1), ends_on)
        first = following


def _months_later(day: dt.date, months: int) -> dt.date:
    count = day.year * 12 + day.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)


def _name(kind: str, number: int, first: dt.date, last: dt.date) -> str:
    if kind == "month":
        return f"Tháng {first.month}/{first.year}"
    if kind == "quarter" and first.month in (1, 4, 7, 10) and first.year == last.year:
        return f"Quý {roman((first.month + 2) // 3)}/{first.year}"
    if kind == "half_year" and first.month in (1, 7) and first.year == last.year:
        return f"6 tháng {'đầu' if first.month == 1 else 'cuối'} năm {first.year}"
    return f"Kỳ {number} ({_day(first)} - {_day(last)})"


def _day(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"
