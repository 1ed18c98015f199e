"""Phong trào, đợt thi đua: what is launched, for whom, with which criteria and awards."""

from django.db import models
from django.db.models import F, Q

from campaigns.models.contents import Theme
from campaigns.models.honours import Honour, RewardForm, SubjectKind
from campaigns.models.plans import Plan
from campaigns.models.slogans import SloganSet
from emulation.lib import dates
from emulation.org.models import Membership, Unit
from emulation.org.models.communes import CommuneRow, NamedRow
from emulation.papers.models import Attachment
from targets.models import Span, Target


class CampaignKind(models.TextChoices):
    YEAR = "year", "Phong trào thi đua cả năm"
    DRIVE = "drive", "Đợt thi đua ngắn ngày"
    TOPIC = "topic", "Thi đua theo chuyên đề"


class LaunchPaper(models.TextChoices):
    """By which paper a campaign is launched."""

    PLAN = "plan", "Kế hoạch"
    LETTER = "letter", "Công văn phát động"
    OUTSIDE = "outside", "Văn bản đã ban hành ngoài cổng"


class Taking(models.TextChoices):
    """Who takes part."""

    VILLAGES = "villages", "Tất cả thôn, tổ dân phố"
    KINDS = "kinds", "Tất cả đơn vị thuộc các loại"
    CHOSEN = "chosen", "Các đơn vị được chọn"


