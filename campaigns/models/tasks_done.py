"""What a unit or a position has told of a task of an issued plan, and its proof."""

from django.db import models
from django.db.models import Q

from campaigns.models.contents import TaskParty
from campaigns.states import WORK_BADGES, WorkState
from emulation.org.models import Membership
from emulation.org.models.communes import CommuneRow
from emulation.papers.models import Attachment
from targets.models import Period


class TaskWork(CommuneRow):
    """The work of one leading party on a task, once or for one period.

    A row is made when something is first told of it. The first "đã xong" decides whether
    the party was punctual.
    """

    party = models.ForeignKey(
        TaskParty, on_delete=models.PROTECT, related_name="works", verbose_name="đơn vị chủ trì"
    )
    period = models.ForeignKey(
        Period,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="task_works",
        verbose_name="kỳ",
    )
    state = models.CharField(
        "trạng thái", max_length=8, choices=WorkState, default=WorkState.DOING, editable=False
    )
    words = models.TextField("kết quả", blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    told_at = models.DateTimeField("báo lúc", null=True, editable=False)
    told_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    first_done_on = models.DateField("báo xong lần đầu ngày", null=True, editable=False)
    return_reason = models.TextField("lý do trả lại", blank=True, editable=False)
    decided_at = models.DateTimeField("nhận, trả lại lúc", null=True, editable=False)
    decided_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "việc đã làm"
        verbose_name_plural = "việc đã làm"
        ordering = ["party", "period"]
        indexes = [models.Index(fields=["commune", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "party"],
                condition=Q(period=None),
                name="task_work_once",
                violation_error_message="Việc này đã có người báo.",
            ),
            models.UniqueConstraint(
                fields=["commune", "party", "period"],
                condition=Q(period__isnull=False),
                name="task_work_once_a_period",
                violation_error_message="Việc này của kỳ đã có người báo.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party.task}, {self.period}" if self.period else str(self.party.task)

    @property
    def badge(self) -> str:
        return WORK_BADGES[WorkState(self.state)]


class TaskEvidence(CommuneRow):
    """A photograph or paper that proves what was done."""

    work = models.ForeignKey(
        TaskWork, on_delete=models.CASCADE, related_name="evidence", verbose_name="việc đã làm"
    )
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "minh chứng của nhiệm vụ"
        verbose_name_plural = "minh chứng của nhiệm vụ"
        ordering = ["work", "pk"]

    def __str__(self) -> str:
        return str(self.attachment)
