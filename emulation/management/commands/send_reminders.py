"""Remind everybody of what is due; from cron, each morning. Safe to run twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from emulation.lib import dates
from emulation.org.models import Reminder, User
from emulation.org.services import reminder_make, reminders_mail, reminders_unsent


class Command(BaseCommand):
    help = "Nhắc mỗi người việc còn không quá 3 ngày hoặc quá hạn; chạy lại cũng chỉ nhắc một lần."

    def handle(self, *args: Any, **options: Any) -> None:
        day = dates.today()
        made = self._make(day)
        mailed, failed = reminders_mail(reminders_unsent(day))
        self.stdout.write(f"{len(made)} người được nhắc, {mailed} thư đã gửi.")
        if failed:
            raise CommandError(f"{failed} thư chưa gửi được; chạy lại lệnh này thì gửi lại.")

    def _make(self, day: dt.date) -> list[Reminder]:
        users = User.objects.filter(is_active=True, persons__isnull=False).distinct()
        made = (reminder_make(user=user, day=day) for user in users.order_by("pk"))
        return [reminder for reminder in made if reminder is not None]
