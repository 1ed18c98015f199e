"""Where a campaign stands, by its dates and what was done."""

import datetime as dt
from types import SimpleNamespace

import pytest

from campaigns.launching.course import Course, course_of

DAY = dt.date
THEN = dt.datetime(2024, 2, 1, 8, tzinfo=dt.UTC)


def campaign(**fields):
    usual = {
        "starts_on": DAY(2024, 3, 1),
        "ends_on": DAY(2024, 5, 19),
        "register_from": DAY(2024, 2, 20),
        "register_until": DAY(2024, 3, 10),
        "launched_at": THEN,
        "closed_at": None,
        "cancelled_at": None,
        "paper_id": None,
    }
    return SimpleNamespace(**usual | fields)


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (DAY(2024, 2, 19), Course.AHEAD),
        (DAY(2024, 2, 20), Course.REGISTERING),
        (DAY(2024, 3, 10), Course.REGISTERING),
        (DAY(2024, 3, 11), Course.GOING),
        (DAY(2024, 5, 19), Course.GOING),
        (DAY(2024, 5, 20), Course.JUDGING),
    ],
)
def test_dates_tell_where_a_launched_campaign_stands(day: dt.date, wanted: Course) -> None:
    assert course_of(campaign(), day) == wanted


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"launched_at": None}, Course.DRAFT),
        ({"launched_at": None, "paper_id": 7}, Course.PAPER),
        ({"closed_at": THEN}, Course.CLOSED),
        ({"cancelled_at": THEN}, Course.CANCELLED),
        ({"cancelled_at": THEN, "launched_at": None}, Course.CANCELLED),
        ({"register_until": DAY(2024, 2, 25)}, Course.AHEAD),
    ],
)
def test_what_was_done_goes_before_dates(fields: dict, wanted: Course) -> None:
    assert course_of(campaign(**fields), DAY(2024, 2, 27)) == wanted
