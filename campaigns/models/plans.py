"""The plan itself, its frozen revisions and the checks that it passes."""

from django.db import models
from django.db.models import F, Q

from campaigns.nouns import LETTER, REPORT, REPORTS, YEAR_REPORT, noun_of
from campaigns.reporting.sentences import YEAR_REPORT_BEGUN
from campaigns.states import BADGES, BEFORE_ISSUE, EDITABLE, IN_FORCE, PUBLISHED, PlanState
from emulation.lib.dates import PartialDate
from emulation.lib.markers import ROMAN, STYLE_CHOICES
from emulation.lib.text import first_lower, first_upper
from emulation.org.models import Commune, Membership, Position, Unit
from emulation.org.models.communes import CommuneRow, NamedRow
from emulation.papers.models import Paper
from targets.models import Period, Span


class PlanKind(models.TextChoices):
    YEARLY = "yearly", "Kế hoạch năm"
    DRIVE = "drive", "Đợt thi đua, chuyên đề"
    REPORT = REPORT, "Báo cáo sơ kết"
    YEAR_REPORT = YEAR_REPORT, "Báo cáo tổng kết năm"
    LETTER = LETTER, "Công văn phát động"


# What a person begins to write; a report is drafted from the results of a period or from a
# year, a letter from a campaign.
PLANNED_KINDS = [(kind.value, kind.label) for kind in (PlanKind.YEARLY, PlanKind.DRIVE)]


class Ending(models.TextChoices):
    """What an issued plan does to the one that it ends."""

    REPLACED = PlanState.REPLACED.value, "Thay thế"
    REVOKED = PlanState.REVOKED.value, "Bãi bỏ"


class Plan(NamedRow):
    """A Kế hoạch, or a Báo cáo on one, being written; what was submitted is in its revisions.

    Each part that is saved by itself (header, opening, recipients, signature) has a
    version, so that two clerks do not overwrite each other.
    """

    kind = models.CharField("loại", max_length=8, choices=PlanKind, default=PlanKind.YEARLY)
    span = models.ForeignKey(
        Span, on_delete=models.PROTECT, related_name="plans", verbose_name="thời gian"
    )
    year = models.PositiveSmallIntegerField("năm")
    # The last period that a report tells of; a plan has none, nor a year without results.
    period = models.ForeignKey(
        Period,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name="kỳ báo cáo",
    )
    state = models.CharField(
        "trạng thái", max_length=10, choices=PlanState, default=PlanState.DRAFT, editable=False
    )

    # Header
    title = models.CharField("trích yếu", max_length=300)
    superior_line = models.CharField("cơ quan chủ quản", max_length=120, blank=True)
    issuing_body = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="cơ quan ban hành"
    )
    issuer = models.TextField("tên cơ quan ban hành", help_text="Mỗi dòng in thành một dòng.")
    symbol = models.CharField("ký hiệu", max_length=40, default="KH-UBND")
    place = models.CharField("địa danh", max_length=80)
    date_year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    date_month = models.PositiveSmallIntegerField("tháng", null=True, blank=True)
    date_day = models.PositiveSmallIntegerField("ngày", null=True, blank=True)
    motto_label = models.CharField("gọi là", max_length=40, blank=True, default="chủ đề")
    motto = models.CharField("chủ đề, phương châm", max_length=500, blank=True)
    header_version = models.PositiveIntegerField(default=1, editable=False)

    # Text around the items: one paragraph a line
    opening = models.TextField("đoạn mở đầu", blank=True)
    closing = models.TextField("đoạn kết", blank=True)
    opening_version = models.PositiveIntegerField(default=1, editable=False)
    items_style = models.CharField(
        "đánh số mục lớn", max_length=8, choices=STYLE_CHOICES, default=ROMAN
    )
    target_appendix = models.BooleanField("kèm phụ lục bảng chỉ tiêu", default=False)
    recipients_version = models.PositiveIntegerField(default=1, editable=False)

    # Signature
    signing_mode = models.CharField(
        "thể thức ký",
        max_length=6,
        choices=Commune.SigningMode,
        default=Commune.SigningMode.OWN,
    )
    signatory = models.ForeignKey(
        Position,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người ký",
    )
    signature_version = models.PositiveIntegerField(default=1, editable=False)

    # Other plans
    amends = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="amendments",
        verbose_name="sửa đổi kế hoạch",
    )
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replacements",
        verbose_name="thay thế, bãi bỏ kế hoạch",
    )
    ending = models.CharField(
        "cách chấm dứt kế hoạch cũ", max_length=8, choices=Ending, default=Ending.REPLACED
    )

    # Its way
    submitted_revision = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    submitted_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    received_at = models.DateTimeField("tiếp nhận lúc", null=True, editable=False)
    return_reason = models.TextField("lý do trả lại", blank=True, editable=False)
    returned_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    paper = models.OneToOneField(
        Paper, on_delete=models.PROTECT, null=True, editable=False, related_name="plan"
    )
    created_at = models.DateTimeField("tạo lúc", editable=False)
    changed_at = models.DateTimeField("sửa lúc", editable=False)

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        ordering = ["-year", "-created_at"]
        indexes = [models.Index(fields=["commune", "-year", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "year"],
                condition=Q(kind="yearly", state__in=[*IN_FORCE], amends=None),
                name="one_yearly_plan_in_force",
                violation_error_message="Năm này đã có một kế hoạch năm còn hiệu lực.",
            ),
            models.UniqueConstraint(
                fields=["commune", "year"],
                condition=Q(kind=YEAR_REPORT, state__in=[*BEFORE_ISSUE]),
                name="one_year_report_in_work",
                violation_error_message=YEAR_REPORT_BEGUN,
            ),
            models.CheckConstraint(
                condition=Q(kind=REPORT, period__isnull=False, amends=None, replaces=None)
                | Q(kind=YEAR_REPORT, amends=None, replaces=None)
                | (~Q(kind__in=REPORTS) & Q(period=None)),
                name="only_a_report_has_a_period",
                violation_error_message="Báo cáo lập theo một kỳ, không sửa đổi hay thay thế.",
            ),
            models.CheckConstraint(
                condition=Q(amends=None) | ~Q(amends=F("pk")), name="plan_amends_another"
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(replaces=F("pk")), name="plan_replaces_another"
            ),
            models.CheckConstraint(
                condition=Q(date_day=None) | Q(date_month__isnull=False),
                name="plan_day_has_month",
                violation_error_message="Có ngày thì phải có tháng.",
            ),
        ]

    def __str__(self) -> str:
        return f"{first_upper(self.noun)} {first_lower(self.title)}"

    @property
    def noun(self) -> str:
        """How a sentence calls it: "kế hoạch" or "báo cáo"."""
        return noun_of(self.kind).word

    @property
    def is_report(self) -> bool:
        return self.kind in REPORTS

    @property
    def is_year_report(self) -> bool:
        return self.kind == PlanKind.YEAR_REPORT

    @property
    def is_plan(self) -> bool:
        """Say whether it sets what is to be done, and so is amended, closed, carried over."""
        return self.kind in (PlanKind.YEARLY, PlanKind.DRIVE)

    @property
    def date(self) -> PartialDate:
        return PartialDate(self.date_year, self.date_month, self.date_day)

    @property
    def badge(self) -> str:
        return BADGES[PlanState(self.state)]

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def is_published(self) -> bool:
        return self.state in PUBLISHED


