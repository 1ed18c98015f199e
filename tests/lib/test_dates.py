import datetime as dt

import pytest
from django.test import override_settings

from emulation.lib import dates
from emulation.lib.dates import PartialDate, date_in_words, date_on_paper


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (PartialDate(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (PartialDate(2024, 2, 19), "ngày 19 tháng 02 năm 2024"),
        (PartialDate(2024, 6, 29), "ngày 29 tháng 6 năm 2024"),
        (PartialDate(2024, 12, 1), "ngày 01 tháng 12 năm 2024"),
        (PartialDate(2024, 2), "ngày … tháng 02 năm 2024"),
        (PartialDate(2024), "ngày … tháng … năm 2024"),
        (PartialDate(), "ngày … tháng … năm …"),
    ],
)
def test_dates_on_paper_pad_days_below_10_and_months_1_and_2(date, words):
    assert date_on_paper(date, "…") == words


def test_the_day_of_a_moment_is_the_day_in_vietnam():
    moment = dt.datetime(2024, 2, 18, 17, 30, tzinfo=dt.UTC)
    assert dates.local_day(moment) == dt.date(2024, 2, 19)


@pytest.mark.parametrize("parts", [(2024, None, 3), (None, 2, 1), (2023, 2, 29), (2024, 13, 1)])
def test_a_date_that_cannot_be_is_refused(parts):
    with pytest.raises(ValueError):
        PartialDate(*parts)


def test_the_day_of_the_demonstration_is_today_for_every_rule():
    with override_settings(DEMO_TODAY=dt.date(2024, 2, 19)):
        assert dates.today() == dt.date(2024, 2, 19)
        assert dates.now().date() == dt.date(2024, 2, 19)
        assert dates.now().tzinfo is not None


def test_the_clock_stands_on_a_day_only_inside_its_block():
    with override_settings(DEMO_TODAY=dt.date(2024, 2, 19)):
        with dates.on_day(dt.date(2024, 1, 5)):
            assert dates.today() == dt.date(2024, 1, 5)
        assert dates.today() == dt.date(2024, 2, 19)


def test_the_clock_stands_at_an_hour_where_one_is_told():
    with dates.on_day(dt.date(2024, 6, 11), dt.time(14, 5)):
        assert dates.now().replace(tzinfo=None) == dt.datetime(2024, 6, 11, 14, 5)
        assert dates.now().tzinfo is not None
        with dates.on_day(dt.date(2024, 6, 12)):
            assert dates.today() == dates.now().date() == dt.date(2024, 6, 12)


def test_dates_in_words_name_the_weekday():
    assert date_in_words(dt.date(2024, 2, 19)) == "Thứ Hai, ngày 19/02/2024"
