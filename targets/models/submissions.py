"""What a unit writes and sends, and the office receives, returns or approves."""

from __future__ import annotations

from django.db import models

from emulation.org.models import Membership
from emulation.org.models.communes import CommuneRow
from targets.states import SENT


class Submission(CommuneRow):
    """A unit's report or registration, while it is written and after.

    Subclasses give the unit, the states with their moves, and ``sendings``. Every sending
    raises ``version``, and nothing else does while the office has it.
    """

    note = models.TextField("lời kèm theo", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    saved_at = models.DateTimeField("lưu lúc", editable=False)
    # The first sending decides whether the unit was punctual.
    first_sent_at = models.DateTimeField("gửi lần đầu lúc", null=True, editable=False)
    sent_at = models.DateTimeField("gửi lúc", null=True, editable=False)
    sent_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    received_at = models.DateTimeField("tiếp nhận lúc", null=True, editable=False)
    approved_at = models.DateTimeField("duyệt lúc", null=True, editable=False)
    approved_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    return_reason = models.TextField("lý do trả lại", blank=True, editable=False)
    returned_at = models.DateTimeField("trả lại lúc", null=True, editable=False)
    returned_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    # The clerk wrote down what the unit's head said on the telephone or brought on paper.
    taken_by_phone = models.BooleanField("nhận qua điện thoại, giấy", default=False)
    confirmed_at = models.DateTimeField("đơn vị xác nhận lúc", null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def waits_for_head(self) -> bool:
        """Say whether the unit's head has still to say "đúng" to what the clerk wrote down."""
        return self.state == SENT and self.taken_by_phone and self.confirmed_at is None


class SubmissionSending(CommuneRow):
    """One sending as the office received it: the receipt, and what was in it.

    A device names what it sends by ``client_uid``; the same one is received once.
    """

    number = models.PositiveSmallIntegerField("lần")
    client_uid = models.UUIDField("mã của máy gửi")
    sent_at = models.DateTimeField("lúc")
    content = models.JSONField("nội dung")
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"Bản {self.number}"
