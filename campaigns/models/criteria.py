"""What units are scored by: a tree of criteria, sheets of points, the ranking that comes of it."""

from django.db import models
from django.db.models import F, Q

from campaigns.models.clusters import Cluster
from campaigns.models.launches import Campaign, CampaignRow
from campaigns.states import SCORE_BADGES, ScoreState
from emulation.org.models import Membership, Unit
from emulation.org.models.communes import CommuneRow
from emulation.papers.models import Attachment
from targets.models import Target


class CriterionKind(models.TextChoices):
    CONTENT = "content", "Điểm nội dung"
    BONUS = "bonus", "Điểm thưởng"
    PENALTY = "penalty", "Điểm trừ"


class PointRule(models.TextChoices):
    """How a criterion takes its points from the result of a target."""

    MET = "met", "Đạt thì đủ điểm, không đạt thì 0"
    PROPORTIONAL = "proportional", "Theo tỷ lệ hoàn thành, không quá điểm tối đa"
    ABOVE = "above", "Theo mức vượt: đủ điểm tối đa khi vượt đến mức đã ghi"
    BEST = "best", "Đơn vị cao nhất cụm đủ điểm, đơn vị khác theo tỷ lệ"


class Measure(models.TextChoices):
    """What a result is measured against."""

    ASSIGNED = "assigned", "mức giao"
    PLEDGED = "pledged", "mức đăng ký"


