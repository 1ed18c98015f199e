"""What a person was reminded of on a day."""

from django.db import models

from emulation.org.models.communes import CommuneRow
from emulation.org.models.people import Person


class MailState(models.TextChoices):
    """``SENDING`` stays where a run broke off in the middle: nobody knows if the mail went."""

    NONE = "none", "Chỉ trên cổng"
    WAITING = "waiting", "Chờ gửi thư"
    SENDING = "sending", "Đang gửi thư"
    SENT = "sent", "Đã gửi thư"
    FAILED = "failed", "Thư chưa gửi được, sẽ gửi lại"


class Reminder(CommuneRow):
    """The things that waited for a person, told once a day; kept in the portal."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="reminders", verbose_name="người"
    )
    on = models.DateField("ngày")
    subject = models.CharField("về việc", max_length=200)
    # Each thing as {"title", "url", "words", "is_late"}.
    things = models.JSONField("các việc", default=list)
    made_at = models.DateTimeField("lúc")
    mail_state = models.CharField(
        "thư", max_length=8, choices=MailState, default=MailState.NONE, editable=False
    )
    mailed_at = models.DateTimeField("gửi thư lúc", null=True, editable=False)

    class Meta:
        verbose_name = "lời nhắc"
        verbose_name_plural = "lời nhắc"
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "person", "on"],
                name="reminder_once_a_day",
                violation_error_message="Hôm nay đã nhắc người này.",
            )
        ]

    def __str__(self) -> str:
        return self.subject
