"""What was carried over from last year's plan, and what of it waits for a look."""

from django.db import models

from campaigns.carrying.dated import Kind
from campaigns.models.plans import Plan
from emulation.org.models import Membership
from emulation.org.models.communes import CommuneRow


class CarryOver(CommuneRow):
    """A plan was begun from another. ``texts`` keeps the texts with dated places as carried."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="carry_over")
    source = models.ForeignKey(
        Plan, on_delete=models.PROTECT, related_name="carried_into", verbose_name="kế hoạch cũ"
    )
    from_year = models.PositiveSmallIntegerField("từ năm")
    to_year = models.PositiveSmallIntegerField("sang năm")
    texts = models.JSONField("nguyên văn", default=dict)
    made_at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "lượt kế thừa kế hoạch"
        verbose_name_plural = "lượt kế thừa kế hoạch"

    def __str__(self) -> str:
        return f"{self.plan} (từ kế hoạch năm {self.from_year})"


class DatedPlace(CommuneRow):
    """Letters [start, start+length) of a carried text that speak of last year."""

    class Decision(models.TextChoices):
        WAITING = "", "Chưa xem"
        CHANGED = "changed", "Đã đổi"
        KEPT = "kept", "Giữ nguyên"

    carry_over = models.ForeignKey(CarryOver, on_delete=models.CASCADE, related_name="places")
    position = models.PositiveIntegerField("thứ tự", default=0)
    field_key = models.CharField("ở đâu", max_length=120)
    start = models.PositiveIntegerField()
    length = models.PositiveIntegerField()
    kind = models.CharField("loại", max_length=12, choices=Kind.choices())
    text = models.TextField("chữ")
    proposal = models.TextField("đề nghị", blank=True)
    note = models.CharField("lời nhắc", max_length=300, blank=True)
    decision = models.CharField(
        "đã quyết", max_length=8, choices=Decision, blank=True, default=Decision.WAITING
    )
    result = models.TextField("đổi thành", blank=True)
    decided_at = models.DateTimeField("quyết lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        Membership,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người xem",
    )

    class Meta:
        verbose_name = "chỗ cần xem khi kế thừa"
        verbose_name_plural = "chỗ cần xem khi kế thừa"
        ordering = ["carry_over", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "carry_over", "field_key", "start"], name="dated_place_once"
            )
        ]

    def __str__(self) -> str:
        return self.text
