"""Issued papers, their numbers and codes, and attached files."""

from django.db import models
from django.db.models import F, Q

from emulation.org.models import Unit
from emulation.org.models.communes import CommuneRow


class PaperKind(models.TextChoices):
    """Kinds of administrative papers by their abbreviations (NĐ 30, Phụ lục III)."""

    PLAN = "KH", "Kế hoạch"
    DECISION = "QĐ", "Quyết định"
    SUBMISSION = "TTr", "Tờ trình"
    REPORT = "BC", "Báo cáo"
    MINUTES = "BB", "Biên bản"
    LETTER = "CV", "Công văn"
    NOTICE = "TB", "Thông báo"


class NumberSeries(CommuneRow):
    """Numbers of one issuing body, for a set of kinds, in one year."""

    class Mode(models.TextChoices):
        ALLOT = "allot", "Cấp số: cổng cấp số kế tiếp, không bỏ trống"
        TYPED = "typed", "Nhập số: văn thư gõ số lấy ở sổ"

    body = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="cơ quan ban hành"
    )
    year = models.PositiveSmallIntegerField("năm")
    name = models.CharField("tên sổ", max_length=120)
    mode = models.CharField("cách lấy số", max_length=5, choices=Mode, default=Mode.ALLOT)
    first_number = models.PositiveIntegerField(
        "số bắt đầu", default=1, help_text="Số đầu tiên lấy trong cổng; trước đó là sổ giấy."
    )
    next_number = models.PositiveIntegerField("số kế tiếp", default=1)

    class Meta:
        verbose_name = "sổ đăng ký văn bản"
        verbose_name_plural = "sổ đăng ký văn bản"
        ordering = ["-year", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "body", "year", "name"],
                name="number_series_once",
                violation_error_message="Năm này cơ quan đã có một sổ tên như vậy.",
            ),
            models.CheckConstraint(
                condition=Q(first_number__gte=1, next_number__gte=F("first_number")),
                name="number_series_goes_up_from_its_start",
                violation_error_message="Số kế tiếp phải từ số bắt đầu trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} năm {self.year}"


class SeriesKind(CommuneRow):
    """A kind of paper that takes its numbers from a series: one series a body, kind and year."""

    series = models.ForeignKey(
        NumberSeries, on_delete=models.CASCADE, related_name="kinds", verbose_name="sổ"
    )
    body = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    kind = models.CharField("loại văn bản", max_length=4, choices=PaperKind)

    class Meta:
        verbose_name = "loại văn bản của sổ"
        verbose_name_plural = "loại văn bản của sổ"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "body", "year", "kind"],
                name="paper_kind_has_one_series",
                violation_error_message="Loại văn bản này đã thuộc một sổ khác trong năm.",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class PaperNumber(CommuneRow):
    """A number that was taken. A cancelled one stays, marked, and is never given again."""

    series = models.ForeignKey(
        NumberSeries, on_delete=models.PROTECT, related_name="numbers", verbose_name="sổ"
    )
    number = models.PositiveIntegerField("số")
    purpose = models.CharField(
        "dùng cho", max_length=300, blank=True, help_text="Với văn bản lập ngoài cổng."
    )
    taken_at = models.DateTimeField("lấy lúc")
    cancelled_at = models.DateTimeField("hủy lúc", null=True, blank=True)
    cancel_reason = models.CharField("lý do hủy", max_length=300, blank=True)

    class Meta:
        verbose_name = "số văn bản"
        verbose_name_plural = "số văn bản"
        ordering = ["series", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "series", "number"],
                name="paper_number_once",
                violation_error_message="Số này đã cấp cho văn bản khác.",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="paper_number_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.number:02d}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None


