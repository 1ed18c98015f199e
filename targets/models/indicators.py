"""What is measured, whatever the year."""

from django.db import models
from django.db.models import Q

from emulation.org.models.communes import CommuneRow, NamedRow


class Field(models.TextChoices):
    ECONOMY = "economy", "Kinh tế"
    SOCIETY = "society", "Văn hóa - xã hội"
    ENVIRONMENT = "environment", "Môi trường, nông thôn mới, đô thị"
    SECURITY = "security", "Quốc phòng, an ninh"
    POLITICS = "politics", "Xây dựng Đảng, chính quyền"


class IndicatorKind(models.TextChoices):
    AMOUNT = "amount", "Số lượng"
    PERCENTAGE = "percentage", "Tỷ lệ"
    COUNT = "count", "Số trên tổng số"
    CHANGE = "change", "Mức tăng, giảm"
    LEVEL = "level", "Mức, hạng"
    QUALITATIVE = "qualitative", "Định tính"


class Direction(models.TextChoices):
    HIGHER = "higher", "Cao hơn là tốt hơn"
    LOWER = "lower", "Thấp hơn là tốt hơn"
    EXACTLY = "exactly", "Đúng bằng"
    WITHIN = "within", "Trong khoảng"


class MeasureUnit(CommuneRow):
    """A unit of measure; ``factor`` turns an amount into the base unit of its dimension."""

    symbol = models.CharField("ký hiệu", max_length=60, help_text="Như in: tấn, triệu đồng, %.")
    name = models.CharField("tên", max_length=80, blank=True)
    dimension = models.CharField(
        "đại lượng", max_length=40, help_text="Cùng đại lượng thì đổi được: khối lượng, tiền."
    )
    factor = models.DecimalField("hệ số", max_digits=24, decimal_places=12, default=1)

    class Meta:
        verbose_name = "đơn vị tính"
        verbose_name_plural = "đơn vị tính"
        ordering = ["dimension", "factor"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "symbol"],
                name="measure_unit_once",
                violation_error_message="Đã có đơn vị tính này.",
            ),
            models.CheckConstraint(
                condition=Q(factor__gt=0),
                name="measure_unit_factor_positive",
                violation_error_message="Hệ số phải lớn hơn 0.",
            ),
        ]

    def __str__(self) -> str:
        return self.symbol


class Indicator(NamedRow):
    """A thing that is measured year after year, so that years and communes can be compared."""

    name = models.CharField("tên chỉ tiêu", max_length=300)
    code = models.CharField("mã chung", max_length=40, blank=True)
    kind = models.CharField("kiểu", max_length=12, choices=IndicatorKind)
    direction = models.CharField("chiều", max_length=8, choices=Direction)
    direction_confirmed = models.BooleanField("đã xác nhận chiều", default=False)
    field = models.CharField("lĩnh vực", max_length=12, choices=Field)
    measure_unit = models.ForeignKey(
        MeasureUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name="đơn vị tính",
    )
    unit_text = models.CharField(
        "đơn vị tính như gõ",
        max_length=60,
        blank=True,
        help_text="In đúng như ở đây; danh mục chưa có thì giữ nguyên chữ đã gõ.",
    )
    is_active = models.BooleanField("đang dùng", default=True)

    class Meta:
        verbose_name = "loại chỉ tiêu"
        verbose_name_plural = "loại chỉ tiêu"
        ordering = ["sort_key"]
        indexes = [models.Index(fields=["commune", "sort_key"])]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "search_key", "unit_text"],
                name="indicator_name_once",
                violation_error_message="Đã có chỉ tiêu cùng tên và đơn vị tính.",
            ),
            models.UniqueConstraint(
                fields=["commune", "code"],
                condition=~Q(code=""),
                name="indicator_code_once",
                violation_error_message="Mã chung này đã dùng cho chỉ tiêu khác.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
