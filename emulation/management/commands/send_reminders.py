"""Remind everybody of what is due; from cron, each morning. Safe to run twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from emulation.lib import dates
from emulation.org.models import MailState, Reminder, User
from emulation.org.services import reminder_mail, reminder_make, reminders_unsent


class Command(BaseCommand):
    help = "Nhắc mỗi người việc còn không quá 3 ngày hoặc quá hạn; chạy lại cũng chỉ nhắc một lần."

    def handle(self, *args: Any, **options: Any) -> None:
        day = dates.today()
        made = self._make(day)
        again = reminders_unsent(day).exclude(pk__in=[reminder.pk for reminder in made])
        went = [reminder_mail(reminder) for reminder in again]
        mailed = sum(each.mail_state == MailState.SENT for each in made) + sum(went)
        failed = sum(each.mail_state == MailState.FAILED for each in made) + went.count(False)
        self.stdout.write(f"{len(made)} người được nhắc, {mailed} thư đã gửi.")
        if failed:
            raise CommandError(f"{failed} thư chưa gửi được; chạy lại lệnh này thì gửi lại.")

    def _make(self, day: dt.date) -> list[Reminder]:
        users = User.objects.filter(is_active=True, persons__isnull=False).distinct()
        made = (reminder_make(user=user, day=day) for user in users.order_by("pk"))
        return [reminder for reminder in made if reminder is not None]
