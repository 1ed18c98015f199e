"""Who is nominated for what, with the dossier; and what offices say of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from awards.models.kinds import OfAward, OfSubject, one_award, one_subject
from awards.states import (
    NOMINATION_BADGES,
    NOMINATION_LIVE,
    NOMINATION_WRITABLE,
    NominationState,
    Procedure,
    nomination_list_state,
)
from campaigns.models import Aspirant, Campaign, SubjectKind
from emulation.org.models import Membership, Unit
from emulation.org.models.communes import CommuneRow
from emulation.papers.models import Attachment
from targets.models import SubmissionSending


class Round(CommuneRow):
    """Đợt xét khen thưởng: what may be nominated, by when, on what ground."""

    name = models.CharField("tên đợt xét", max_length=200)
    year = models.PositiveSmallIntegerField("năm xét")
    procedure = models.CharField("loại khen thưởng", max_length=8, choices=Procedure)
    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rounds",
        verbose_name="phong trào",
    )
    opens_on = models.DateField("nhận hồ sơ từ ngày")
    closes_on = models.DateField("đến hết ngày")
    guidance = models.TextField("hướng dẫn", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, editable=False)

    class Meta:
        verbose_name = "đợt xét khen thưởng"
        verbose_name_plural = "đợt xét khen thưởng"
        ordering = ["-year", "-opens_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "year", "name"],
                name="round_name_once_a_year",
                violation_error_message="Năm này đã có đợt xét tên như vậy.",
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="round_closes_after_it_opens",
                violation_error_message="Ngày hết nhận phải từ ngày bắt đầu nhận trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RoundAward(OfAward, CommuneRow):
    """What may be nominated in a round, and for which kind of subject."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="awards")
    subject_kind_for = models.CharField("dành cho", max_length=10, choices=SubjectKind)

    class Meta:
        verbose_name = "khen thưởng của đợt xét"
        verbose_name_plural = "khen thưởng của đợt xét"
        ordering = ["round", "subject_kind_for", "pk"]
        constraints = [
            one_award("round_award"),
            *(
                models.UniqueConstraint(
                    fields=["commune", "round", award, "subject_kind_for"],
                    condition=Q(**{f"{award}__isnull": False}),
                    name=f"round_has_{award}_once",
                )
                for award in ("honour", "reward_form")
            ),
        ]

    def __str__(self) -> str:
        return str(self.award)


