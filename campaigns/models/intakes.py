"""An old paper that was uploaded to become a plan, and how it was read."""

from django.db import models
from django.db.models import Q

from campaigns.models.plans import Plan
from campaigns.states import INTAKE_BADGES, IntakeState
from emulation.org.models import Membership
from emulation.org.models.communes import CommuneRow
from emulation.papers.models import Attachment


class Intake(CommuneRow):
    """A reading that a clerk checks. Nothing of a plan is written before it is saved.

    ``original`` and ``reading`` are states of a reading (``intake.as_json``): as the file
    was read, and as it was corrected since. With ``onto`` the paper is a corrected copy of
    that draft, read only to be compared with it.
    """

    class FileKind(models.TextChoices):
        TEXT = "text", "Văn bản dán hoặc tệp .txt"
        WORD = "word", "Word"
        PDF = "pdf", "PDF"

    name = models.CharField("tên tệp", max_length=200)
    kind = models.CharField("dạng", max_length=4, choices=FileKind)
    file = models.OneToOneField(
        Attachment, on_delete=models.PROTECT, related_name="+", verbose_name="tệp gốc"
    )
    original = models.JSONField("bản đọc ban đầu", editable=False)
    reading = models.JSONField("bản đọc", editable=False)
    state = models.CharField(
        "trạng thái", max_length=9, choices=IntakeState, default=IntakeState.READ, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    # What lists show, so that they need not open the readings
    title = models.CharField("trích yếu", max_length=300, blank=True, editable=False)
    target_count = models.PositiveIntegerField("số chỉ tiêu", default=0, editable=False)
    doubt_count = models.PositiveIntegerField("số chỗ cần xem", default=0, editable=False)

    plan = models.ForeignKey(
        Plan,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="intakes",
        verbose_name="kế hoạch lập từ bản đọc",
    )
    onto = models.ForeignKey(
        Plan,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="corrected_copies",
        verbose_name="kế hoạch được so với bản đọc",
    )
    # Of a copy: the differences that were left (their keys) and taken (keys, targets changed)
    left = models.JSONField("các chỗ bỏ qua", default=list, editable=False)
    taken = models.JSONField("các chỗ đã nhận", default=list, editable=False)
    started_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", verbose_name="người tải lên"
    )
    created_at = models.DateTimeField("tải lên lúc", editable=False)
    changed_at = models.DateTimeField("sửa lúc", editable=False)

    class Meta:
        verbose_name = "bản đọc kế hoạch cũ"
        verbose_name_plural = "bản đọc kế hoạch cũ"
        ordering = ["-changed_at", "-pk"]
        indexes = [models.Index(fields=["commune", "state", "-changed_at"])]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(state=IntakeState.SAVED, plan__isnull=False)
                    | (~Q(state=IntakeState.SAVED) & Q(plan=None))
                ),
                name="intake_saved_has_plan",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.name

    @property
    def badge(self) -> str:
        return INTAKE_BADGES[IntakeState(self.state)]

    @property
    def is_open(self) -> bool:
        return self.state == IntakeState.READ
