"""Lists posted for opinions, and what people say of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from awards.models.nominations import Nomination, Round
from awards.states import PostingState
from emulation.org.models import Membership
from emulation.org.models.communes import CommuneRow


class Posting(CommuneRow):
    """A list that everybody may read until its last day, then nobody.

    ``content`` holds name, unit and award of each, and nothing else of a person.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="postings")
    title = models.CharField("tiêu đề", max_length=300)
    code = models.CharField("mã trang công khai", max_length=20, unique=True, editable=False)
    begins_on = models.DateField("niêm yết từ ngày")
    ends_on = models.DateField("đến hết ngày")
    state = models.CharField(
        "trạng thái",
        max_length=7,
        choices=PostingState,
        default=PostingState.OPEN,
        editable=False,
    )
    content = models.JSONField("danh sách", editable=False)
    sha256 = models.CharField("mã băm", max_length=64, editable=False)
    posted_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    ended_at = models.DateTimeField("kết thúc lúc", null=True, editable=False)
    stop_reason = models.TextField("lý do dừng", blank=True, editable=False)

    class Meta:
        verbose_name = "danh sách lấy ý kiến"
        verbose_name_plural = "danh sách lấy ý kiến"
        ordering = ["-begins_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")), name="posting_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.title


class PostedNomination(CommuneRow):
    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="rows")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="postings")
    position = models.PositiveSmallIntegerField("thứ tự")

    class Meta:
        verbose_name = "hồ sơ lấy ý kiến"
        verbose_name_plural = "hồ sơ lấy ý kiến"
        ordering = ["posting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "posting", "nomination"], name="nomination_posted_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.nomination)


class PublicOpinion(CommuneRow):
    """What a person said of a posted list. Who said it is for the office alone."""

    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="opinions")
    row = models.ForeignKey(
        PostedNomination,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="opinions",
        verbose_name="về ai",
    )
    text = models.TextField("ý kiến", max_length=4000)
    author_name = models.CharField("họ và tên", max_length=120)
    author_contact = models.CharField("điện thoại, địa chỉ liên hệ", max_length=200, blank=True)
    came_at = models.DateTimeField("đến lúc", editable=False)
    answer = models.TextField("kết quả xem xét", blank=True, editable=False)
    handled_at = models.DateTimeField("xem xét lúc", null=True, editable=False)
    handled_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "ý kiến về danh sách"
        verbose_name_plural = "ý kiến về danh sách"
        ordering = ["posting", "came_at", "pk"]

    def __str__(self) -> str:
        return f"Ý kiến về {self.posting}"
