"""A launch reaches every unit in the same minute: a task, a mail, words for Zalo."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns.launching.course import Course, course_of
from campaigns.launching.selectors import standing_at
from campaigns.models import Campaign
from campaigns.registering.services import registration_of, registration_save
from emulation.lib import dates
from emulation.org.models import Person
from emulation.org.waits import waits_of
from tests.campaigns.launching.made import campaign_made, launched
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


def own(user, title="Đăng ký"):
    user = type(user).objects.get(pk=user.pk)
    return [wait for wait in waits_of(user) if wait.title.startswith(title)]


def test_a_head_has_the_task_the_moment_it_is_launched(cast):
    campaign = launched(cast, short_name="Tết trồng cây")

    (wait,) = own(cast.unit_head)

    assert (wait.title, wait.due) == ("Đăng ký Tết trồng cây", campaign.register_until)
    assert wait.detail == "Thôn Hồng Lạc chưa đăng ký. Nhận đến hết ngày 10/03/2024."
    assert own(cast.viewer) == own(cast.outsider) == []


def test_what_was_begun_is_to_be_gone_on_with(cast):
    campaign = launched(cast)
    registration_save(
        registration=registration_of(campaign=campaign, unit=cast.village),
        pledges=[], jobs=[], note="", seen_version=0, by=cast.unit_head,
    )  # fmt: skip

    (wait,) = own(cast.unit_head)

    assert wait.action == "Viết tiếp đăng ký"


def test_outside_the_window_nothing_waits(cast):
    launched(cast)

    with dates.on_day(dt.date(2024, 3, 11)):
        assert own(cast.unit_head) == []


def test_the_clerk_goes_on_with_what_is_prepared_and_sums_up_what_is_over(cast):
    campaign_made(cast, name="Đợt đang soạn")
    launched(cast, name="Đợt đã qua")

    assert [wait.action for wait in own(cast.clerk, "Đợt")] == ["Soạn tiếp phong trào"]
    with dates.on_day(dt.date(2024, 5, 2)):
        assert [wait.action for wait in own(cast.clerk, "Đợt đã")] == ["Tổng kết"]


def test_heads_with_an_address_get_a_mail_once_it_is_stored(
    cast, settings, mailoutbox, django_capture_on_commit_callbacks
):
    settings.SENDS_MAIL = True
    Person.objects.filter(pk=cast.person_of(cast.unit_head).pk).update(email="luong@xa.vn")

    with django_capture_on_commit_callbacks(execute=True):
        launched(cast)
        assert mailoutbox == []

    (letter,) = mailoutbox
    assert letter.to == ["luong@xa.vn"]
    assert "Đăng ký: 19/02/2024 đến hết 10/03/2024" in letter.body


def test_a_mail_server_that_fails_undoes_nothing(
    cast, settings, django_capture_on_commit_callbacks
):
    settings.SENDS_MAIL = True
    settings.EMAIL_BACKEND = "no.such.backend"

    with django_capture_on_commit_callbacks(execute=True):
        campaign = launched(cast)

    assert Campaign.objects.get(pk=campaign.pk).launched_at


def test_every_campaign_stands_where_the_pure_rule_says(cast):
    """``standing_at`` asks the database what ``course_of`` answers."""
    ahead = {"starts_on": dt.date(2024, 3, 20), "register_from": dt.date(2024, 3, 1)}
    made = [
        campaign_made(cast, name="soạn"),
        launched(cast, name="đang"),
        launched(cast, name="sắp", **ahead),
        launched(cast, name="hủy"),
        launched(cast, name="xong"),
    ]
    now = dates.now()
    Campaign.objects.filter(name="hủy").update(cancelled_at=now)
    Campaign.objects.filter(name="xong").update(closed_at=now)
    days = [TODAY, dt.date(2024, 3, 15), dt.date(2024, 4, 30), dt.date(2024, 5, 1)]

    for day in days:
        by_query = {
            row: course
            for course in Course
            for row in Campaign.objects.filter(standing_at(course, day))
        }
        rows = Campaign.objects.filter(pk__in=[one.pk for one in made])
        assert by_query == {row: course_of(row, day) for row in rows}
