"""Công văn đôn đốc: one text, a letter for each unit whose report of a period is late."""

from django.db import models

from emulation.org.models import Commune, Membership, Position, Unit
from emulation.org.models.communes import CommuneRow
from emulation.papers.models import Paper
from targets.models import Period


class Urging(CommuneRow):
    """What the letters of one day say; each unit's own name stands in its own letter."""

    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="urgings", verbose_name="kỳ báo cáo"
    )
    subject = models.CharField("trích yếu", max_length=300)
    text = models.TextField("nội dung", help_text="Mỗi dòng in thành một đoạn.")
    answer_by = models.DateField("hạn mới")
    symbol = models.CharField("ký hiệu", max_length=40)
    recipients = models.TextField("nơi nhận", blank=True, help_text="Mỗi dòng một nơi nhận.")
    signing_mode = models.CharField(
        "thể thức ký", max_length=6, choices=Commune.SigningMode, default=Commune.SigningMode.OWN
    )
    signatory = models.ForeignKey(
        Position,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người ký",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    made_at = models.DateTimeField("lập lúc", editable=False)
    made_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "công văn đôn đốc"
        verbose_name_plural = "công văn đôn đốc"
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"Công văn đôn đốc {self.period.name}"


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