class UnitDossier(CommuneRow):
    """What a unit hands in for all its nominations of a round: its letter, its minutes."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="dossiers")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="award_dossiers", verbose_name="đơn vị"
    )
    note = models.TextField("lời kèm theo", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "hồ sơ chung của đơn vị"
        verbose_name_plural = "hồ sơ chung của đơn vị"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "round", "unit"], name="unit_dossier_once_a_round"
            )
        ]

    def __str__(self) -> str:
        return f"Hồ sơ {self.unit}, {self.round}"


class DossierFile(CommuneRow):
    """A paper that counts for every nomination of the unit in the round."""

    dossier = models.ForeignKey(UnitDossier, on_delete=models.CASCADE, related_name="files")
    code = models.SlugField("giấy tờ", max_length=60, blank=True)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "giấy tờ chung"
        verbose_name_plural = "giấy tờ chung"
        ordering = ["dossier", "pk"]

    def __str__(self) -> str:
        return str(self.attachment)


class Nomination(OfAward, OfSubject, CommuneRow):
    """One subject nominated for one title or reward, while it is written and after.

    ``report`` holds the sections of the merit report by code. ``content`` is what was sent,
    with its hash: the figures of pledges and results as they stood, and what was found of
    the conditions. ``figures_changed_at`` flags a correction that came later.
    """

    class Completion(models.TextChoices):
        EXCELLENT = "excellent", "Hoàn thành xuất sắc nhiệm vụ"
        GOOD = "good", "Hoàn thành tốt nhiệm vụ"
        DONE = "done", "Hoàn thành nhiệm vụ"
        NOT_DONE = "not_done", "Không hoàn thành nhiệm vụ"

    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="nominations", verbose_name="đợt xét"
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="made_nominations",
        verbose_name="đơn vị đề nghị",
    )
    aspirant = models.ForeignKey(
        Aspirant, on_delete=models.PROTECT, null=True, blank=True, related_name="nominations"
    )
    recipient = models.CharField("tên ghi trong quyết định", max_length=200)
    detail = models.CharField("chức vụ, đơn vị, nơi ở", max_length=300, blank=True)
    merit = models.CharField("thành tích ghi trong quyết định", max_length=500, blank=True)
    report = models.JSONField("báo cáo thành tích", default=dict, blank=True)
    completion = models.CharField(
        "mức độ hoàn thành nhiệm vụ", max_length=9, choices=Completion, blank=True
    )
    completion_source = models.CharField("theo văn bản đánh giá", max_length=300, blank=True)
    is_leader = models.BooleanField("giữ chức vụ lãnh đạo", default=False)
    is_direct_worker = models.BooleanField("trực tiếp lao động, sản xuất", default=False)
    # NULL: nobody has said. A nomination under verification is not judged at all.
    is_disciplined = models.BooleanField(
        "bị kỷ luật từ cảnh cáo trở lên trong năm", null=True, blank=True
    )
    is_under_verification = models.BooleanField(
        "đang xem xét kỷ luật, thanh tra, xác minh tố cáo", null=True, blank=True
    )
    warning_reason = models.CharField("vì sao vẫn đề nghị", max_length=500, blank=True)
    state = models.CharField(
        "trạng thái",
        max_length=10,
        choices=NominationState,
        default=NominationState.DRAFT,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    saved_at = models.DateTimeField("lưu lúc", editable=False)
    made_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    content = models.JSONField("bản gửi", null=True, editable=False)
    sha256 = models.CharField("mã băm", max_length=64, blank=True, editable=False)
    first_sent_at = models.DateTimeField("gửi lần đầu lúc", null=True, editable=False)
    sent_at = models.DateTimeField("gửi lúc", null=True, editable=False)
    sent_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    # The first day chooses conditions and papers (Luật 06/2026/QH16, Điều 4 khoản 4), also of
    # what was completed since; the days of the steps count from the last.
    received_on = models.DateField("ngày tiếp nhận hồ sơ", null=True, editable=False)
    in_hand_on = models.DateField("ngày tiếp nhận bản gửi sau cùng", null=True, editable=False)
    figures_changed_at = models.DateTimeField("số liệu thay đổi lúc", null=True, editable=False)
    return_reason = models.TextField("lý do trả lại", blank=True, editable=False)
    # Returned by parts: their codes, each with why. NULL: all of it is open.
    returned_parts = models.JSONField(null=True, editable=False)
    return_due_on = models.DateField("bổ sung trước ngày", null=True, editable=False)
    checked_at = models.DateTimeField("thẩm định lúc", null=True, editable=False)
    checked_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    check_note = models.TextField("ý kiến thẩm định", blank=True, editable=False)
    withdraw_reason = models.TextField("lý do rút", blank=True, editable=False)

    class Meta:
        verbose_name = "hồ sơ đề nghị khen thưởng"
        verbose_name_plural = "hồ sơ đề nghị khen thưởng"
        ordering = ["round", "pk"]
        indexes = [
            models.Index(fields=["commune", "state"]),
            models.Index(fields=["commune", "round", "state"]),
        ]
        constraints = [
            one_award("nomination"),
            one_subject("nomination"),
            *(
                models.UniqueConstraint(
                    fields=["commune", "round", subject, award],
                    condition=Q(
                        state__in=NOMINATION_LIVE,
                        **{f"{subject}__isnull": False, f"{award}__isnull": False},
                    ),
                    name=f"{subject}_nominated_for_{award}_once",
                    violation_error_message="Đã có hồ sơ đề nghị khen thưởng này trong đợt xét.",
                )
                for subject in SubjectKind.values
                for award in ("honour", "reward_form")
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        *NOMINATION_WRITABLE,
                        NominationState.WITHDRAWN,
                    ]
                )
                | ~Q(sha256=""),
                name="sent_nomination_is_frozen",
                violation_error_message="Hồ sơ đã gửi phải giữ nguyên nội dung lúc gửi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.award}"

    @property
    def badge(self) -> str:
        return NOMINATION_BADGES[NominationState(self.state)]

    @property
    def list_state(self) -> str:
        return nomination_list_state(self.state)

    @property
    def is_writable(self) -> bool:
        return self.state in NOMINATION_WRITABLE


class NominationSending(SubmissionSending):
    """One sending of a dossier as the office got it."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="sendings")
    sent_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lần gửi hồ sơ"
        verbose_name_plural = "lần gửi hồ sơ"
        ordering = ["nomination", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "nomination", "number"], name="nomination_sending_once"
            ),
            models.UniqueConstraint(
                fields=["commune", "client_uid"], name="nomination_received_once"
            ),
        ]


class NominationFile(CommuneRow):
    """A paper of the dossier; ``code`` is that of the paper asked for, or "" for another one."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="files")
    code = models.SlugField("giấy tờ", max_length=60, blank=True)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "giấy tờ của hồ sơ"
        verbose_name_plural = "giấy tờ của hồ sơ"
        ordering = ["nomination", "pk"]

    def __str__(self) -> str:
        return str(self.attachment)


class Consultation(CommuneRow):
    """An office is asked what it knows against the nominated; offices are asked in parallel."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="consultations")
    office = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="cơ quan được hỏi"
    )
    question = models.TextField("nội dung hỏi")
    due_on = models.DateField("trả lời trước ngày")
    asked_at = models.DateTimeField("hỏi lúc", editable=False)
    asked_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    answer = models.TextField("trả lời", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, editable=False)
    answered_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "hỏi ý kiến cơ quan"
        verbose_name_plural = "hỏi ý kiến cơ quan"
        ordering = ["round", "due_on", "pk"]

    def __str__(self) -> str:
        return f"Hỏi ý kiến {self.office}"


class ConsultedNomination(CommuneRow):
    """One of the nominations asked about; ``objection`` is what the office has against it."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="rows")
    nomination = models.ForeignKey(
        Nomination, on_delete=models.CASCADE, related_name="consultations"
    )
    objection = models.TextField("ý kiến khác", blank=True)

    class Meta:
        verbose_name = "hồ sơ được hỏi ý kiến"
        verbose_name_plural = "hồ sơ được hỏi ý kiến"
        ordering = ["consultation", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "consultation", "nomination"], name="nomination_asked_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.nomination)
