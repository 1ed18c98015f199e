"""Reminders: of what, how often, once a day, in the portal and by e-mail."""

from __future__ import annotations

import datetime as dt
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from emulation.lib import dates
from emulation.org import waits
from emulation.org.models import MailState, Reminder, Reminding, User
from emulation.org.reminding import due_things, due_words, subject_of, turn_of
from emulation.org.services import (
    person_change,
    reminder_make,
    reminders_mail,
    reminders_unsent,
    reminding_choose,
)
from emulation.org.waits import Wait
from emulation.trail.models import Entry
from tests.cast import TODAY
from tests.plumbing.postgres import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

LATE = Wait("Họp thôn", "/viec/1/", due=TODAY - dt.timedelta(days=2))
SOON = Wait("Báo cáo quý", "/viec/2/", due=TODAY + dt.timedelta(days=3))
FAR = Wait("Trồng rừng", "/viec/3/", due=TODAY + dt.timedelta(days=4))
UNDATED = Wait("Soạn kế hoạch", "/viec/4/")
OF_OTHERS = Wait("Chờ duyệt", "/viec/5/", due=TODAY, kind="others")
DAY = dt.timedelta(days=1)


@pytest.fixture
def waiting(monkeypatch, cast):
    """The head of the village has things to do; nobody else."""
    things = [FAR, SOON, LATE, UNDATED, OF_OTHERS]

    def source(user: User) -> list[Wait]:
        return things if user.login == cast.unit_head.login else []

    monkeypatch.setattr(waits, "_SOURCES", [source])
    return things


@pytest.fixture
def with_mail(cast, settings):
    settings.SENDS_MAIL = True
    person_change(person=cast.person_of(cast.unit_head), email="luong@vidu.vn", by=cast.clerk)


@pytest.fixture
def run():
    """Return a function that runs the command and returns what it says."""

    def command() -> str:
        out = StringIO()
        call_command("send_reminders", stdout=out)
        return out.getvalue()

    return command


def head(cast) -> User:
    """The account as another request reads it."""
    return User.objects.get(pk=cast.unit_head.pk)


def test_what_is_near_or_overdue_is_told_oldest_first():
    things = due_things([FAR, SOON, LATE, UNDATED, OF_OTHERS], TODAY)

    assert [(thing.title, thing.is_late) for thing in things] == [
        ("Họp thôn", True),
        ("Báo cáo quý", False),
    ]
    assert subject_of(things) == "1 việc quá hạn, 1 việc sắp đến hạn"
    assert [thing.words for thing in things] == [
        "quá hạn 2 ngày (17/02/2024)",
        "còn 3 ngày (22/02/2024)",
    ]
    assert due_words(TODAY, TODAY) == "hạn hôm nay"


@pytest.mark.parametrize(
    ("often", "day", "turn"),
    [
        ("daily", 21, 21),
        ("twice_weekly", 19, 19),  # Monday
        ("twice_weekly", 21, 19),
        ("twice_weekly", 22, 22),  # Thursday
        ("twice_weekly", 25, 22),
        ("never", 19, None),
    ],
)
def test_turns(often, day, turn):
    expected = turn and dt.date(2024, 2, turn)

    assert turn_of(often, dt.date(2024, 2, day)) == expected


def test_once_a_day_in_the_portal(cast, waiting, run, client_of):
    assert run() == "1 người được nhắc, 0 thư đã gửi.\n"
    assert run() == "0 người được nhắc, 0 thư đã gửi.\n"

    reminder = Reminder.objects.get()
    assert (reminder.on, reminder.mail_state) == (TODAY, MailState.NONE)
    page = client_of(cast.unit_head).get(reverse("own_account")).text
    assert "1 việc quá hạn, 1 việc sắp đến hạn" in page
    assert 'href="/viec/1/"' in page
    assert "Họp thôn" not in client_of(cast.clerk).get(reverse("own_account")).text


