"""How certificates are laid out: on plain paper, or on blanks with saved coordinates."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from awards.models.kinds import OfAward, one_award
from campaigns.models import SubjectKind
from emulation.org.models.communes import CommuneRow


class CertificateLayout(OfAward, CommuneRow):
    """Of an award and a kind of subject; ``boxes`` are millimetres by name (see certifying)."""

    class Mode(models.TextChoices):
        PLAIN = "plain", "Giấy trắng, in cả khung"
        BLANK = "blank", "Phôi in sẵn, chỉ in chữ"

    class Page(models.TextChoices):
        A4 = "a4", "A4 ngang (297 × 210 mm)"
        A3 = "a3", "A3 ngang (420 × 297 mm)"

    subject_kind_for = models.CharField("dành cho", max_length=10, choices=SubjectKind)
    mode = models.CharField("cách in", max_length=5, choices=Mode, default=Mode.PLAIN)
    page = models.CharField("khổ giấy", max_length=2, choices=Page, default=Page.A4)
    shift_x_mm = models.DecimalField("dịch ngang (mm)", max_digits=5, decimal_places=1, default=0)
    shift_y_mm = models.DecimalField("dịch dọc (mm)", max_digits=5, decimal_places=1, default=0)
    has_emblem = models.BooleanField("in Quốc huy", default=False)
    has_flags = models.BooleanField("in hàng cờ hai bên", default=False)
    boxes = models.JSONField("vị trí các ô chữ", default=dict, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "mẫu giấy khen, giấy chứng nhận"
        verbose_name_plural = "mẫu giấy khen, giấy chứng nhận"
        constraints = [
            one_award("certificate_layout"),
            *(
                models.UniqueConstraint(
                    fields=["commune", award, "subject_kind_for"],
                    condition=Q(**{f"{award}__isnull": False}),
                    name=f"certificate_layout_once_a_{award}",
                    violation_error_message="Đã có mẫu in cho khen thưởng và đối tượng này.",
                )
                for award in ("honour", "reward_form")
            ),
        ]

    def __str__(self) -> str:
        return f"Mẫu in {self.award}"