class Paper(CommuneRow):
    """An official paper as it was issued. Content and bytes never change; its force may end."""

    class Force(models.TextChoices):
        IN_FORCE = "in_force", "Còn hiệu lực"
        REPLACED = "replaced", "Bị thay thế"
        REVOKED = "revoked", "Bị bãi bỏ"

    kind = models.CharField("loại", max_length=4, choices=PaperKind)
    number = models.OneToOneField(
        PaperNumber, on_delete=models.PROTECT, related_name="paper", verbose_name="số"
    )
    symbol = models.CharField("ký hiệu", max_length=40)
    issued_on = models.DateField("ngày ban hành")
    subject = models.CharField("trích yếu", max_length=500)
    search_key = models.CharField(max_length=700, editable=False, default="")
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    signer_title = models.CharField("chức vụ người ký", max_length=200, blank=True)
    signer_name = models.CharField("người ký", max_length=120, blank=True)
    code = models.CharField("mã xác minh", max_length=20, unique=True)
    source_type = models.CharField("lập từ loại", max_length=60)
    source_uid = models.UUIDField("lập từ")
    content_sha256 = models.CharField("SHA-256 nội dung", max_length=64)
    force = models.CharField("hiệu lực", max_length=8, choices=Force, default=Force.IN_FORCE)
    force_ended_on = models.DateField("hết hiệu lực từ", null=True, blank=True)
    force_ended_by = models.CharField("theo văn bản", max_length=300, blank=True)

    class Meta:
        verbose_name = "văn bản đã ban hành"
        verbose_name_plural = "văn bản đã ban hành"
        ordering = ["-issued_on", "-pk"]
        indexes = [
            models.Index(fields=["commune", "-issued_on"]),
            models.Index(fields=["source_uid"]),
        ]

    def __str__(self) -> str:
        return f"{self.full_number} {self.subject}"

    @property
    def number_text(self) -> str:
        return f"{self.number.number:02d}"

    @property
    def full_number(self) -> str:
        """As cited: "12/KH-UBND"."""
        return f"{self.number_text}/{self.symbol}"

    @property
    def citation(self) -> str:
        """Kind and number in one: "Kế hoạch số 12/KH-UBND"."""
        return f"{self.get_kind_display()} số {self.full_number}"

    @property
    def badge(self) -> str:
        return "is-final" if self.force == self.Force.IN_FORCE else "is-void"


class PaperAmendment(CommuneRow):
    """A later paper that changes one, or revokes part of it; both are in force together."""

    class Deed(models.TextChoices):
        AMENDED = "amended", "sửa đổi, bổ sung"
        PARTLY_REVOKED = "partly_revoked", "hủy bỏ một phần"

    paper = models.ForeignKey(
        Paper, on_delete=models.CASCADE, related_name="amendments", verbose_name="văn bản"
    )
    amended_by = models.ForeignKey(
        Paper, on_delete=models.PROTECT, related_name="amends", verbose_name="văn bản sửa đổi"
    )
    deed = models.CharField("việc", max_length=14, choices=Deed, default=Deed.AMENDED)

    class Meta:
        verbose_name = "lần sửa đổi văn bản"
        verbose_name_plural = "lần sửa đổi văn bản"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "paper", "amended_by"], name="paper_amended_once_by"
            )
        ]

    def __str__(self) -> str:
        return str(self.amended_by)


class PaperFile(CommuneRow):
    """The bytes of an issued paper; what is handed out is these, never a second rendering."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word"

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="files")
    format = models.CharField("dạng", max_length=4, choices=Format)
    content = models.BinaryField("tệp")
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        verbose_name = "tệp văn bản"
        verbose_name_plural = "tệp văn bản"
        constraints = [
            models.UniqueConstraint(fields=["commune", "paper", "format"], name="paper_file_once")
        ]

    def __str__(self) -> str:
        return f"{self.paper_id}.{self.format}"


class Attachment(CommuneRow):
    """A file that a person attached; served by a view of the app that owns its object."""

    name = models.CharField("tên tệp", max_length=200)
    content_type = models.CharField("kiểu", max_length=100)
    size = models.PositiveIntegerField("cỡ")
    sha256 = models.CharField("SHA-256", max_length=64)
    content = models.BinaryField("tệp")
    added_at = models.DateTimeField("gửi lúc")

    class Meta:
        verbose_name = "tệp đính kèm"
        verbose_name_plural = "tệp đính kèm"

    def __str__(self) -> str:
        return self.name
