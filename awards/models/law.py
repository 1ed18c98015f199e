"""The law of awards as dated rows: chosen by a day, nearest authority first.

A row without ``commune`` is the country's. A row of a province or a commune is its own rule
or correction and wins over those above it. What a table is chosen by stands with the table.
"""

from __future__ import annotations

import datetime as dt

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from awards.models.kinds import OfAward, one_award
from awards.states import Procedure
from campaigns.models import Honour, SubjectKind
from emulation.lib.rows import UidRow
from emulation.org.models import Commune


class AuthorityLevel(models.TextChoices):
    """Who decides on an award, from the bottom up; the commune is its chairman."""

    UNIT = "unit", "Cơ quan, đơn vị, doanh nghiệp"
    COMMUNE = "commune", "Cấp xã"
    DISTRICT = "district", "Cấp huyện"
    PROVINCE = "province", "Cấp tỉnh"
    MINISTRY = "ministry", "Bộ, ban, ngành trung ương"
    GOVERNMENT = "government", "Chính phủ, Thủ tướng Chính phủ"
    STATE = "state", "Chủ tịch nước"


class LimitStep(models.TextChoices):
    """What a number of days is for."""

    CHECK = "check", "Thẩm định hồ sơ"
    RETURN = "return", "Trả lại hồ sơ chưa đủ"
    OPINION = "opinion", "Lấy ý kiến cơ quan liên quan"
    POST = "post", "Niêm yết lấy ý kiến"
    COUNCIL = "council", "Họp Hội đồng"
    DECIDE = "decide", "Ra quyết định"
    NOTIFY = "notify", "Thông báo kết quả"
    PUBLISH = "publish", "Công khai kết quả"
    WHOLE = "whole", "Cả hồ sơ"


class PaperComes(models.TextChoices):
    """How a paper of the dossier comes to be."""

    FILE = "file", "Đơn vị kèm tệp"
    REPORT = "report", "Viết trên cổng (báo cáo thành tích)"
    COUNCIL = "council", "Hội đồng lập sau khi hồ sơ đã gửi"


class VoteBase(models.TextChoices):
    """Of how many members a share of votes is."""

    ALL_MEMBERS = "all_members", "Tổng số thành viên Hội đồng"
    PRESENT = "present", "Thành viên dự họp"


