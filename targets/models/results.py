"""What came of a target: stored when reports are approved, frozen when the period is locked."""

from django.db import models
from django.db.models import Q

from emulation.org.models import Membership, Unit
from emulation.org.models.communes import CommuneRow
from emulation.papers.models import Attachment
from targets.models.periods import Period
from targets.models.targets import Strand, Target


class Verdict(models.TextChoices):
    """Where a target stands; see ``targets.measures.standing``."""

    EXCEEDED = "exceeded", "Vượt"
    MET = "met", "Đạt"
    ON_TRACK = "on_track", "Đúng tiến độ"
    AT_RISK = "at_risk", "Có nguy cơ"
    BEHIND = "behind", "Chưa đạt"
    NO_DATA = "no_data", "Chưa có số liệu"


class Replaceable(CommuneRow):
    """A row that a later one may replace; the replaced one stays to be seen."""

    is_current = models.BooleanField(default=True, editable=False)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="replaced_by"
    )
    reason = models.CharField("lý do", max_length=500, blank=True)
    made_at = models.DateTimeField("lúc", editable=False)
    made_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True


def _current_once() -> list[models.UniqueConstraint]:
    """One current row a place. NULLs are distinct to a database, so each case has a rule."""
    return [
        models.UniqueConstraint(
            fields=["commune", "period", "target", *strand, *unit],
            condition=Q(is_current=True, strand__isnull=not strand, unit__isnull=not unit),
            name=f"result_once{'_a_strand' if strand else ''}{'_a_unit' if unit else ''}",
        )
        for strand in ([], ["strand"])
        for unit in ([], ["unit"])
    ]


class Result(Replaceable):
    """A target's outcome from the start of its span to the end of a period.

    Of one unit, or of the whole commune (``unit`` NULL). ``in_period`` is the period's own.
    """

    target = models.ForeignKey(
        Target, on_delete=models.PROTECT, related_name="results", verbose_name="chỉ tiêu"
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="results", verbose_name="kỳ"
    )
    strand = models.ForeignKey(
        Strand, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="dòng kết quả"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, related_name="results", verbose_name="đơn vị"
    )
    value = models.DecimalField("kết quả", max_digits=24, decimal_places=6, null=True)
    numerator = models.DecimalField("tử số", max_digits=24, decimal_places=6, null=True)
    denominator = models.DecimalField("mẫu số", max_digits=24, decimal_places=6, null=True)
    in_period = models.DecimalField("trong kỳ", max_digits=24, decimal_places=6, null=True)
    expected = models.DecimalField("mức phải đạt", max_digits=24, decimal_places=6, null=True)
    reported = models.PositiveSmallIntegerField("số đơn vị đã có số", default=0)
    asked = models.PositiveSmallIntegerField("số đơn vị phải báo cáo", default=0)
    is_estimate = models.BooleanField("ước thực hiện", default=False)
    words = models.TextField("bằng lời", blank=True)
    verdict = models.CharField("mức đạt", max_length=8, choices=Verdict, default=Verdict.NO_DATA)
    why = models.CharField("vì sao", max_length=300, blank=True)
    frozen_at = models.DateTimeField("chốt lúc", null=True, editable=False)

    class Meta:
        verbose_name = "kết quả"
        verbose_name_plural = "kết quả"
        ordering = ["target", "period", "pk"]
        indexes = [models.Index(fields=["commune", "period", "unit"])]
        constraints = _current_once()

    def __str__(self) -> str:
        return f"{self.target}, {self.period}: {self.value}"


class Judgement(Replaceable):
    """The clerk's word on a target that figures alone cannot judge, with its evidence."""

    target = models.ForeignKey(
        Target, on_delete=models.PROTECT, related_name="judgements", verbose_name="chỉ tiêu"
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="judgements", verbose_name="kỳ"
    )
    verdict = models.CharField("mức đạt", max_length=8, choices=Verdict)
    words = models.TextField("căn cứ đánh giá")
    attachment = models.ForeignKey(
        Attachment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="minh chứng",
    )

    class Meta:
        verbose_name = "đánh giá chỉ tiêu"
        verbose_name_plural = "đánh giá chỉ tiêu"
        ordering = ["target", "period", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "period", "target"],
                condition=Q(is_current=True),
                name="judgement_current_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.target}, {self.period}: {self.get_verdict_display()}"
