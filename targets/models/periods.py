"""Times at whose end units report."""

from django.db import models
from django.db.models import F, Q

from emulation.org.models.communes import CommuneRow
from targets.models.targets import Span
from targets.states import PERIOD_BADGES, PeriodState


class PeriodKind(models.TextChoices):
    MONTH = "month", "Tháng"
    QUARTER = "quarter", "Quý"
    HALF_YEAR = "half_year", "6 tháng"
    NINE_MONTHS = "nine_months", "9 tháng"
    YEAR = "year", "Năm"
    DRIVE = "drive", "Đợt"


class Period(CommuneRow):
    """A part of a span; periods of one span do not overlap.

    ``due_on`` may be put off; punctuality is measured against ``original_due_on``.
    """

    span = models.ForeignKey(
        Span, on_delete=models.PROTECT, related_name="periods", verbose_name="thời gian"
    )
    kind = models.CharField("loại kỳ", max_length=11, choices=PeriodKind)
    number = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("tên kỳ", max_length=80)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")
    due_on = models.DateField("hạn gửi")
    original_due_on = models.DateField("hạn gửi ban đầu", editable=False)
    state = models.CharField(
        "trạng thái",
        max_length=8,
        choices=PeriodState,
        default=PeriodState.PLANNED,
        editable=False,
    )
    opened_at = models.DateTimeField("mở lúc", null=True, editable=False)
    locked_at = models.DateTimeField("khóa lúc", null=True, editable=False)

    class Meta:
        verbose_name = "kỳ báo cáo"
        verbose_name_plural = "kỳ báo cáo"
        ordering = ["span", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "span", "number"], name="period_number_once_a_span"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="period_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("original_due_on")),
                name="period_due_only_later",
                violation_error_message="Hạn mới phải sau hạn ban đầu.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def badge(self) -> str:
        return PERIOD_BADGES[PeriodState(self.state)]
