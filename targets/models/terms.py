"""What a locked period is judged by."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from emulation.org.models.communes import CommuneRow
from targets.models.periods import Period
from targets.models.targets import Target


class Terms(CommuneRow):
    """What a target asked for, and of whom, when a period was locked.

    The period goes on being judged by it, whatever is given, set or changed later; see
    ``targets.reporting.terms`` for the content. A period that is opened again and locked
    once more has new terms.
    """

    target = models.ForeignKey(
        Target, on_delete=models.PROTECT, related_name="terms", verbose_name="chỉ tiêu"
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="terms", verbose_name="kỳ"
    )
    whole = models.ForeignKey(
        Target,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="chỉ tiêu cha khi khóa",
    )
    content = models.JSONField("nội dung", encoder=DjangoJSONEncoder)
    made_at = models.DateTimeField("lúc", editable=False)

    class Meta:
        verbose_name = "căn cứ chấm của kỳ đã khóa"
        verbose_name_plural = "căn cứ chấm của kỳ đã khóa"
        ordering = ["period", "target"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "period", "target"], name="terms_once"),
        ]

    def __str__(self) -> str:
        return f"{self.target}, {self.period}"
