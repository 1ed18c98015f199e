"""Targets: an indicator, for a commune and a span of time, with dated values."""

from django.db import models
from django.db.models import F, Q

from emulation.org.models import Unit
from emulation.org.models.communes import CommuneRow, NamedRow
from targets.models.indicators import Indicator


class SpanKind(models.TextChoices):
    YEAR = "year", "Năm"
    TERM = "term", "Nhiệm kỳ, giai đoạn"
    SCHOOL_YEAR = "school_year", "Năm học"
    DRIVE = "drive", "Đợt thi đua"


class Comparator(models.TextChoices):
    EQUAL = "=", "bằng"
    BELOW = "<", "dưới"
    AT_MOST = "<=", "không quá"
    ABOVE = ">", "trên"
    AT_LEAST = ">=", "từ … trở lên"
    RANGE = "range", "từ … đến …"
    MAINTAIN = "maintain", "duy trì, giữ vững"
    ACHIEVE = "achieve", "hoàn thành, đạt"


class PartRule(models.TextChoices):
    """What the parts of a target are to the whole."""

    ADDS_UP = "adds_up", "Cộng lại bằng chỉ tiêu cha"
    SHARE_OF = "share_of", "Là một phần của chỉ tiêu cha"
    DETAIL = "detail", "Chi tiết, không cộng"


class Frequency(models.TextChoices):
    MONTH = "month", "Hằng tháng"
    QUARTER = "quarter", "Hằng quý"
    HALF_YEAR = "half_year", "6 tháng"
    YEAR = "year", "Cả năm"
    ONCE = "once", "Một lần khi kết thúc"


class UnitRule(models.TextChoices):
    """How the results of units make the commune's."""

    SUM = "sum", "Cộng"
    AVERAGE = "average", "Bình quân"
    RATIO = "ratio", "Tỷ lệ của tổng"
    LATEST = "latest", "Số mới nhất"
    MAX = "max", "Số lớn nhất"
    NONE = "none", "Không cộng từ đơn vị"


class PeriodRule(models.TextChoices):
    """How the results of periods make the year's."""

    SUM = "sum", "Cộng các kỳ"
    AVERAGE = "average", "Bình quân các kỳ"
    RATIO = "ratio", "Tỷ lệ của tổng"
    LATEST = "latest", "Kỳ mới nhất"
    MAX = "max", "Kỳ cao nhất"


