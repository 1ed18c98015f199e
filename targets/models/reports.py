"""What a unit reports at the end of a period, and the proof of it."""

from django.db import models
from django.db.models import Q

from emulation.org.models import Membership, Unit
from emulation.org.models.communes import CommuneRow
from emulation.papers.models import Attachment
from targets.models.periods import Period
from targets.models.shares import Share
from targets.models.submissions import Submission, SubmissionSending
from targets.models.targets import Strand
from targets.states import REPORT_BADGES, WRITABLE, ReportState


class UnitReport(Submission):
    """One unit's report for one period, while it is written and after."""

    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="reports", verbose_name="kỳ"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="reports", verbose_name="đơn vị"
    )
    state = models.CharField(
        "trạng thái",
        max_length=8,
        choices=ReportState,
        default=ReportState.DRAFT,
        editable=False,
    )

    class Meta:
        verbose_name = "báo cáo của đơn vị"
        verbose_name_plural = "báo cáo của đơn vị"
        ordering = ["period", "unit"]
        indexes = [models.Index(fields=["commune", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "period", "unit"],
                name="report_once_a_period",
                violation_error_message="Đơn vị đã có báo cáo của kỳ này.",
            )
        ]

    def __str__(self) -> str:
        return f"Báo cáo {self.period}, {self.unit}"

    @property
    def badge(self) -> str:
        return REPORT_BADGES[ReportState(self.state)]

    @property
    def is_writable(self) -> bool:
        return self.state in WRITABLE


class ReportFigure(CommuneRow):
    """A figure of a report. ``value`` NULL is "not reported", 0 is "none".

    A figure that is corrected after its period was locked stays, no longer current, beside
    the row that corrects it.
    """

    class Basis(models.TextChoices):
        PERIOD = "period", "Trong kỳ"
        CUMULATIVE = "cumulative", "Lũy kế từ đầu năm"

    report = models.ForeignKey(
        UnitReport, on_delete=models.CASCADE, related_name="figures", verbose_name="báo cáo"
    )
    share = models.ForeignKey(
        Share, on_delete=models.PROTECT, related_name="figures", verbose_name="phần giao"
    )
    strand = models.ForeignKey(
        Strand, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    value = models.DecimalField("số", max_digits=24, decimal_places=6, null=True, blank=True)
    numerator = models.DecimalField("tử số", max_digits=24, decimal_places=6, null=True, blank=True)
    denominator = models.DecimalField(
        "mẫu số", max_digits=24, decimal_places=6, null=True, blank=True
    )
    words = models.TextField("kết quả bằng lời", blank=True)
    basis = models.CharField("tính", max_length=10, choices=Basis, default=Basis.PERIOD)
    is_estimate = models.BooleanField("ước thực hiện", default=False)
    is_unchanged = models.BooleanField("giữ nguyên như kỳ trước", default=False)
    doubt_confirmed = models.BooleanField("đã kiểm tra số khác thường", default=False)
    note = models.CharField("ghi chú", max_length=500, blank=True)
    return_reason = models.CharField("lý do trả lại", max_length=500, blank=True, editable=False)
    is_current = models.BooleanField(default=True, editable=False)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="correction"
    )
    correction_reason = models.CharField(
        "lý do sửa sau khóa", max_length=500, blank=True, editable=False
    )
    corrected_at = models.DateTimeField("sửa lúc", null=True, editable=False)
    corrected_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "số báo cáo"
        verbose_name_plural = "số báo cáo"
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "report", "share"],
                condition=Q(is_current=True, strand=None),
                name="figure_once_a_report",
            ),
            models.UniqueConstraint(
                fields=["commune", "report", "share", "strand"],
                condition=Q(is_current=True, strand__isnull=False),
                name="figure_once_a_strand",
            ),
            models.CheckConstraint(
                condition=Q(denominator=None) | Q(denominator__gt=0),
                name="reported_denominator_positive",
                violation_error_message="Mẫu số phải lớn hơn 0.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.share}: {self.value}"


class Sending(SubmissionSending):
    """One sending of a report."""

    report = models.ForeignKey(
        UnitReport, on_delete=models.CASCADE, related_name="sendings", verbose_name="báo cáo"
    )
    sent_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", verbose_name="người gửi"
    )

    class Meta:
        verbose_name = "lần gửi báo cáo"
        verbose_name_plural = "lần gửi báo cáo"
        ordering = ["report", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "report", "number"], name="sending_once"),
            models.UniqueConstraint(fields=["commune", "client_uid"], name="sending_received_once"),
        ]


class Evidence(CommuneRow):
    """A photograph or paper that proves a report, or one of its figures."""

    report = models.ForeignKey(
        UnitReport, on_delete=models.CASCADE, related_name="evidence", verbose_name="báo cáo"
    )
    share = models.ForeignKey(
        Share,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name="của chỉ tiêu",
    )
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"
        ordering = ["report", "pk"]

    def __str__(self) -> str:
        return str(self.attachment)
