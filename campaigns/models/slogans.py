"""Sets of answers that a pledge gives: "5 rõ" asks for người, việc, trách nhiệm …"""

from django.db import models

from emulation.org.models.communes import CommuneRow


class SloganSet(CommuneRow):
    name = models.CharField("tên bộ", max_length=80)
    source = models.CharField("theo văn bản", max_length=300, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    valid_from = models.DateField("dùng từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "bộ tiêu chí khẩu hiệu"
        verbose_name_plural = "bộ tiêu chí khẩu hiệu"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "name", "valid_from"],
                name="slogan_set_once",
                violation_error_message="Đã có bộ tên này.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class SloganMember(CommuneRow):
    """One question of a set; ``name`` as it is called, ``question`` as it is asked."""

    slogan_set = models.ForeignKey(SloganSet, on_delete=models.CASCADE, related_name="members")
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    name = models.CharField("điều", max_length=80)
    question = models.CharField("câu hỏi", max_length=200, blank=True)

    class Meta:
        verbose_name = "điều của bộ"
        verbose_name_plural = "điều của bộ"
        ordering = ["slogan_set", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "slogan_set", "name"], name="slogan_member_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
