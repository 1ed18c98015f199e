"""Spans divided into periods, and what is asked at the end of which."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targets.measures.asking import is_asked
from targets.measures.rhythm import parts_of

YEAR = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
SCHOOL_YEAR = (dt.date(2023, 9, 5), dt.date(2024, 5, 31))


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("quarter", ["Quý I/2024", "Quý II/2024", "Quý III/2024", "Quý IV/2024"]),
        ("half_year", ["6 tháng đầu năm 2024", "6 tháng cuối năm 2024"]),
        ("year", ["Năm 2024"]),
    ],
)
def test_a_calendar_year_has_the_names_that_offices_use(kind, names):
    assert [part.name for part in parts_of(kind, "Năm 2024", *YEAR)] == names


def test_months_are_named_by_month_and_year():
    names = [part.name for part in parts_of("month", "Năm 2024", *YEAR)]
    assert (len(names), names[1]) == (12, "Tháng 2/2024")


def test_periods_of_a_school_year_begin_with_it():
    parts = parts_of("quarter", "Năm học 2023 - 2024", *SCHOOL_YEAR)
    assert [(part.starts_on, part.ends_on) for part in parts] == [
        (dt.date(2023, 9, 5), dt.date(2023, 11, 30)),
        (dt.date(2023, 12, 1), dt.date(2024, 2, 29)),
        (dt.date(2024, 3, 1), dt.date(2024, 5, 31)),
    ]


@settings(max_examples=40)
@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)),
    st.integers(0, 800),
    st.sampled_from(["month", "quarter", "half_year", "year"]),
)
def test_periods_cover_every_day_of_the_span_once(first, length, kind):
    last = first + dt.timedelta(days=length)
    parts = parts_of(kind, "Đợt", first, last)
    days = sum((part.ends_on - part.starts_on).days + 1 for part in parts)
    assert (parts[0].starts_on, parts[-1].ends_on, days) == (first, last, length + 1)
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))


@pytest.mark.parametrize(
    ("frequency", "asked"),
    [
        ("month", [True, True, True, True]),
        ("quarter", [True, True, True, True]),
        ("half_year", [False, True, False, True]),
        ("year", [False, False, False, True]),
        ("once", [False, False, False, True]),
    ],
)
def test_each_frequency_is_asked_at_its_quarters(frequency, asked):
    ends = [part.ends_on for part in parts_of("quarter", "Năm 2024", *YEAR)]
    assert asked == [
        is_asked(frequency, period_ends_on=end, span_starts_on=YEAR[0], span_ends_on=YEAR[1])
        for end in ends
    ]


def test_a_quarterly_target_is_asked_in_march_where_reports_are_monthly():
    asked = [
        part.number
        for part in parts_of("month", "Năm 2024", *YEAR)
        if is_asked(
            "quarter",
            period_ends_on=part.ends_on,
            span_starts_on=YEAR[0],
            span_ends_on=YEAR[1],
        )
    ]
    assert asked == [3, 6, 9, 12]
