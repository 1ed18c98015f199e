"""The register (sổ khen thưởng): what everybody was given, and initiatives that count for it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from awards.models.decisions import Decision, DecisionLine
from awards.models.kinds import OfAward, OfSubject, one_award, one_subject
from awards.models.law import AuthorityLevel
from awards.models.nominations import Nomination
from awards.states import GrantState, Procedure
from campaigns.models import Campaign, SubjectKind
from emulation.org.models import Person
from emulation.org.models.communes import CommuneRow, NamedRow


class Grant(OfAward, OfSubject, NamedRow):
    """One time that a subject was given a title or a reward.

    By a decision of the portal (``line``), or an older one written in from paper. Names and
    what statistics count are as they were on that day.
    """

    line = models.OneToOneField(
        DecisionLine, on_delete=models.PROTECT, null=True, editable=False, related_name="grant"
    )
    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="grants"
    )
    procedure = models.CharField("loại khen thưởng", max_length=8, choices=Procedure)
    year = models.PositiveSmallIntegerField("năm xét")
    recipient = models.CharField("tên ghi trong quyết định", max_length=200)
    detail = models.CharField("chức vụ, đơn vị, nơi ở", max_length=300, blank=True)
    merit = models.TextField("thành tích", blank=True)
    decision_number = models.CharField("số quyết định", max_length=60)
    decided_on = models.DateField("ngày quyết định")
    decider = models.CharField("người, cơ quan quyết định", max_length=200)
    level = models.CharField("cấp", max_length=10, choices=AuthorityLevel)
    amount = models.PositiveBigIntegerField("tiền thưởng (đồng)", null=True, blank=True)
    gender = models.CharField("giới tính", max_length=6, choices=Person.Gender, blank=True)
    is_leader = models.BooleanField("giữ chức vụ lãnh đạo", default=False)
    is_direct_worker = models.BooleanField("trực tiếp lao động, sản xuất", default=False)
    state = models.CharField(
        "trạng thái",
        max_length=8,
        choices=GrantState,
        default=GrantState.STANDING,
        editable=False,
    )
    revoked_by = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, editable=False, related_name="revoked_grants"
    )
    revoked_on = models.DateField("hủy bỏ từ ngày", null=True, editable=False)
    revoke_reason = models.TextField("lý do hủy bỏ", blank=True, editable=False)
    recovered_on = models.DateField("thu lại tiền thưởng ngày", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "dòng sổ khen thưởng"
        verbose_name_plural = "sổ khen thưởng"
        ordering = ["-decided_on", "sort_key", "pk"]
        indexes = [
            models.Index(fields=["commune", "year"]),
            models.Index(fields=["commune", "sort_key"]),
        ]
        constraints = [
            one_award("grant"),
            one_subject("grant"),
            *(
                models.UniqueConstraint(
                    fields=["commune", subject, award, "decision_number", "decided_on"],
                    condition=Q(**{f"{subject}__isnull": False, f"{award}__isnull": False}),
                    name=f"{subject}_granted_{award}_once_by",
                    violation_error_message="Quyết định này đã ghi khen thưởng ấy cho đối tượng.",
                )
                for subject in SubjectKind.values
                for award in ("honour", "reward_form")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.award} ({self.year})"


class Initiative(CommuneRow):
    """Sáng kiến, đề tài that was recognised. It counts once, for a title or for a reward."""

    class Level(models.TextChoices):
        BASE = "base", "Cấp cơ sở"
        PROVINCE = "province", "Cấp tỉnh"
        NATIONAL = "national", "Toàn quốc"

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="initiatives", verbose_name="tác giả"
    )
    name = models.CharField("tên sáng kiến, đề tài", max_length=300)
    level = models.CharField("phạm vi công nhận", max_length=8, choices=Level)
    recognised_on = models.DateField("ngày công nhận")
    recognised_by = models.CharField("cơ quan công nhận", max_length=200)
    number = models.CharField("số văn bản công nhận", max_length=60)
    used_by = models.ForeignKey(
        Nomination,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="initiatives",
        verbose_name="đã dùng cho hồ sơ",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "sáng kiến, đề tài"
        verbose_name_plural = "sáng kiến, đề tài"
        ordering = ["-recognised_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "person", "number", "recognised_on"],
                name="initiative_once",
                violation_error_message="Sáng kiến này đã được ghi.",
            )
        ]

    def __str__(self) -> str:
        return self.name
