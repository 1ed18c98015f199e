"""Reminders beside a mail server that hangs, refuses, or does not like one address."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from emulation.org import waits
from emulation.org.models import MailState, Reminder
from emulation.org.services import person_change
from emulation.org.waits import Wait
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
SHORT = 0.2  # seconds that a server is waited for


@pytest.fixture
def three_to_be_told(monkeypatch, cast, settings):
    """Three people have something to do today, and an address each."""
    people = [cast.unit_head, cast.clerk, cast.checker]
    logins = {user.login for user in people}
    thing = Wait("Họp thôn", "/viec/1/", due=TODAY)
    monkeypatch.setattr(waits, "_SOURCES", [lambda u: [thing] if u.login in logins else []])
    settings.SENDS_MAIL = True
    for number, user in enumerate(people):
        person = cast.person_of(user)
        person_change(person=person, email=f"nguoi{number}@vidu.vn", by=cast.clerk)


@pytest.fixture
def smtp_port(settings) -> Iterator[socket.socket]:
    """A port of this machine as the mail server; it is taken, and nobody answers there."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = taken.getsockname()
        settings.EMAIL_TIMEOUT = SHORT
        yield taken


def run() -> tuple[str, str]:
    """Run the command that must fail; return what it says and how it ends."""
    out = StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("send_reminders", stdout=out)
    return out.getvalue(), str(ended.value)


def states() -> list[str]:
    return sorted(Reminder.objects.values_list("mail_state", flat=True))


@pytest.mark.parametrize("listens", [True, False], ids=["never answers", "refuses"])
def test_a_server_that_is_down_is_asked_once(three_to_be_told, smtp_port, caplog, listens):
    if listens:
        smtp_port.listen()

    said, ended = run()

    assert said == "3 người được nhắc, 0 thư đã gửi.\n"
    assert ended == "3 thư chưa gửi được; chạy lại lệnh này thì gửi lại."
    # One was tried; the others stay in the queue, and everybody is told in the portal.
    assert states() == [MailState.FAILED, MailState.WAITING, MailState.WAITING]
    (told,) = [record for record in caplog.records if "reminder" in record.message]
    assert "@" not in told.message, "no address in the log"


def test_the_next_run_sends_what_waited(three_to_be_told, smtp_port, settings):
    run()

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("send_reminders", stdout=StringIO())

    assert states() == [MailState.SENT] * 3
    assert len(mail.outbox) == 3


def test_one_wrong_address_holds_up_nobody(three_to_be_told, monkeypatch):
    def send(*, recipient_list: list[str], **letter: object) -> None:
        if recipient_list == ["nguoi0@vidu.vn"]:
            raise smtplib.SMTPRecipientsRefused({})

    monkeypatch.setattr("emulation.org.services.reminders.send_mail", send)

    said, ended = run()

    assert said == "3 người được nhắc, 2 thư đã gửi.\n"
    assert ended.startswith("1 thư chưa gửi được")
    assert states() == [MailState.FAILED, MailState.SENT, MailState.SENT]
