"""What a unit registers for in a campaign: pledges, hard jobs, and who aims at which title."""

from django.db import models
from django.db.models import Q

from campaigns.models.honours import Honour, SubjectKind
from campaigns.models.launches import Campaign
from campaigns.states import REGISTRATION_BADGES, REGISTRATION_WRITABLE, RegistrationState
from emulation.org.models import Household, Membership, Person, Unit
from emulation.org.models.communes import CommuneRow
from emulation.papers.models import Attachment
from targets.models import Share, Submission, SubmissionSending


class Registration(Submission):
    """One unit's registration for one campaign, while it is written and after.

    With the clerk's leave (``leave_until``) a unit registers or adds to it after the window.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="registrations", verbose_name="phong trào"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="registrations", verbose_name="đơn vị"
    )
    state = models.CharField(
        "trạng thái",
        max_length=9,
        choices=RegistrationState,
        default=RegistrationState.DRAFT,
        editable=False,
    )
    # Returned by parts: the titles under which names were named. NULL: all of it is open.
    named_honours = models.JSONField(null=True, editable=False)
    withdrawn_at = models.DateTimeField("rút lúc", null=True, editable=False)
    withdraw_reason = models.TextField("lý do rút", blank=True, editable=False)
    leave_until = models.DateField("được đăng ký muộn đến", null=True, editable=False)
    leave_reason = models.CharField("vì sao được muộn", max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = "đăng ký thi đua"
        verbose_name_plural = "đăng ký thi đua"
        ordering = ["campaign", "unit"]
        indexes = [models.Index(fields=["commune", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "campaign", "unit"],
                name="registration_once_a_campaign",
                violation_error_message="Đơn vị đã có đăng ký cho phong trào này.",
            )
        ]

    def __str__(self) -> str:
        return f"Đăng ký {self.campaign}, {self.unit}"

    @property
    def badge(self) -> str:
        return REGISTRATION_BADGES[RegistrationState(self.state)]

    @property
    def is_writable(self) -> bool:
        return self.state in REGISTRATION_WRITABLE

    @property
    def is_supplement(self) -> bool:
        """Say whether the unit was let add to what was approved, which stands meanwhile."""
        return self.state == RegistrationState.DRAFT and self.approved_at is not None

    @property
    def is_named_only(self) -> bool:
        """Say whether it was returned by parts: only those that were named may change."""
        return self.state == RegistrationState.RETURNED and self.named_honours is not None

    @property
    def was_returned(self) -> bool:
        """Say whether what is written answers a return, and not yet approved."""
        return bool(self.return_reason) or self.named_honours is not None


class RegistrationRow(CommuneRow):
    """A part of a registration; a returned one says which parts are to be changed."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    return_reason = models.CharField("lý do trả lại", max_length=500, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["registration", "pk"]


class Pledge(RegistrationRow):
    """What a unit pledges on a target that it has a share of.

    ``approved_value`` is what the office approved last; it stands while a supplement is
    written. ``answers`` are by uid of the members of the campaign's slogan set.
    """

    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="pledges")
    value = models.DecimalField("đăng ký", max_digits=24, decimal_places=6, null=True, blank=True)
    words = models.CharField("đăng ký bằng lời", max_length=300, blank=True)
    answers = models.JSONField("trả lời", default=dict, blank=True)
    approved_value = models.DecimalField(
        "đã duyệt", max_digits=24, decimal_places=6, null=True, editable=False
    )
    approved_words = models.CharField(max_length=300, blank=True, editable=False)

    class Meta(RegistrationRow.Meta):
        abstract = False
        verbose_name = "chỉ tiêu đăng ký"
        verbose_name_plural = "chỉ tiêu đăng ký"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "registration", "share"], name="pledge_once_a_share"
            )
        ]

    def __str__(self) -> str:
        return f"{self.share}: {self.value}"


