"""Công văn đôn đốc: one text, a letter for each unit whose report of a period is late."""

from django.db import models
from django.db.models import Q

from campaigns.models.routed import RoutedPaper
from campaigns.states import URGING_BADGES, URGING_EDITABLE, UrgingState
from emulation.org.models import Unit
from emulation.org.models.communes import CommuneRow
from emulation.papers.models import Paper
from targets.models import Period


class Urging(RoutedPaper):
    """What the letters of one day say; each unit's own name stands in its own letter."""

    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="urgings", verbose_name="kỳ báo cáo"
    )
    subject = models.CharField("trích yếu", max_length=300)
    text = models.TextField("nội dung", help_text="Mỗi dòng in thành một đoạn.")
    answer_by = models.DateField("hạn mới")
    state = models.CharField(
        "trạng thái", max_length=9, choices=UrgingState, default=UrgingState.DRAFT, editable=False
    )

    class Meta:
        verbose_name = "công văn đôn đốc"
        verbose_name_plural = "công văn đôn đốc"
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["commune", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[UrgingState.SUBMITTED, UrgingState.APPROVED])
                | ~Q(sha256=""),
                name="submitted_urging_is_frozen",
                violation_error_message="Công văn đã trình phải giữ nguyên nội dung lúc trình.",
            )
        ]

    def __str__(self) -> str:
        return f"Công văn đôn đốc {self.period.name}"

    @property
    def badge(self) -> str:
        return URGING_BADGES[UrgingState(self.state)]

    @property
    def is_editable(self) -> bool:
        return self.state in URGING_EDITABLE


class UrgedUnit(CommuneRow):
    """A letter of the urging; ``late`` is what the office knew on the day it was written."""

    urging = models.ForeignKey(Urging, on_delete=models.CASCADE, related_name="units")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    late = models.CharField("tình trạng", max_length=200, blank=True)
    paper = models.OneToOneField(
        Paper, on_delete=models.PROTECT, null=True, editable=False, related_name="urged_unit"
    )

    class Meta:
        verbose_name = "đơn vị được đôn đốc"
        verbose_name_plural = "đơn vị được đôn đốc"
        ordering = ["urging", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "urging", "unit"], name="unit_urged_once")
        ]

    def __str__(self) -> str:
        return str(self.unit)