def test_by_e_mail_where_there_is_one(cast, waiting, with_mail, run):
    run()
    assert run() == "0 người được nhắc, 0 thư đã gửi.\n"

    (letter,) = mail.outbox
    assert letter.to == ["luong@vidu.vn"]
    assert letter.subject == "Cổng Thi đua: 1 việc quá hạn, 1 việc sắp đến hạn"
    assert "- Họp thôn: quá hạn 2 ngày (17/02/2024)\n" in letter.body
    assert "/viec/1/" in letter.body
    assert Reminder.objects.get().mail_state == MailState.SENT


def test_no_mail_server_no_mail(cast, waiting, with_mail, run, settings):
    settings.SENDS_MAIL = False

    run()

    assert mail.outbox == []
    assert Reminder.objects.get().mail_state == MailState.NONE


def test_a_failure_is_told_and_tried_again(cast, waiting, with_mail, run, monkeypatch):
    def refuse(**letter: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("emulation.org.services.reminders.send_mail", refuse)
        for _ in range(2):
            with pytest.raises(CommandError, match="1 thư chưa gửi được"):
                run()
            assert Reminder.objects.get().mail_state == MailState.FAILED

    assert run() == "0 người được nhắc, 1 thư đã gửi.\n"
    assert len(mail.outbox) == 1


def test_a_new_day_tells_all_anew_instead(cast, waiting, with_mail, run):
    run()
    Reminder.objects.update(mail_state=MailState.FAILED)
    mail.outbox.clear()

    with dates.on_day(TODAY + DAY):
        run()

    assert len(mail.outbox) == 1
    assert not reminders_unsent(TODAY + DAY).exists()


def test_a_mail_that_may_have_gone_is_not_sent_again(cast, waiting, with_mail, run):
    run()
    Reminder.objects.update(mail_state=MailState.SENDING)

    run()

    assert len(mail.outbox) == 1


def test_each_chooses_how_often(cast, waiting, run, client_of):
    page = client_of(cast.unit_head).post(reverse("own_account"), {"remind": "never"}, follow=True)
    assert "Đã lưu cách nhắc việc." in page.text
    assert run().startswith("0 người")

    reminding_choose(user=head(cast), often=Reminding.TWICE_WEEKLY)
    told = []
    for days in range(8):
        with dates.on_day(TODAY + days * DAY):
            told.append(run()[0])
    assert "".join(told) == "10010001"  # Monday, Thursday, Monday again
    assert Entry.objects.filter(code="org.account.reminding_chosen").count() == 2


def test_nothing_due_nothing_told(cast, waiting, run):
    waiting[:] = [FAR, UNDATED]

    assert run().startswith("0 người")


def test_closed_accounts_are_left_alone(cast, waiting, run):
    User.objects.filter(pk=cast.unit_head.pk).update(is_active=False)

    assert run().startswith("0 người")


def test_the_address_is_personal(cast):
    person = cast.person_of(cast.unit_head)

    person_change(person=person, email="luong@vidu.vn", by=cast.clerk)

    entry = Entry.objects.get(code="org.person.changed")
    assert entry.changes == {"email": "changed"}


def test_a_wrong_choice_is_refused(cast, client_of):
    page = client_of(cast.unit_head).post(reverse("own_account"), {"remind": "hourly"})

    assert page.status_code == 200
    assert head(cast).remind == Reminding.DAILY


def test_two_runs_at_once_remind_once(on_postgresql, cast, with_mail, monkeypatch):
    monkeypatch.setattr(waits, "_SOURCES", [lambda user: [LATE]])
    users = [head(cast), head(cast)]

    made = at_once(*(lambda user=user: reminder_make(user=user, day=TODAY) for user in users))

    assert [isinstance(each, Reminder) for each in made].count(True) == 1
    assert Reminder.objects.get().mail_state == MailState.WAITING


def test_two_runs_at_once_mail_once(on_postgresql, cast, with_mail, monkeypatch):
    monkeypatch.setattr(waits, "_SOURCES", [lambda user: [LATE]])
    reminder = reminder_make(user=head(cast), day=TODAY)

    assert at_once(*[lambda: reminders_mail([reminder])] * 2) == [(1, 0), (1, 0)]

    assert len(mail.outbox) == 1
