"""What those who look a plan over say about a place of it, and what the clerk answers."""

from django.db import models
from django.db.models import Q

from campaigns.models.plans import Plan, Revision
from campaigns.states import COMMENT_BADGES, CommentState
from emulation.org.models import Membership
from emulation.org.models.communes import CommuneRow


class CommentPart(models.TextChoices):
    HEADER = "header", "Phần đầu"
    OPENING = "opening", "Căn cứ, mở đầu, đoạn kết"
    ITEM = "item", "Mục"
    TARGET = "target", "Chỉ tiêu"
    APPENDIX = "appendix", "Phụ lục"
    RECIPIENTS = "recipients", "Nơi nhận"
    SIGNATURE = "signature", "Người ký"


# Parts of which a plan has many: the comment says which, by its uid.
NAMED_PARTS = (CommentPart.ITEM, CommentPart.TARGET, CommentPart.APPENDIX)


class Comment(CommuneRow):
    """A word on one place of a submitted revision; it stays with the place over later ones.

    Never printed, and never shown to readers of the issued plan.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="comments")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="comments")
    part = models.CharField("phần", max_length=10, choices=CommentPart)
    about = models.UUIDField("mục, chỉ tiêu, phụ lục", null=True)
    place = models.CharField("ở chỗ", max_length=300)  # in words, as it was then
    quote = models.TextField("chữ ở chỗ đó", blank=True)
    text = models.TextField("góp ý")
    state = models.CharField(
        "trạng thái", max_length=9, choices=CommentState, default=CommentState.OPEN, editable=False
    )
    made_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", verbose_name="người góp ý"
    )
    made_at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "góp ý"
        verbose_name_plural = "góp ý"
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["commune", "plan", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=NAMED_PARTS, about__isnull=False)
                | (~Q(part__in=NAMED_PARTS) & Q(about=None)),
                name="comment_names_its_place",
            )
        ]

    def __str__(self) -> str:
        return f"Góp ý về {self.place}"

    @property
    def badge(self) -> str:
        return COMMENT_BADGES[CommentState(self.state)]

    @property
    def is_open(self) -> bool:
        return self.state == CommentState.OPEN

    @property
    def key(self) -> str:
        """The place to which it is fixed: "item:<uid>", "header"."""
        return place_key(self.part, self.about)


class CommentReply(CommuneRow):
    """A word in answer; ``state`` is what the comment became by it, "" where it stayed."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="replies")
    text = models.TextField("trả lời", blank=True)
    state = models.CharField("thành", max_length=9, choices=CommentState, blank=True)
    made_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", verbose_name="người trả lời"
    )
    made_at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "trả lời góp ý"
        verbose_name_plural = "trả lời góp ý"
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.made_by}: {self.text}"


def place_key(part: str, about: object) -> str:
    return f"{part}:{about}" if about else str(part)
