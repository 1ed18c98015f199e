"""The council, its sittings, and ballots that keep who voted but not how."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from awards.models.nominations import Nomination, Round
from awards.states import BallotMode, BallotState, SittingState
from emulation.org.models import Membership, Person
from emulation.org.models.communes import CommuneRow
from emulation.org.models.people import Dated
from emulation.papers.models import Attachment, Paper


class Council(CommuneRow, Dated):
    """Hội đồng thi đua, khen thưởng as one decision set it up."""

    name = models.CharField("tên hội đồng", max_length=200)
    decision_number = models.CharField("quyết định thành lập số", max_length=60)
    decided_on = models.DateField("ngày quyết định")
    attachment = models.ForeignKey(
        Attachment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bản quyết định",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "hội đồng thi đua, khen thưởng"
        verbose_name_plural = "hội đồng thi đua, khen thưởng"
        ordering = ["-valid_from", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "decision_number", "decided_on"],
                name="council_once_a_decision",
                violation_error_message="Hội đồng theo quyết định này đã được ghi.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class CouncilMember(CommuneRow, Dated):
    class Seat(models.TextChoices):
        CHAIR = "chair", "Chủ tịch Hội đồng"
        VICE = "vice", "Phó Chủ tịch Hội đồng"
        MEMBER = "member", "Ủy viên"
        SECRETARY = "secretary", "Ủy viên, Thư ký"

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="council_seats", verbose_name="người"
    )
    seat = models.CharField("cương vị", max_length=9, choices=Seat, default=Seat.MEMBER)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "thành viên hội đồng"
        verbose_name_plural = "thành viên hội đồng"
        ordering = ["council", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "council", "person", "valid_from"],
                name="council_member_once",
                violation_error_message="Người này đã là thành viên hội đồng từ ngày đó.",
            ),
            models.UniqueConstraint(
                fields=["commune", "council"],
                condition=Q(seat="chair", valid_to=None),
                name="council_has_one_chair",
                violation_error_message="Hội đồng chỉ có một Chủ tịch.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="council_seat_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Sitting(CommuneRow):
    """One meeting of the council on one round; who has a seat is fixed when it opens."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="sittings")
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="sittings", verbose_name="đợt xét"
    )
    held_on = models.DateField("ngày họp")
    starts_at = models.TimeField("giờ họp")
    place = models.CharField("địa điểm", max_length=200)
    guests = models.TextField("khách mời", blank=True, help_text="Mỗi dòng một người.")
    state = models.CharField(
        "trạng thái",
        max_length=9,
        choices=SittingState,
        default=SittingState.PLANNED,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    # As a fraction of the seats, from the rule of the day of the sitting.
    quorum_num = models.PositiveSmallIntegerField(default=2)
    quorum_den = models.PositiveSmallIntegerField(default=3)
    opened_at = models.DateTimeField("khai mạc lúc", null=True, editable=False)
    closed_at = models.DateTimeField("kết thúc lúc", null=True, editable=False)
    notes = models.TextField("diễn biến", blank=True)
    conclusion = models.TextField("kết luận", blank=True)
    minutes = models.OneToOneField(
        Paper, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "phiên họp hội đồng"
        verbose_name_plural = "phiên họp hội đồng"
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "council"],
                condition=Q(state=SittingState.OPEN),
                name="council_sits_once_at_a_time",
                violation_error_message="Hội đồng đang họp một phiên khác.",
            )
        ]

    def __str__(self) -> str:
        return f"Phiên họp ngày {self.held_on:%d/%m/%Y}"


class Attendance(CommuneRow):
    """A seat of the sitting: present, absent, or absent with an opinion in writing."""

    class Presence(models.TextChoices):
        PRESENT = "present", "Có mặt"
        ABSENT = "absent", "Vắng mặt"
        WRITTEN = "written", "Vắng mặt, gửi ý kiến bằng văn bản"

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="seats")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="+")
    presence = models.CharField("có mặt", max_length=7, choices=Presence, default=Presence.ABSENT)
    note = models.CharField("lý do vắng, người được ủy quyền", max_length=200, blank=True)
    attachment = models.ForeignKey(
        Attachment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="văn bản ý kiến, ủy quyền",
    )

    class Meta:
        verbose_name = "thành viên dự họp"
        verbose_name_plural = "thành viên dự họp"
        ordering = ["sitting", "member__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "sitting", "member"], name="seat_once_a_sitting"
            )
        ]

    def __str__(self) -> str:
        return str(self.member)


