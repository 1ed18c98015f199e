"""People, what they hold, where they live, and what they may do."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from emulation.org.models.communes import CommuneRow, NamedRow
from emulation.org.models.units import Unit


class Role(models.TextChoices):
    """What a membership of a unit allows. A person may hold several at once."""

    CLERK = "clerk", "Phụ trách thi đua, khen thưởng"
    UNIT_HEAD = "unit_head", "Người đứng đầu đơn vị"
    CHECKER = "checker", "Người xem xét"
    CHAIRMAN = "chairman", "Lãnh đạo UBND"
    RECORDS_CLERK = "records_clerk", "Văn thư"
    ACCOUNTANT = "accountant", "Kế toán"
    COUNCIL_MEMBER = "council_member", "Thành viên Hội đồng TĐKT"
    COUNCIL_SECRETARY = "council_secretary", "Thư ký Hội đồng TĐKT"
    VIEWER = "viewer", "Người theo dõi"
    OVERSEER = "overseer", "Cấp trên theo dõi"
    ADMINISTRATOR = "administrator", "Quản trị"


# Who decides on what the clerk proposes: the clerk must not be able to become one of them.
DECIDING_ROLES = (Role.CHECKER, Role.CHAIRMAN, Role.RECORDS_CLERK, Role.ADMINISTRATOR)


def _ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
        name=name,
        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
    )


class Dated(models.Model):
    """Holds from a day on, to a day or until further notice."""

    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        abstract = True


class Person(NamedRow):
    class Gender(models.TextChoices):
        FEMALE = "female", "Nữ"
        MALE = "male", "Nam"

    full_name = models.CharField("họ và tên", max_length=120)
    gender = models.CharField("giới tính", max_length=6, choices=Gender, blank=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    phone = models.CharField("số điện thoại", max_length=20, blank=True)
    email = models.EmailField(
        "thư điện tử",
        max_length=120,
        blank=True,
        error_messages={"invalid": "Địa chỉ thư điện tử chưa đúng, như ten@vidu.vn."},
    )
    code = models.CharField("mã người", max_length=20, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="persons",
        verbose_name="tài khoản",
    )

    class Meta:
        verbose_name = "người"
        verbose_name_plural = "người"
        ordering = ["sort_key"]
        indexes = [models.Index(fields=["commune", "sort_key"])]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "code"],
                condition=~Q(code=""),
                name="person_code_once_a_commune",
                violation_error_message="Mã người này đã dùng cho người khác.",
            ),
            models.UniqueConstraint(
                fields=["commune", "user"],
                condition=~Q(user=None),
                name="person_user_once_a_commune",
                violation_error_message="Tài khoản này đã gắn với người khác.",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name


class Position(CommuneRow, Dated):
    """A dated chức vụ; positions with signature lines supply the signatories of papers."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="positions", verbose_name="người"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="positions", verbose_name="đơn vị"
    )
    title = models.CharField("chức vụ", max_length=120)
    signature_title = models.CharField(
        "chức vụ in ở chỗ ký",
        max_length=120,
        blank=True,
        help_text="Chữ hoa, như CHỦ TỊCH. Để trống nếu không ký văn bản của UBND.",
    )

    class Meta:
        verbose_name = "chức vụ"
        verbose_name_plural = "chức vụ"
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "person", "unit", "title", "valid_from"],
                name="position_once",
                violation_error_message="Chức vụ này đã ghi cho người ấy từ ngày đó.",
            ),
            _ends_after_it_begins("position_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.person}"


class Membership(CommuneRow, Dated):
    """The right of a person to act in a role, for a unit, for a time."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="memberships", verbose_name="người"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="memberships", verbose_name="đơn vị"
    )
    role = models.CharField("vai trò", max_length=20, choices=Role)

    class Meta:
        verbose_name = "vai trò"
        verbose_name_plural = "vai trò"
        ordering = ["role", "valid_from"]
        indexes = [models.Index(fields=["commune", "role"])]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "person", "unit", "role", "valid_from"],
                name="membership_once",
                violation_error_message="Người này đã có vai trò ấy ở đơn vị từ ngày đó.",
            ),
            _ends_after_it_begins("membership_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.unit}"


class Household(NamedRow, Dated):
    """A household of a village; found by the name of its head."""

    village = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="households", verbose_name="thôn, tổ dân phố"
    )
    code = models.CharField("mã hộ", max_length=20)
    head = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        related_name="headed_households",
        verbose_name="chủ hộ",
    )
    address = models.CharField("địa chỉ", max_length=200, blank=True)

    class Meta:
        verbose_name = "hộ gia đình"
        verbose_name_plural = "hộ gia đình"
        ordering = ["village", "sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "code"],
                name="household_code_once_a_commune",
                violation_error_message="Mã hộ này đã dùng cho hộ khác.",
            ),
            _ends_after_it_begins("household_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"Hộ {self.head}"


class HouseholdMember(CommuneRow, Dated):
    household = models.ForeignKey(
        Household, on_delete=models.CASCADE, related_name="members", verbose_name="hộ"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="household_memberships", verbose_name="người"
    )
    relation = models.CharField("quan hệ với chủ hộ", max_length=60, blank=True)

    class Meta:
        verbose_name = "thành viên hộ"
        verbose_name_plural = "thành viên hộ"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "household", "person", "valid_from"],
                name="household_member_once",
                violation_error_message="Người này đã được ghi vào hộ từ ngày đó.",
            ),
            models.UniqueConstraint(
                fields=["commune", "person"],
                condition=Q(valid_to=None),
                name="person_lives_in_one_household",
                violation_error_message="Người này đang ở một hộ khác.",
            ),
            _ends_after_it_begins("household_member_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return str(self.person)