class Criterion(CampaignRow):
    """A criterion; one with parts takes the sum of their points, up to its own ``points``."""

    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name="thuộc tiêu chí",
    )
    kind = models.CharField(
        "loại điểm", max_length=7, choices=CriterionKind, default=CriterionKind.CONTENT
    )
    name = models.CharField("tiêu chí", max_length=500)
    points = models.DecimalField("điểm tối đa", max_digits=7, decimal_places=2)
    guide = models.TextField("cách chấm", blank=True)
    needs_evidence = models.BooleanField("cần minh chứng", default=False)
    rule = models.CharField("lấy điểm từ kết quả", max_length=12, choices=PointRule, blank=True)
    target = models.ForeignKey(
        Target,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="criteria",
        verbose_name="chỉ tiêu",
    )
    measure = models.CharField("so với", max_length=8, choices=Measure, default=Measure.ASSIGNED)
    # With ABOVE: how far above, in per cent, earns all points.
    full_above = models.DecimalField(
        "vượt bao nhiêu % thì đủ điểm", max_digits=6, decimal_places=2, null=True, blank=True
    )

    class Meta(CampaignRow.Meta):
        abstract = False
        verbose_name = "tiêu chí chấm điểm"
        verbose_name_plural = "tiêu chí chấm điểm"
        constraints = [
            models.CheckConstraint(
                condition=Q(points__gt=0),
                name="criterion_has_points",
                violation_error_message="Điểm tối đa phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("pk")), name="criterion_is_not_its_own_part"
            ),
            models.CheckConstraint(
                condition=Q(rule="", target=None) | (~Q(rule="") & Q(target__isnull=False)),
                name="criterion_rule_has_target",
                violation_error_message="Chọn chỉ tiêu mà tiêu chí lấy điểm.",
            ),
            models.CheckConstraint(
                condition=~Q(rule="above") | Q(full_above__isnull=False, full_above__gt=0),
                name="criterion_above_says_how_far",
                violation_error_message="Ghi vượt bao nhiêu % thì đủ điểm.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ScoreColumn(models.TextChoices):
    """Who scores, in this order."""

    SELF = "self", "Tự chấm"
    CLUSTER = "cluster", "Cụm, khối chấm"
    OFFICE = "office", "Cơ quan chuyên môn chấm"
    COUNCIL = "council", "Hội đồng chấm"


class TieRule(models.TextChoices):
    """What decides between equal totals; several may follow one another."""

    CONTENT = "content", "Điểm nội dung cao hơn"
    EXCEEDED = "exceeded", "Nhiều chỉ tiêu vượt hơn"
    PUNCTUAL = "punctual", "Ít báo cáo chậm hơn"
    SELF = "self", "Tự chấm sát điểm cuối hơn"


class Scoring(CommuneRow):
    """How a campaign is scored: which columns, until when, and how far it is."""

    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="scoring")
    columns = models.JSONField("các cột chấm", default=list)
    ties = models.JSONField("khi bằng điểm", default=list, blank=True)
    # The column being filled; "" before the first, "done" after the last.
    stage = models.CharField("đang ở", max_length=8, blank=True, editable=False)
    due_on = models.DateField("hạn của cột đang chấm", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    published_at = models.DateTimeField("công bố lúc", null=True, editable=False)

    class Meta:
        verbose_name = "chấm điểm"
        verbose_name_plural = "chấm điểm"

    def __str__(self) -> str:
        return f"Chấm điểm {self.campaign}"


class ScoreSheet(CommuneRow):
    """The points of one unit in one column; in the cluster's column one sheet a scoring unit."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="score_sheets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    column = models.CharField("cột", max_length=7, choices=ScoreColumn)
    scorer = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="đơn vị chấm"
    )
    state = models.CharField(
        "trạng thái", max_length=5, choices=ScoreState, default=ScoreState.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    sent_at = models.DateTimeField("gửi lúc", null=True, editable=False)
    sent_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "phiếu chấm"
        verbose_name_plural = "phiếu chấm"
        ordering = ["campaign", "unit", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "campaign", "unit", "column"],
                condition=Q(scorer=None),
                name="sheet_once_a_column",
            ),
            models.UniqueConstraint(
                fields=["commune", "campaign", "unit", "column", "scorer"],
                condition=Q(scorer__isnull=False),
                name="sheet_once_a_scorer",
            ),
            models.CheckConstraint(
                condition=Q(column="cluster", scorer__isnull=False)
                | (~Q(column="cluster") & Q(scorer=None)),
                name="only_cluster_sheets_have_a_scorer",
            ),
            models.CheckConstraint(
                condition=Q(scorer=None) | ~Q(scorer=F("unit")),
                name="nobody_scores_itself",
                violation_error_message="Đơn vị không chấm điểm cho chính mình.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_column_display()}"

    @property
    def badge(self) -> str:
        return SCORE_BADGES[ScoreState(self.state)]


class Score(CommuneRow):
    """Points for one criterion; ``words`` say why where the column before gave others."""

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    points = models.DecimalField("điểm", max_digits=7, decimal_places=2)
    words = models.CharField("lý do", max_length=500, blank=True)

    class Meta:
        verbose_name = "điểm"
        verbose_name_plural = "điểm"
        ordering = ["sheet", "criterion"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "sheet", "criterion"], name="score_once"),
            models.CheckConstraint(
                condition=Q(points__gte=0),
                name="points_not_negative",
                violation_error_message="Điểm không âm; điểm trừ cũng ghi số dương.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"


class ScoreEvidence(CommuneRow):
    """A photograph or paper that proves the points a unit gave itself."""

    score = models.ForeignKey(Score, on_delete=models.CASCADE, related_name="evidence")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "minh chứng của điểm"
        verbose_name_plural = "minh chứng của điểm"

    def __str__(self) -> str:
        return str(self.attachment)


class Ranking(CommuneRow):
    """The ranking of one cluster as it was closed: frozen, with its formula and numbers."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="rankings")
    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, null=True, related_name="+")
    content = models.JSONField("nội dung")
    sha256 = models.CharField("SHA-256", max_length=64)
    made_at = models.DateTimeField("chốt lúc")
    made_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    is_current = models.BooleanField(default=True, editable=False)

    class Meta:
        verbose_name = "bảng xếp hạng"
        verbose_name_plural = "bảng xếp hạng"
        ordering = ["campaign", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "campaign", "cluster"],
                condition=Q(is_current=True, cluster__isnull=False),
                name="ranking_once_a_cluster",
            ),
            models.UniqueConstraint(
                fields=["commune", "campaign"],
                condition=Q(is_current=True, cluster=None),
                name="ranking_once_a_campaign",
            ),
        ]

    def __str__(self) -> str:
        return f"Xếp hạng {self.cluster or self.campaign}"