class HardJob(RegistrationRow):
    """Việc khó: a job that the unit takes on beyond its targets."""

    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    name = models.CharField("việc khó", max_length=300)
    outcome = models.CharField("kết quả cam kết", max_length=300, blank=True)
    due_on = models.DateField("xong trước ngày", null=True, blank=True)
    answers = models.JSONField("trả lời", default=dict, blank=True)
    is_approved = models.BooleanField("đã duyệt", default=False, editable=False)

    class Meta(RegistrationRow.Meta):
        abstract = False
        verbose_name = "việc khó"
        verbose_name_plural = "việc khó"
        ordering = ["registration", "position", "pk"]

    def __str__(self) -> str:
        return self.name


class Aspirant(RegistrationRow):
    """A person, collective or household with the title it aims at.

    ``campaign`` repeats that of the registration, so that nobody is registered twice in it,
    by one unit or by two; rows of a withdrawn registration do not stand.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    honour = models.ForeignKey(Honour, on_delete=models.PROTECT, related_name="aspirants")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="aspirations"
    )
    collective = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="aspirations"
    )
    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, null=True, blank=True, related_name="aspirations"
    )
    is_standing = models.BooleanField(default=True, editable=False)
    is_approved = models.BooleanField("đã duyệt", default=False, editable=False)

    class Meta(RegistrationRow.Meta):
        abstract = False
        verbose_name = "đăng ký danh hiệu"
        verbose_name_plural = "đăng ký danh hiệu"
        indexes = [models.Index(fields=["commune", "campaign", "honour"])]
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=["commune", "campaign", "honour", kind],
                    condition=Q(is_standing=True, **{f"{kind}__isnull": False}),
                    name=f"{kind}_aspires_once",
                    violation_error_message="Đã được đăng ký danh hiệu này trong phong trào.",
                )
                for kind in SubjectKind.values
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, collective=None, household=None)
                | Q(person=None, collective__isnull=False, household=None)
                | Q(person=None, collective=None, household__isnull=False),
                name="aspirant_is_one_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.honour}"

    @property
    def subject(self) -> Person | Unit | Household | None:
        return self.person or self.collective or self.household


class RegistrationSending(SubmissionSending):
    """One sending of a registration."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="sendings"
    )
    sent_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lần gửi đăng ký"
        verbose_name_plural = "lần gửi đăng ký"
        ordering = ["registration", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "registration", "number"], name="registration_sending_once"
            ),
            models.UniqueConstraint(
                fields=["commune", "client_uid"], name="registration_received_once"
            ),
        ]


class SignedSheet(CommuneRow):
    """The sheet that the village meeting signed, photographed."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="signed_sheets"
    )
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "phiếu đã ký"
        verbose_name_plural = "phiếu đã ký"
        ordering = ["registration", "pk"]

    def __str__(self) -> str:
        return str(self.attachment)


class Covenant(CommuneRow):
    """Giao ước thi đua between units, which all of them sign."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="covenants")
    name = models.CharField("tên giao ước", max_length=200)
    content = models.TextField("nội dung giao ước")
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    place = models.CharField("nơi ký", max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    attachment = models.ForeignKey(
        Attachment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bản đã ký",
    )

    class Meta:
        verbose_name = "giao ước thi đua"
        verbose_name_plural = "giao ước thi đua"
        ordering = ["campaign", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "campaign", "name"],
                name="covenant_name_once",
                violation_error_message="Phong trào đã có giao ước tên này.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class CovenantParty(CommuneRow):
    """A unit that signs; its head agrees in the portal before the paper is printed."""

    covenant = models.ForeignKey(Covenant, on_delete=models.CASCADE, related_name="parties")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="covenants")
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    agreed_at = models.DateTimeField("đồng ý lúc", null=True, editable=False)
    agreed_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "bên ký giao ước"
        verbose_name_plural = "bên ký giao ước"
        ordering = ["covenant", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "covenant", "unit"], name="covenant_party_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.unit)
