"""A reminder that somebody asked for, and the day of the next one."""

from __future__ import annotations

import datetime as dt

import pytest

from emulation.org.models import Reminder
from emulation.org.models.reminders import MailState
from emulation.org.reminding import Thing, next_turn
from emulation.org.services import reminder_tell
from tests.cast import TODAY

MONDAY, DUE = TODAY, TODAY + dt.timedelta(days=10)
ONE = Thing("Đăng ký thi đua", "/dang-ky/1/", "còn 10 ngày", is_late=False)
OTHER = Thing("Báo cáo quý I", "/bao-cao/1/", "quá hạn 1 ngày", is_late=True)


@pytest.mark.parametrize(
    ("often", "due", "last", "wanted"),
    [
        ("daily", DUE, None, dt.date(2024, 2, 26)),  # three days before
        ("daily", MONDAY, None, MONDAY),
        ("daily", MONDAY, MONDAY, dt.date(2024, 2, 20)),  # told today: tomorrow
        ("twice_weekly", MONDAY, MONDAY, dt.date(2024, 2, 22)),  # Thursday
        ("twice_weekly", dt.date(2024, 2, 12), None, MONDAY),
        ("never", DUE, None, None),
    ],
)
def test_the_day_of_the_next_reminder(often, due, last, wanted):
    assert next_turn(often, due, MONDAY, last) == wanted


def test_it_is_told_once_a_day(cast):
    person = cast.person_of(cast.unit_head)

    first = reminder_tell(person=person, thing=ONE, day=TODAY)
    again = reminder_tell(person=person, thing=ONE, day=TODAY)

    assert first is not None
    assert again is None
    assert Reminder.objects.count() == 1


def test_another_thing_of_the_day_stands_beside_it_and_is_mailed(cast, settings):
    settings.SENDS_MAIL = True
    person = cast.person_of(cast.unit_head)
    person.email = "luong@example.vn"
    person.save()
    reminder_tell(person=person, thing=OTHER, day=TODAY)
    Reminder.objects.update(mail_state=MailState.SENT)

    reminder_tell(person=person, thing=ONE, day=TODAY)

    told = Reminder.objects.get()
    assert [thing["title"] for thing in told.things] == [OTHER.title, ONE.title]
    assert told.subject == "1 việc quá hạn, 1 việc sắp đến hạn"
    assert told.mail_state == MailState.WAITING
