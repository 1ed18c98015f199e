"""What the editor sent to be saved, remembered so that it is not written twice."""

from django.db import models

from campaigns.models.plans import Plan
from emulation.org.models import User
from emulation.org.models.communes import CommuneRow


class DraftBatch(CommuneRow):
    """A save of the editor under the ``batch`` that its page gave it, and what was answered.

    A page that never got its answer sends the same batch again. ``parts`` are the parts that
    it wrote: header, opening, recipients, signature, or the uid of an item.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="draft_batches")
    batch = models.UUIDField("mã lần lưu")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name="người")
    answer = models.JSONField("trả lời")
    parts = models.JSONField("các phần đã ghi", default=list)
    made_at = models.DateTimeField("lưu lúc")

    class Meta:
        verbose_name = "lần lưu của trình soạn"
        verbose_name_plural = "các lần lưu của trình soạn"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["commune", "plan", "by"])]
        constraints = [
            models.UniqueConstraint(fields=["commune", "batch"], name="draft_batch_once"),
        ]

    def __str__(self) -> str:
        return f"{self.plan} {self.made_at}"