class LawRow(UidRow):
    """A rule from a day on. ``key`` names a row of the data file; typed rows have none.

    ``loaded_as`` keeps what the file said, so that a later file replaces only what nobody
    has corrected since.
    """

    commune = models.ForeignKey(
        Commune,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="riêng của địa phương",
    )
    valid_from = models.DateField("áp dụng từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=300)
    article = models.CharField("điều, khoản", max_length=120, blank=True)
    is_doubtful = models.BooleanField("cần kiểm tra", default=False)
    note = models.CharField("ghi chú", max_length=500, blank=True)
    key = models.CharField(max_length=160, blank=True, editable=False)
    loaded_as = models.JSONField(null=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["-valid_from", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "key"],
                condition=~Q(key=""),
                name="%(class)s_key_once_a_commune",
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(commune=None) & ~Q(key=""),
                name="%(class)s_key_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="%(class)s_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} từ ngày {self.valid_from:%d/%m/%Y}"

    @property
    def cited(self) -> str:
        """Where it stands: "Điều 23, Luật Thi đua, khen thưởng 2022"."""
        return ", ".join(part for part in (self.article, self.source) if part)


class AwardRow(LawRow, OfAward):
    """A rule about one title or one form of reward, for one kind of subject or for every."""

    subject = models.CharField(
        "dành cho",
        max_length=10,
        choices=SubjectKind,
        blank=True,
        help_text="Để trống nếu áp dụng cho mọi đối tượng.",
    )

    class Meta(LawRow.Meta):
        abstract = True
        constraints = [*LawRow.Meta.constraints, one_award("%(class)s")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.award}, từ ngày {self.valid_from:%d/%m/%Y}"


class Authority(AwardRow):
    """Who decides; chosen by the day of the decision."""

    level = models.CharField("cấp quyết định", max_length=12, choices=AuthorityLevel)
    post = models.CharField("người quyết định", max_length=160)

    class Meta(AwardRow.Meta):
        verbose_name = "thẩm quyền khen thưởng"
        verbose_name_plural = "thẩm quyền khen thưởng"


class Condition(AwardRow):
    """A standard to meet; chosen by the day the dossier was received.

    Rows with the same ``any_of`` letter are alternatives. ``check`` is a slug of
    ``awards.eligibility``; a nearer row with the same ``code`` takes the place of the farther.
    """

    code = models.SlugField("mã", max_length=60)
    words = models.CharField("tiêu chuẩn", max_length=500)
    check_slug = models.CharField("cách xét", max_length=40)
    params = models.JSONField("số liệu của cách xét", default=dict, blank=True)
    any_of = models.CharField("nhóm chọn một", max_length=2, blank=True)
    is_hard = models.BooleanField("không đạt thì không được đề nghị", default=False)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta(AwardRow.Meta):
        verbose_name = "tiêu chuẩn khen thưởng"
        verbose_name_plural = "tiêu chuẩn khen thưởng"
        ordering = ["position", "pk"]


class MoneyRate(AwardRow):
    """Prize money in base salaries; chosen by the day of the decision.

    A coefficient of 0 says that there is no money; none at all, that another level pays and
    the portal does not know how much.
    """

    coefficient = models.DecimalField(
        "hệ số",
        max_digits=7,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="Số lần mức lương cơ sở. 0 là không kèm tiền; để trống là cấp khác định mức.",
    )
    factor = models.DecimalField(
        "nhân với",
        max_digits=5,
        decimal_places=2,
        default=1,
        validators=[MinValueValidator(0)],
        help_text="Tập thể 2; hộ gia đình 1,5; cá nhân 1.",
    )

    class Meta(AwardRow.Meta):
        verbose_name = "mức tiền thưởng"
        verbose_name_plural = "mức tiền thưởng"


class VoteRule(AwardRow):
    """How a council votes; chosen by the day of the sitting. No threshold where none is set."""

    is_ballot = models.BooleanField("phải bỏ phiếu", default=False)
    is_secret = models.BooleanField("bỏ phiếu kín", default=False)
    threshold_num = models.PositiveSmallIntegerField("tỷ lệ đồng ý: tử số", null=True, blank=True)
    threshold_den = models.PositiveSmallIntegerField("tỷ lệ đồng ý: mẫu số", null=True, blank=True)
    is_strict = models.BooleanField("phải nhiều hơn tỷ lệ ấy", default=False)
    base = models.CharField(
        "tính trên", max_length=12, choices=VoteBase, default=VoteBase.ALL_MEMBERS
    )
    quorum_num = models.PositiveSmallIntegerField("số người dự: tử số", null=True, blank=True)
    quorum_den = models.PositiveSmallIntegerField("số người dự: mẫu số", null=True, blank=True)

    class Meta(AwardRow.Meta):
        verbose_name = "quy định biểu quyết"
        verbose_name_plural = "quy định biểu quyết"
        constraints = [
            *AwardRow.Meta.constraints,
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{part}_num": None, f"{part}_den": None})
                    | Q(
                        **{
                            f"{part}_num__isnull": False,
                            f"{part}_den__gte": 1,
                            f"{part}_den__isnull": False,
                            f"{part}_num__lte": F(f"{part}_den"),
                        }
                    ),
                    name=f"%(class)s_{part}_is_a_share",
                    violation_error_message="Tỷ lệ phải có cả tử số, mẫu số và không quá 1.",
                )
                for part in ("threshold", "quorum")
            ),
        ]


class PaperRule(AwardRow):
    """A paper of the dossier; chosen by the day it was received."""

    procedure = models.CharField(
        "thủ tục",
        max_length=10,
        choices=Procedure,
        blank=True,
        help_text="Để trống nếu mọi thủ tục đều cần.",
    )
    code = models.SlugField("mã", max_length=60)
    name = models.CharField("tên giấy tờ", max_length=300)
    form_number = models.CharField("mẫu số", max_length=60, blank=True)
    comes_as = models.CharField(
        "có bằng cách", max_length=7, choices=PaperComes, default=PaperComes.FILE
    )
    is_required = models.BooleanField("bắt buộc", default=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta(AwardRow.Meta):
        verbose_name = "giấy tờ trong hồ sơ"
        verbose_name_plural = "giấy tờ trong hồ sơ"
        ordering = ["position", "pk"]


class Cap(AwardRow):
    """At most so many of another title's holders; counted only where switched on."""

    class Scope(models.TextChoices):
        UNIT = "unit", "Trong một đơn vị"
        COMMUNE = "commune", "Trong toàn xã, phường"

    ratio_num = models.PositiveSmallIntegerField("tỷ lệ: tử số")
    ratio_den = models.PositiveSmallIntegerField("tỷ lệ: mẫu số", validators=[MinValueValidator(1)])
    of_honour = models.ForeignKey(
        Honour,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="của số được danh hiệu",
        help_text="Để trống nếu tính trên tổng số người.",
    )
    scope = models.CharField("tính", max_length=10, choices=Scope, default=Scope.COMMUNE)
    is_on = models.BooleanField("đang áp dụng", default=False)

    class Meta(AwardRow.Meta):
        verbose_name = "tỷ lệ tối đa"
        verbose_name_plural = "tỷ lệ tối đa"
        constraints = [
            *AwardRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ratio_den__gte=1),
                name="%(class)s_is_a_share",
                violation_error_message="Mẫu số phải từ 1 trở lên.",
            ),
        ]


