"""The award fund: what came in, what was paid, and what a campaign may cost."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from awards.models.decisions import Decision
from campaigns.models import Campaign
from emulation.org.models import Membership
from emulation.org.models.communes import CommuneRow


class FundEntry(CommuneRow):
    """A receipt or a payment in đồng. A wrong one is not changed but cancelled."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", "Thu"
        PAYMENT = "payment", "Chi"

    year = models.PositiveSmallIntegerField("năm ngân sách")
    kind = models.CharField("thu, chi", max_length=7, choices=Kind)
    on = models.DateField("ngày")
    amount = models.PositiveBigIntegerField("số tiền (đồng)")
    words = models.CharField("nội dung", max_length=300)
    document = models.CharField("chứng từ số", max_length=60, blank=True)
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="fund_entries"
    )
    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="fund_entries"
    )
    made_at = models.DateTimeField("ghi lúc", editable=False)
    made_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    cancelled_at = models.DateTimeField("hủy lúc", null=True, editable=False)
    cancel_reason = models.CharField("lý do hủy", max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = "khoản thu, chi quỹ khen thưởng"
        verbose_name_plural = "quỹ thi đua, khen thưởng"
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["commune", "year"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="fund_entry_is_positive",
                violation_error_message="Số tiền phải lớn hơn 0.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words}"


class FundBudget(CommuneRow):
    """What may be paid in a year: for a campaign, or for everything else."""

    year = models.PositiveSmallIntegerField("năm ngân sách")
    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="budgets"
    )
    amount = models.PositiveBigIntegerField("dự toán (đồng)")

    class Meta:
        verbose_name = "dự toán khen thưởng"
        verbose_name_plural = "dự toán khen thưởng"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "year", "campaign"],
                name="fund_budget_once_a_campaign",
                violation_error_message="Phong trào này đã có dự toán của năm.",
            ),
            models.UniqueConstraint(
                fields=["commune", "year"],
                condition=Q(campaign=None),
                name="fund_budget_once_a_year",
                violation_error_message="Năm này đã có dự toán chung.",
            ),
        ]

    def __str__(self) -> str:
        return f"Dự toán {self.year}: {self.campaign or 'chung'}"