class Span(CommuneRow):
    """The time that targets are set for."""

    kind = models.CharField("loại", max_length=12, choices=SpanKind, default=SpanKind.YEAR)
    name = models.CharField("tên", max_length=200)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")

    class Meta:
        verbose_name = "thời gian"
        verbose_name_plural = "thời gian"
        ordering = ["-starts_on", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "kind", "starts_on", "ends_on", "name"],
                name="span_once",
                violation_error_message="Đã mở năm, đợt này rồi.",
            ),
            models.UniqueConstraint(
                fields=["commune", "starts_on"],
                condition=Q(kind=SpanKind.YEAR),
                name="year_once",
                violation_error_message="Năm này đã mở rồi.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="span_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Target(NamedRow):
    """An indicator's target for a span. What it asks for stands in ``current``."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="targets", verbose_name="loại chỉ tiêu"
    )
    span = models.ForeignKey(
        Span, on_delete=models.PROTECT, related_name="targets", verbose_name="thời gian"
    )
    name = models.CharField("tên chỉ tiêu", max_length=300)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name="chỉ tiêu cha",
    )
    part_rule = models.CharField(
        "quan hệ với chỉ tiêu cha", max_length=8, choices=PartRule, blank=True
    )
    position = models.PositiveIntegerField("thứ tự", default=0)
    current = models.OneToOneField(
        "TargetValue",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="giá trị hiện hành",
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)
    baseline = models.DecimalField(
        "số của kỳ trước", max_digits=24, decimal_places=6, null=True, blank=True
    )
    baseline_year = models.PositiveSmallIntegerField("năm của số kỳ trước", null=True, blank=True)
    assigned_value = models.DecimalField(
        "cấp trên giao", max_digits=24, decimal_places=6, null=True, blank=True
    )
    assigned_by = models.CharField("cơ quan giao", max_length=120, blank=True)
    answering_unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="targets_answered_for",
        verbose_name="đơn vị chịu trách nhiệm",
    )
    units = models.ManyToManyField(
        Unit,
        through="TargetUnit",
        blank=True,
        related_name="targets_naming_it",
        verbose_name="đơn vị nêu tên",
    )
    frequency = models.CharField(
        "kỳ báo cáo", max_length=10, choices=Frequency, default=Frequency.HALF_YEAR
    )
    unit_rule = models.CharField(
        "cộng theo đơn vị", max_length=8, choices=UnitRule, default=UnitRule.NONE
    )
    period_rule = models.CharField(
        "cộng theo kỳ", max_length=8, choices=PeriodRule, default=PeriodRule.LATEST
    )
    counter = models.CharField(
        "đếm từ hệ thống",
        max_length=40,
        blank=True,
        help_text="Kết quả do cổng tự đếm; đơn vị không phải báo cáo.",
    )
    ended_on = models.DateField("bãi bỏ từ ngày", null=True, editable=False)
    ended_by = models.CharField("bãi bỏ theo văn bản", max_length=300, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["commune", "span", "position"])]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "span", "indicator"],
                name="target_once_a_span",
                violation_error_message="Chỉ tiêu này đã có trong năm.",
            ),
            models.CheckConstraint(
                condition=Q(parent=None, part_rule="")
                | (Q(parent__isnull=False) & ~Q(part_rule="")),
                name="target_part_has_rule",
                violation_error_message="Chọn quan hệ với chỉ tiêu cha.",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("pk")),
                name="target_is_not_its_own_part",
                violation_error_message="Chỉ tiêu không thể là phần của chính nó.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TargetUnit(CommuneRow):
    """A unit named in a target: the four thôn of "duy trì 4 thôn"."""

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "đơn vị nêu tên trong chỉ tiêu"
        verbose_name_plural = "đơn vị nêu tên trong chỉ tiêu"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "target", "unit"], name="target_names_unit_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.unit)


class TargetValue(CommuneRow):
    """What a target asked for from a day on, and the paper that said so. Never changed."""

    target = models.ForeignKey(
        Target, on_delete=models.CASCADE, related_name="values", verbose_name="chỉ tiêu"
    )
    comparator = models.CharField("so sánh", max_length=8, choices=Comparator)
    value = models.DecimalField("giá trị", max_digits=24, decimal_places=6, null=True, blank=True)
    value_max = models.DecimalField(
        "giá trị trên", max_digits=24, decimal_places=6, null=True, blank=True
    )
    numerator = models.DecimalField("tử số", max_digits=24, decimal_places=6, null=True, blank=True)
    denominator = models.DecimalField(
        "mẫu số", max_digits=24, decimal_places=6, null=True, blank=True
    )
    level = models.CharField("mức, hạng", max_length=200, blank=True)
    set_at = models.DateTimeField("ghi lúc")
    paper = models.CharField("theo văn bản", max_length=300, blank=True)
    paper_on = models.DateField("ngày văn bản", null=True, blank=True)

    class Meta:
        verbose_name = "giá trị chỉ tiêu"
        verbose_name_plural = "giá trị chỉ tiêu"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(comparator="range", value__isnull=False, value_max__isnull=False)
                    & Q(value_max__gt=F("value"))
                    | (~Q(comparator="range") & Q(value_max=None))
                ),
                name="target_value_range_is_whole",
                violation_error_message="Khoảng cần hai số, số sau lớn hơn số trước.",
            ),
            models.CheckConstraint(
                condition=Q(comparator__in=["maintain", "achieve"]) | Q(value__isnull=False),
                name="target_value_has_figure",
                violation_error_message="Nhập giá trị của chỉ tiêu.",
            ),
            models.CheckConstraint(
                condition=Q(numerator=None, denominator=None)
                | Q(numerator__isnull=False, denominator__isnull=False, denominator__gt=0),
                name="target_value_parts_are_whole",
                violation_error_message="Nhập cả tử số và mẫu số; mẫu số lớn hơn 0.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comparator} {self.value}"


class Strand(CommuneRow):
    """One of several results under one printed figure: "thu" and "chi" of a budget line."""

    target = models.ForeignKey(
        Target, on_delete=models.CASCADE, related_name="strands", verbose_name="chỉ tiêu"
    )
    name = models.CharField("kết quả", max_length=120)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "dòng kết quả"
        verbose_name_plural = "dòng kết quả"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "target", "name"], name="strand_once")
        ]

    def __str__(self) -> str:
        return self.name