class Ballot(CommuneRow):
    """The vote on one nomination.

    ``voters`` lists the seats that may vote, fixed when the ballot opens. ``voted`` lists those
    that have, in the order of the seats, never in that of voting; ``agree`` and ``disagree``
    are raised in the same UPDATE of this one row. So no row, time or trail entry of a single
    vote exists. No page shows the counters before the ballot is closed.
    """

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="ballots")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="ballots")
    position = models.PositiveSmallIntegerField("thứ tự")
    mode = models.CharField("cách biểu quyết", max_length=6, choices=BallotMode)
    # The rule of the day of the sitting: threshold, base, source (see awards.tally.Rule).
    rule = models.JSONField("quy tắc", editable=False)
    state = models.CharField(
        "trạng thái",
        max_length=7,
        choices=BallotState,
        default=BallotState.WAITING,
        editable=False,
    )
    voters = models.JSONField(default=list, editable=False)
    voted = models.JSONField(default=list, editable=False)
    agree = models.PositiveSmallIntegerField("đồng ý", default=0, editable=False)
    disagree = models.PositiveSmallIntegerField("không đồng ý", default=0, editable=False)
    # Of a count on paper: slips given out, given back, valid.
    issued = models.PositiveSmallIntegerField("số phiếu phát ra", null=True, blank=True)
    collected = models.PositiveSmallIntegerField("số phiếu thu về", null=True, blank=True)
    valid = models.PositiveSmallIntegerField("số phiếu hợp lệ", null=True, blank=True)
    # The count as it was closed (see awards.tally.Result).
    result = models.JSONField("kết quả", null=True, editable=False)
    passes = models.BooleanField("thông qua", null=True, editable=False)
    # Passed, but behind others where a cap leaves room for fewer: the cap and the reason.
    left_out = models.CharField("không lấy vì", max_length=800, blank=True, editable=False)

    class Meta:
        verbose_name = "biểu quyết"
        verbose_name_plural = "biểu quyết"
        ordering = ["sitting", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "sitting", "nomination"], name="nomination_balloted_once"
            )
        ]

    def __str__(self) -> str:
        return f"Biểu quyết {self.nomination}"


class Conflict(CommuneRow):
    """A seat that leaves one ballot, and its base: own unit, family, or oneself."""

    class Why(models.TextChoices):
        SELF = "self", "Là người được đề nghị"
        FAMILY = "family", "Là người thân của người được đề nghị"
        UNIT = "unit", "Thuộc đơn vị được đề nghị"
        OTHER = "other", "Lý do khác"

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="conflicts")
    seat = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="conflicts")
    why = models.CharField("lý do", max_length=6, choices=Why)
    note = models.CharField("ghi rõ", max_length=200, blank=True)
    # The secretary, or the member's own word; nobody where the portal found it.
    written_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "không tham gia biểu quyết"
        verbose_name_plural = "không tham gia biểu quyết"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "ballot", "seat"], name="conflict_once_a_ballot"
            )
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.get_why_display()}"

    @property
    def words(self) -> str:
        """The reason as people read it: "Là người thân của người được đề nghị: em vợ"."""
        return f"{self.get_why_display()}: {self.note}" if self.note else self.get_why_display()

    @property
    def is_own_word(self) -> bool:
        """Whether the member said so, not the secretary or the portal."""
        return bool(self.written_by_id) and self.written_by.person_id == self.seat.member.person_id


class NamedVote(CommuneRow):
    """A vote that is told by name: raised hands, or the opinion in writing of one absent."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="named_votes")
    seat = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="named_votes")
    agrees = models.BooleanField("đồng ý")
    written_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "ý kiến biểu quyết"
        verbose_name_plural = "ý kiến biểu quyết"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "ballot", "seat"], name="named_vote_once_a_ballot"
            )
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {'đồng ý' if self.agrees else 'không đồng ý'}"
