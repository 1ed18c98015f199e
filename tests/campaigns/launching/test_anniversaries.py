"""The days of a year: order, years counted, round ones."""

import datetime as dt

from campaigns.launching.anniversaries import Event, days_between, days_of, national_events


def test_the_days_that_the_issue_names_are_in_the_calendar() -> None:
    days = {(day.on.day, day.on.month) for day in days_of(2024, national_events())}
    named = [(3, 2), (30, 4), (19, 5), (11, 6), (27, 7), (19, 8), (2, 9), (22, 12)]
    assert days.issuperset(named)


def test_years_are_counted_and_round_ones_known() -> None:
    by_name = {day.event.name: day for day in days_of(2024, national_events())}
    army = by_name["Ngày thành lập Quân đội nhân dân Việt Nam"]
    assert (army.years, army.is_round, army.on) == (80, True, dt.date(2024, 12, 22))
    party = by_name["Ngày thành lập Đảng Cộng sản Việt Nam"]
    assert (party.years, party.is_round, party.is_half_round) == (94, False, False)
    assert party.words == "kỷ niệm 94 năm Ngày thành lập Đảng Cộng sản Việt Nam"


def test_days_come_in_the_order_of_the_year_and_before_their_first_year_not_at_all() -> None:
    days = days_of(1960, national_events())
    assert [day.on for day in days] == sorted(day.on for day in days)
    assert all(day.event.since < 1960 for day in days if day.event.since)


def test_the_29th_of_february_is_kept_on_the_28th() -> None:
    own = Event("Ngày của xã", 29, 2, 2000)
    assert [day.on for day in days_of(2023, [own])] == [dt.date(2023, 2, 28)]
    assert [day.on for day in days_of(2024, [own])] == [dt.date(2024, 2, 29)]


def test_days_between_two_dates_go_over_the_new_year() -> None:
    own = [Event("A", 20, 12), Event("B", 6, 1), Event("C", 9, 3)]
    found = days_between(dt.date(2023, 12, 1), dt.date(2024, 1, 31), own)
    assert [(day.event.name, day.on.year) for day in found] == [("A", 2023), ("B", 2024)]
