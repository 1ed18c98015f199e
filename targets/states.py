"""The lives of a reporting period and of a unit's report in it."""

from django.db import models


class PeriodState(models.TextChoices):
    PLANNED = "planned", "Chưa mở"
    OPEN = "open", "Đang nhận báo cáo"
    LOCKED = "locked", "Đã khóa"


PERIOD_MOVES = {
    PeriodState.PLANNED: (PeriodState.OPEN,),
    PeriodState.OPEN: (PeriodState.LOCKED,),
    PeriodState.LOCKED: (PeriodState.OPEN,),
}

PERIOD_BADGES = {
    PeriodState.PLANNED: "is-draft",
    PeriodState.OPEN: "is-ontrack",
    PeriodState.LOCKED: "is-final",
}


# The states that a report and a registration have in common.
DRAFT, SENT, APPROVED = "draft", "sent", "approved"


class ReportState(models.TextChoices):
    DRAFT = "draft", "Nháp"
    SENT = "sent", "Đã gửi"
    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Đã duyệt"
    LOCKED = "locked", "Đã khóa"


# What a unit may still write, and what counts into results.
WRITABLE = (ReportState.DRAFT, ReportState.RETURNED)
COUNTED = (ReportState.APPROVED, ReportState.LOCKED)

REPORT_MOVES = {
    ReportState.DRAFT: (ReportState.SENT,),
    ReportState.SENT: (ReportState.DRAFT, ReportState.RETURNED, ReportState.APPROVED),
    ReportState.RETURNED: (ReportState.SENT,),
    ReportState.APPROVED: (ReportState.RETURNED, ReportState.LOCKED),
    # A period that is opened again lets its reports go.
    ReportState.LOCKED: (ReportState.APPROVED,),
}

REPORT_BADGES = {
    ReportState.DRAFT: "is-draft",
    ReportState.SENT: "is-waiting",
    ReportState.RETURNED: "is-returned",
    ReportState.APPROVED: "is-done",
    ReportState.LOCKED: "is-final",
}
