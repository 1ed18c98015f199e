"""Words of the plan, and where a task stands: without a database."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns.states import WorkState
from campaigns.working.due import Standing, days_late, standing_of
from campaigns.working.posts import is_same_post
from campaigns.working.rhythm import rhythm_of
from emulation.lib.zalo import zalo_text

DAY = dt.date(2024, 3, 20)


@pytest.mark.parametrize(
    ("words", "rhythm"),
    [
        ("hằng quý", "quarter"),
        ("Hàng tháng", "month"),
        ("hằng tuần", "month"),
        ("6 tháng một lần", "half_year"),
        ("sáu tháng", "half_year"),
        ("03 tháng một lần", "quarter"),
        ("hằng năm", "year"),
        ("thường xuyên", "year"),
    ],
)
def test_words_of_the_plan_tell_how_often(words, rhythm):
    assert rhythm_of(words) == rhythm


@pytest.mark.parametrize(
    ("named", "held", "same"),
    [
        ("Công chức Văn hóa - xã hội", "Công chức Văn hóa – Xã hội", True),
        ("Đồng chí Chủ tịch UBND xã Đồng Tâm", "Chủ tịch UBND xã", True),
        ("Các Trưởng thôn", "Trưởng thôn", True),
        ("Chủ tịch UBND xã", "Phó Chủ tịch UBND xã", False),
        ("Công chức Văn phòng - thống kê", "Công chức Văn phòng", False),
        ("", "", False),
    ],
)
def test_a_post_is_known_by_its_words(named, held, same):
    assert is_same_post(named, held) is same


@pytest.mark.parametrize(
    ("state", "due", "done_on", "standing"),
    [
        ("doing", None, None, Standing.GOING),
        ("doing", "2024-03-19", None, Standing.LATE),
        ("doing", "2024-03-20", None, Standing.SOON),
        ("doing", "2024-03-28", None, Standing.GOING),
        ("returned", "2024-03-28", "2024-03-02", Standing.RETURNED),
        ("returned", "2024-03-10", "2024-03-02", Standing.LATE),
        ("told", "2024-03-10", "2024-03-02", Standing.TOLD),
        ("accepted", "2024-03-10", "2024-03-12", Standing.DONE),
        # What was told after the day was not done on it.
        ("accepted", "2024-03-10", "2024-03-21", Standing.LATE),
    ],
)
def test_where_a_task_stands(state, due, done_on, standing):
    days = [dt.date.fromisoformat(day) if day else None for day in (due, done_on)]

    assert standing_of(WorkState(state), due=days[0], done_on=days[1], day=DAY) == standing


def test_lateness_ends_when_it_was_first_told():
    due = dt.date(2024, 3, 10)

    assert days_late(due=due, done_on=None, day=DAY) == 10
    assert days_late(due=due, done_on=dt.date(2024, 3, 12), day=DAY) == 2
    assert days_late(due=due, done_on=dt.date(2024, 3, 1), day=DAY) == 0
    assert days_late(due=None, done_on=None, day=DAY) == 0


def test_a_message_for_zalo():
    text = zalo_text(subject="Nhắc việc", lines=["Thôn A: họp"], url="https://x/y")

    assert text == "Nhắc việc\n- Thôn A: họp\nXem và báo ở đây: https://x/y"
    assert "- và 2 việc khác" in zalo_text(subject="", lines=["việc"] * 32)
