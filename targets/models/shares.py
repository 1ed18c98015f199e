"""A target divided among units, and the line it should follow through the year."""

from django.db import models

from emulation.org.models import Unit
from emulation.org.models.communes import CommuneRow
from targets.models.periods import Period
from targets.models.targets import Target


class Share(CommuneRow):
    """What one unit is to do of a target. A unit without a share is not asked for it.

    An office that answers for the commune's own figure holds a share of the whole. What was
    assigned and what the unit pledged are kept side by side; the commune's sum uses the
    first.
    """

    target = models.ForeignKey(
        Target, on_delete=models.CASCADE, related_name="shares", verbose_name="chỉ tiêu"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="shares", verbose_name="đơn vị"
    )
    assigned = models.DecimalField("giao", max_digits=24, decimal_places=6, null=True, blank=True)
    pledged = models.DecimalField("đăng ký", max_digits=24, decimal_places=6, null=True, blank=True)
    # Where the pledge is from, and what else the unit pledged (see ``services.pledging``).
    pledged_note = models.CharField("đăng ký ở", max_length=500, blank=True, editable=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "phần giao cho đơn vị"
        verbose_name_plural = "phần giao cho đơn vị"
        ordering = ["target", "pk"]
        indexes = [models.Index(fields=["commune", "unit"])]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "target", "unit"],
                name="share_once_a_unit",
                violation_error_message="Đơn vị này đã được giao chỉ tiêu ấy.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target}, {self.unit}"


class Milestone(CommuneRow):
    """What a target should have reached, from the start of its span, when a period ends."""

    target = models.ForeignKey(
        Target, on_delete=models.CASCADE, related_name="milestones", verbose_name="chỉ tiêu"
    )
    period = models.ForeignKey(
        Period, on_delete=models.CASCADE, related_name="milestones", verbose_name="kỳ"
    )
    value = models.DecimalField("mức phải đạt", max_digits=24, decimal_places=6)

    class Meta:
        verbose_name = "mốc trong năm"
        verbose_name_plural = "mốc trong năm"
        ordering = ["target", "period"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "target", "period"], name="milestone_once_a_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target}, {self.period}: {self.value}"