class Campaign(NamedRow):
    """A campaign. Its state is computed from its dates and what was done: ``launching.course``.

    ``paper`` is the plan or letter in the workshop that launches it; an all-year campaign is
    launched by the yearly plan itself.
    """

    kind = models.CharField("loại", max_length=5, choices=CampaignKind)
    span = models.ForeignKey(
        Span, on_delete=models.PROTECT, related_name="campaigns", verbose_name="năm, đợt"
    )
    name = models.CharField("tên phong trào", max_length=300)
    short_name = models.CharField("tên gọi tắt", max_length=80, blank=True)
    slogan = models.CharField("khẩu hiệu, chủ đề", max_length=500, blank=True)
    purpose = models.TextField("mục đích, yêu cầu", blank=True)
    content = models.TextField("nội dung thi đua", blank=True)
    # The day that it is for: "kỷ niệm 94 năm ngày thành lập Đảng (03/02/1930 - 03/02/2024)".
    anniversary = models.CharField("ngày kỷ niệm", max_length=200, blank=True)
    anniversary_on = models.DateField("ngày kỷ niệm", null=True, blank=True)
    anniversary_since = models.PositiveSmallIntegerField("từ năm", null=True, blank=True)
    starts_on = models.DateField("bắt đầu ngày")
    ends_on = models.DateField("kết thúc ngày")
    register_from = models.DateField("nhận đăng ký từ ngày")
    register_until = models.DateField("nhận đăng ký đến hết ngày")
    taking = models.CharField(
        "đơn vị tham gia", max_length=8, choices=Taking, default=Taking.VILLAGES
    )
    kinds = models.JSONField("loại đơn vị", default=list, blank=True)
    slogan_set = models.ForeignKey(
        SloganSet,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="campaigns",
        verbose_name="bộ câu hỏi khi đăng ký",
    )
    implements = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="implemented_by",
        verbose_name="thực hiện phong trào của cấp trên",
    )
    implements_words = models.CharField(
        "phong trào của cấp trên (ghi bằng lời)", max_length=300, blank=True
    )
    repeats = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="repeated_by",
    )
    paper_kind = models.CharField(
        "văn bản phát động", max_length=7, choices=LaunchPaper, default=LaunchPaper.PLAN
    )
    paper = models.ForeignKey(
        Plan, on_delete=models.PROTECT, null=True, editable=False, related_name="campaigns"
    )
    # What the paper was drafted with, part by part (see ``launching.drafted``).
    drafted = models.JSONField(null=True, editable=False)
    outside_citation = models.CharField("số, ngày văn bản ngoài cổng", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("tạo lúc", editable=False)
    launched_at = models.DateTimeField("phát động lúc", null=True, editable=False)
    launched_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    closed_at = models.DateTimeField("tổng kết lúc", null=True, editable=False)
    cancelled_at = models.DateTimeField("hủy lúc", null=True, editable=False)
    cancel_reason = models.TextField("lý do hủy", blank=True, editable=False)

    class Meta:
        verbose_name = "phong trào, đợt thi đua"
        verbose_name_plural = "phong trào, đợt thi đua"
        ordering = ["-starts_on", "pk"]
        indexes = [models.Index(fields=["commune", "-starts_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "span"],
                condition=Q(kind=CampaignKind.YEAR, cancelled_at=None),
                name="one_campaign_a_year",
                violation_error_message="Năm này đã có phong trào thi đua cả năm.",
            ),
            models.UniqueConstraint(
                fields=["commune", "name", "starts_on"],
                condition=Q(cancelled_at=None),
                name="campaign_name_once",
                violation_error_message="Đã có phong trào tên này bắt đầu ngày ấy.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="campaign_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(register_until__gte=F("register_from")),
                name="campaign_registers_forward",
                violation_error_message="Hạn đăng ký phải từ ngày mở đăng ký trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(register_until__lte=F("ends_on")),
                name="campaign_registers_before_it_ends",
                violation_error_message="Hạn đăng ký không được sau ngày kết thúc.",
            ),
            models.CheckConstraint(
                condition=Q(launched_at__isnull=False) | Q(closed_at=None),
                name="campaign_closed_was_launched",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_launched(self) -> bool:
        return self.launched_at is not None and self.cancelled_at is None

    @property
    def is_over(self) -> bool:
        """Say whether nothing of it is decided any more."""
        return self.closed_at is not None or self.cancelled_at is not None

    @property
    def is_open(self) -> bool:
        """Say whether units register today."""
        today = dates.today()
        return (
            self.is_launched
            and self.closed_at is None
            and self.register_from <= today <= self.register_until
        )


class CampaignRow(CommuneRow):
    """A part of a campaign, in its order."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField("thứ tự", default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["campaign", "position", "pk"]


class CampaignTheme(CampaignRow):
    """A nội dung thi đua of the yearly plan under which the campaign stands."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")

    class Meta(CampaignRow.Meta):
        abstract = False
        verbose_name = "nội dung thi đua của phong trào"
        verbose_name_plural = "nội dung thi đua của phong trào"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "campaign", "theme"], name="campaign_theme_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.theme)


class CampaignTarget(CampaignRow):
    """A target on which units pledge. Without any, they pledge on all that they have."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="campaign_targets")

    class Meta(CampaignRow.Meta):
        abstract = False
        verbose_name = "chỉ tiêu của phong trào"
        verbose_name_plural = "chỉ tiêu của phong trào"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "campaign", "target"], name="campaign_target_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.target)


class CampaignDocument(CampaignRow):
    """A paper that guides the campaign: a file, or a link to it."""

    name = models.CharField("tên tài liệu", max_length=200)
    url = models.URLField("liên kết", max_length=500, blank=True)
    attachment = models.ForeignKey(
        Attachment, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(CampaignRow.Meta):
        abstract = False
        verbose_name = "tài liệu của phong trào"
        verbose_name_plural = "tài liệu của phong trào"
        constraints = [
            models.CheckConstraint(
                condition=(Q(url="") & Q(attachment__isnull=False))
                | (~Q(url="") & Q(attachment=None)),
                name="document_is_file_or_link",
                violation_error_message="Đính kèm một tệp hoặc dán một liên kết.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class PlannedAward(CampaignRow):
    """An award that the campaign plans: how many, of which title or form, with which money."""

    subject = models.CharField("tặng cho", max_length=10, choices=SubjectKind)
    honour = models.ForeignKey(
        Honour,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="danh hiệu",
    )
    reward_form = models.ForeignKey(
        RewardForm,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="hình thức khen thưởng",
    )
    grade = models.CharField("giải, mức", max_length=120, blank=True)
    number = models.PositiveSmallIntegerField("số lượng")
    money = models.DecimalField(
        "tiền thưởng mỗi giải (đồng)", max_digits=14, decimal_places=0, default=0
    )

    class Meta(CampaignRow.Meta):
        abstract = False
        verbose_name = "khen thưởng dự kiến"
        verbose_name_plural = "khen thưởng dự kiến"
        constraints = [
            models.CheckConstraint(
                condition=Q(honour=None) | Q(reward_form=None),
                name="planned_award_is_title_or_form",
                violation_error_message="Chọn danh hiệu hoặc hình thức khen thưởng, không cả hai.",
            ),
            models.CheckConstraint(
                condition=~Q(honour=None) | ~Q(reward_form=None) | ~Q(grade=""),
                name="planned_award_is_named",
                violation_error_message="Chọn danh hiệu, hình thức khen thưởng hoặc ghi tên giải.",
            ),
            models.CheckConstraint(
                condition=Q(number__gt=0, money__gte=0),
                name="planned_award_counts",
                violation_error_message="Số lượng lớn hơn 0, tiền thưởng không âm.",
            ),
        ]

    def __str__(self) -> str:
        return self.grade or str(self.honour or self.reward_form)


class Participant(CampaignRow):
    """A unit that takes part; before the launch those chosen by hand, after it all."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="participations")
    told_at = models.DateTimeField("được báo lúc", null=True, editable=False)

    class Meta(CampaignRow.Meta):
        abstract = False
        verbose_name = "đơn vị tham gia"
        verbose_name_plural = "đơn vị tham gia"
        constraints = [
            models.UniqueConstraint(fields=["commune", "campaign", "unit"], name="participant_once")
        ]

    def __str__(self) -> str:
        return str(self.unit)


class Anniversary(CommuneRow):
    """A day that the commune itself keeps; those of the country stand in a data file."""

    name = models.CharField("ngày kỷ niệm", max_length=200)
    day = models.PositiveSmallIntegerField("ngày")
    month = models.PositiveSmallIntegerField("tháng")
    since = models.PositiveSmallIntegerField("từ năm", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=300, blank=True)

    class Meta:
        verbose_name = "ngày kỷ niệm của địa phương"
        verbose_name_plural = "ngày kỷ niệm của địa phương"
        ordering = ["month", "day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "name"],
                name="anniversary_once",
                violation_error_message="Đã có ngày kỷ niệm tên này.",
            ),
            models.CheckConstraint(
                condition=Q(day__gte=1, day__lte=31, month__gte=1, month__lte=12),
                name="anniversary_is_a_day",
                violation_error_message="Ngày, tháng chưa đúng.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