class BaseSalary(LawRow):
    """Mức lương cơ sở; chosen by the day of the decision."""

    amount = models.PositiveIntegerField("mức lương cơ sở (đồng)")

    class Meta(LawRow.Meta):
        verbose_name = "mức lương cơ sở"
        verbose_name_plural = "mức lương cơ sở"


class Rounding(LawRow):
    """How prize money is rounded; a step of 1 đồng is exact. Chosen by the day of the decision."""

    class Direction(models.TextChoices):
        UP = "up", "Làm tròn lên"
        HALF = "half", "Làm tròn đến số gần nhất"

    step = models.PositiveIntegerField(
        "làm tròn đến (đồng)", default=1, validators=[MinValueValidator(1)]
    )
    direction = models.CharField("cách", max_length=4, choices=Direction, default=Direction.UP)

    class Meta(LawRow.Meta):
        verbose_name = "cách làm tròn tiền thưởng"
        verbose_name_plural = "cách làm tròn tiền thưởng"
        constraints = [
            *LawRow.Meta.constraints,
            models.CheckConstraint(condition=Q(step__gte=1), name="%(class)s_has_a_step"),
        ]


class TimeLimit(LawRow, OfAward):
    """Days for a step of a dossier; chosen by the day it was received.

    Of one award, or of every award where none is named.
    """

    procedure = models.CharField(
        "thủ tục",
        max_length=10,
        choices=Procedure,
        blank=True,
        help_text="Để trống nếu như nhau ở mọi thủ tục.",
    )
    step = models.CharField("việc", max_length=10, choices=LimitStep)
    days = models.PositiveSmallIntegerField("số ngày", validators=[MinValueValidator(1)])
    is_working_days = models.BooleanField("ngày làm việc", default=False)

    class Meta(LawRow.Meta):
        verbose_name = "thời hạn giải quyết"
        verbose_name_plural = "thời hạn giải quyết"
        constraints = [
            *LawRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(honour=None) | Q(reward_form=None),
                name="%(class)s_is_of_one_award_at_most",
                violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
            ),
        ]


class Transition(LawRow):
    """A dossier received up to a day goes by the older law, or by the newer if that is kinder."""

    old_until = models.DateField("hồ sơ nhận đến hết ngày")
    new_from = models.DateField("luật mới từ ngày")

    class Meta(LawRow.Meta):
        verbose_name = "quy định chuyển tiếp"
        verbose_name_plural = "quy định chuyển tiếp"


class Deadline(LawRow):
    """A day of every year by which something is sent or finished."""

    code = models.SlugField("mã", max_length=60)
    name = models.CharField("việc", max_length=200)
    month = models.PositiveSmallIntegerField("tháng")
    day = models.PositiveSmallIntegerField("ngày")
    is_before = models.BooleanField("xong trước ngày ấy", default=True)

    class Meta(LawRow.Meta):
        verbose_name = "mốc thời gian trong năm"
        verbose_name_plural = "mốc thời gian trong năm"
        ordering = ["month", "day", "pk"]


class Holiday(LawRow):
    """Days that offices do not work though their weekday says so, or the other way round.

    The row holds from ``valid_from`` to ``valid_to``, one day where that is blank.
    """

    name = models.CharField("dịp nghỉ, làm bù", max_length=160)
    is_worked = models.BooleanField(
        "là ngày làm bù", default=False, help_text="Thứ Bảy, Chủ nhật đi làm thay ngày được nghỉ."
    )

    class Meta(LawRow.Meta):
        verbose_name = "ngày nghỉ lễ, làm bù"
        verbose_name_plural = "ngày nghỉ lễ, làm bù"

    @property
    def last_day(self) -> dt.date:
        return self.valid_to or self.valid_from


class CommendationKind(LawRow):
    """Loại hình khen thưởng, as the law of the day counts them."""

    code = models.SlugField("mã", max_length=60)
    name = models.CharField("tên", max_length=160)
    procedure = models.CharField("thủ tục", max_length=10, choices=Procedure, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta(LawRow.Meta):
        verbose_name = "loại hình khen thưởng"
        verbose_name_plural = "loại hình khen thưởng"
        ordering = ["position", "pk"]


LAW_MODELS: tuple[type[LawRow], ...] = (
    Authority,
    Condition,
    MoneyRate,
    VoteRule,
    PaperRule,
    Cap,
    BaseSalary,
    Rounding,
    TimeLimit,
    Transition,
    Deadline,
    CommendationKind,
    Holiday,
)
