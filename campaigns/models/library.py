"""What an office keeps to write with: phrasings and templates of whole plans."""

from django.db import models

from campaigns.models.plans import PLANNED_KINDS
from emulation.org.models.communes import NamedRow
from targets.models import Field


class Phrase(NamedRow):
    """A sentence, a paragraph or an item with children that an office likes.

    ``content`` is a list of items as in ``plan_content``, without targets and figures.
    """

    class Kind(models.TextChoices):
        SENTENCE = "sentence", "Câu"
        PARAGRAPH = "paragraph", "Đoạn"
        SECTION = "section", "Mục"

    kind = models.CharField("loại", max_length=10, choices=Kind)
    title = models.CharField("tên mẫu câu", max_length=200)
    field = models.CharField("lĩnh vực", max_length=12, choices=Field, blank=True)
    content = models.JSONField("nội dung")
    used = models.PositiveIntegerField("số lần dùng", default=0, editable=False)
    is_active = models.BooleanField("đang dùng", default=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField("sửa lúc", editable=False)

    class Meta:
        verbose_name = "mẫu câu"
        verbose_name_plural = "mẫu câu"
        ordering = ["-used", "sort_key"]
        indexes = [models.Index(fields=["commune", "is_active"])]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "title"],
                name="phrase_title_once",
                violation_error_message="Đã có mẫu câu tên này. Đặt tên khác.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class PlanTemplate(NamedRow):
    """A plan of the office kept as a pattern: its content without figures, years as marks."""

    kind = models.CharField("loại", max_length=8, choices=PLANNED_KINDS)
    name = models.CharField("tên mẫu", max_length=200)
    content = models.JSONField("nội dung")
    is_active = models.BooleanField("đang dùng", default=True)
    made_at = models.DateTimeField("tạo lúc", editable=False)

    class Meta:
        verbose_name = "mẫu kế hoạch"
        verbose_name_plural = "mẫu kế hoạch"
        ordering = ["kind", "sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "name"],
                name="plan_template_name_once",
                violation_error_message="Đã có mẫu kế hoạch tên này. Đặt tên khác.",
            )
        ]

    def __str__(self) -> str:
        return self.name
