"""Decisions on awards, proposals to those above, and decisions that revoke."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from awards.models.nominations import Nomination, Round
from awards.states import DECISION_BADGES, DECISION_EDITABLE, DecisionKind, DecisionState
from campaigns.models import RoutedPaper
from emulation.org.models.communes import CommuneRow
from emulation.papers.models import Paper, PaperKind

PAPER_KINDS = {
    DecisionKind.AWARD: PaperKind.DECISION,
    DecisionKind.REVOKE: PaperKind.DECISION,
    DecisionKind.PROPOSAL: PaperKind.SUBMISSION,
}


class Decision(RoutedPaper):
    """A paper with a list of people: it awards, proposes to those above, or revokes.

    An issued one is never edited, only revoked by another.
    """

    kind = models.CharField("loại", max_length=8, choices=DecisionKind)
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    subject = models.CharField("trích yếu", max_length=400)
    bases = models.TextField("căn cứ", blank=True, help_text="Mỗi dòng một căn cứ.")
    # Of a proposal: to whom; of a decision that revokes: why.
    addressee = models.CharField("kính gửi", max_length=200, blank=True)
    reason = models.TextField("lý do", blank=True)
    articles = models.TextField("nội dung", blank=True, help_text="Mỗi dòng một điều, một đoạn.")
    revokes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="revoked_by",
        verbose_name="hủy bỏ quyết định",
    )
    state = models.CharField(
        "trạng thái",
        max_length=9,
        choices=DecisionState,
        default=DecisionState.DRAFT,
        editable=False,
    )
    paper = models.OneToOneField(
        Paper, on_delete=models.PROTECT, null=True, editable=False, related_name="decision"
    )

    class Meta:
        verbose_name = "quyết định, tờ trình khen thưởng"
        verbose_name_plural = "quyết định, tờ trình khen thưởng"
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["commune", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[DecisionState.SUBMITTED, DecisionState.APPROVED])
                | ~Q(sha256=""),
                name="submitted_decision_is_frozen",
                violation_error_message="Văn bản đã trình phải giữ nguyên nội dung lúc trình.",
            ),
            models.CheckConstraint(
                condition=Q(kind=DecisionKind.REVOKE, revokes__isnull=False)
                | (~Q(kind=DecisionKind.REVOKE) & Q(revokes=None)),
                name="revoking_decision_names_the_other",
                violation_error_message="Chọn quyết định bị hủy bỏ.",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def badge(self) -> str:
        return DECISION_BADGES[DecisionState(self.state)]

    @property
    def is_editable(self) -> bool:
        return self.state in DECISION_EDITABLE

    @property
    def paper_kind(self) -> PaperKind:
        return PAPER_KINDS[DecisionKind(self.kind)]


class DecisionLine(CommuneRow):
    """One name of the list. ``position`` is its ordinal, the "số sổ vàng" of a certificate.

    The money is frozen with what it was computed from. The chairman returns a single name by
    ``return_reason``: it leaves the list before the rest is approved.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="lines")
    nomination = models.ForeignKey(
        Nomination, on_delete=models.PROTECT, null=True, related_name="lines"
    )
    # Of a decision that revokes: what it revokes.
    revoked_line = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="revoking_lines"
    )
    position = models.PositiveSmallIntegerField("thứ tự")
    recipient = models.CharField("tên", max_length=200)
    detail = models.CharField("chức vụ, đơn vị, nơi ở", max_length=300, blank=True)
    merit = models.CharField("thành tích", max_length=500, blank=True)
    coefficient = models.DecimalField("hệ số", max_digits=6, decimal_places=3, null=True)
    base_salary = models.PositiveBigIntegerField("lương cơ sở (đồng)", null=True)
    amount = models.PositiveBigIntegerField("tiền thưởng (đồng)", default=0)
    return_reason = models.CharField("lý do trả lại", max_length=500, blank=True)
    # What those above decided on a proposal.
    outcome_number = models.CharField("quyết định của cấp trên số", max_length=60, blank=True)
    outcome_on = models.DateField("ngày quyết định", null=True, blank=True)
    is_granted = models.BooleanField("được tặng", null=True)

    class Meta:
        verbose_name = "dòng danh sách khen thưởng"
        verbose_name_plural = "dòng danh sách khen thưởng"
        ordering = ["decision", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "decision", "nomination"], name="nomination_once_a_decision"
            ),
            models.CheckConstraint(
                condition=Q(nomination__isnull=False, revoked_line=None)
                | Q(nomination=None, revoked_line__isnull=False),
                name="decision_line_awards_or_revokes",
            ),
        ]

    def __str__(self) -> str:
        return self.recipient
