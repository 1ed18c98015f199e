"""What every paper has that goes to a leader and the records clerk without checkers."""

from django.db import models

from emulation.org.models import Commune, Membership, Position
from emulation.org.models.communes import CommuneRow


class RoutedPaper(CommuneRow):
    """``content`` is what was submitted, with its hash: a leader decides on it, and it is printed.

    ``submitted_by`` and ``decided_by`` are of the last submission. Who inherits has the
    ``state``.
    """

    symbol = models.CharField("ký hiệu", max_length=40)
    recipients = models.TextField("nơi nhận", blank=True, help_text="Mỗi dòng một nơi nhận.")
    signing_mode = models.CharField(
        "thể thức ký", max_length=6, choices=Commune.SigningMode, default=Commune.SigningMode.OWN
    )
    signatory = models.ForeignKey(
        Position,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người ký",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    made_at = models.DateTimeField("lập lúc", editable=False)
    made_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    content = models.JSONField("bản trình", null=True, editable=False)
    sha256 = models.CharField("mã băm", max_length=64, blank=True, editable=False)
    submitted_at = models.DateTimeField("trình lúc", null=True, editable=False)
    submitted_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    return_reason = models.TextField("lý do trả lại", blank=True, editable=False)
    decided_at = models.DateTimeField("duyệt, trả lại lúc", null=True, editable=False)
    decided_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True