class Revision(CommuneRow):
    """The whole content of a plan at one moment, with its hash. Never changed.

    Approval names a revision; the issued paper is made from one in which only number
    and date were filled in.
    """

    class Reason(models.TextChoices):
        SUBMITTED = "submitted", "Bản trình"
        ISSUED = "issued", "Bản ban hành"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField("lần")
    reason = models.CharField("lý do", max_length=9, choices=Reason)
    content = models.JSONField("nội dung")
    sha256 = models.CharField("SHA-256", max_length=64)
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="từ bản"
    )
    made_at = models.DateTimeField("lúc")
    made_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", verbose_name="người lập"
    )
    note = models.TextField("ghi chú", blank=True)
    # Checks that were open when it was submitted, as sentences with their places; and why.
    warnings = models.JSONField("chỗ nên xem lúc trình", default=list, editable=False)
    warnings_reason = models.TextField("lý do vẫn trình", blank=True, editable=False)
    # When those above took it in hand; of a submission that was taken back unread, never.
    received_at = models.DateTimeField("tiếp nhận lúc", null=True, editable=False)

    class Meta:
        verbose_name = "bản kế hoạch"
        verbose_name_plural = "bản kế hoạch"
        ordering = ["plan", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "plan", "number"], name="revision_once")
        ]

    def __str__(self) -> str:
        return f"Bản {self.number}"


class Review(CommuneRow):
    """One checker's turn on a submitted revision; turns are taken one after another."""

    class Decision(models.TextChoices):
        WAITING = "", "Chưa cho ý kiến"
        AGREED = "agreed", "Đồng ý"
        RETURNED = "returned", "Trả lại"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="reviews")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="reviews")
    position = models.PositiveSmallIntegerField("lượt")
    reviewer = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", verbose_name="người xem"
    )
    decision = models.CharField("ý kiến", max_length=8, choices=Decision, blank=True, default="")
    note = models.TextField("lời ghi", blank=True)
    decided_at = models.DateTimeField("lúc", null=True)

    class Meta:
        verbose_name = "lượt xem xét"
        verbose_name_plural = "lượt xem xét"
        ordering = ["revision", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "revision", "position"], name="review_turn_once"
            ),
            models.UniqueConstraint(
                fields=["commune", "revision", "reviewer"], name="review_reviewer_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer}: {self.get_decision_display()}"
