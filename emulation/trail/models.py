"""Who did what, when, by which membership, why. Rows are added, never changed or deleted."""

from django.db import models

from emulation.lib.rows import UidRow
from emulation.trail import sentences


class Entry(UidRow):
    """One action. Names and keys are plain values, so that an entry outlives its subjects."""

    at = models.DateTimeField("lúc")
    code = models.CharField("việc", max_length=80)
    commune_uid = models.UUIDField("địa phương", null=True)
    actor_id = models.BigIntegerField("tài khoản", null=True)
    actor_name = models.CharField("người làm", max_length=120)
    membership_id = models.BigIntegerField("vai trò số", null=True)
    membership_name = models.CharField("với tư cách", max_length=200, blank=True)
    object_type = models.CharField("loại đối tượng", max_length=60)
    object_uid = models.UUIDField("mã đối tượng")
    object_name = models.CharField("đối tượng", max_length=500, blank=True)
    reason = models.TextField("lý do", blank=True)
    changes = models.JSONField("thay đổi", default=dict, blank=True)
    # Of a step over many the first entry stands for all: of how many; the others say 0.
    stands_for = models.PositiveIntegerField("thay cho", default=1)

    class Meta:
        verbose_name = "mục nhật ký"
        verbose_name_plural = "nhật ký"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["commune_uid", "-at"]),
            models.Index(fields=["commune_uid", "-id"]),
            models.Index(fields=["object_uid", "-at"]),
            models.Index(fields=["actor_id", "-at"]),
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def sentence(self) -> str:
        """The Vietnamese sentence of the entry; plain text, to be escaped by the template."""
        return sentences.sentence_of(self.code).format(
            actor=self.actor_name, object=self.object_name, reason=self.reason
        )
