"""What a plan that amends another one changes in it, and which values it proposes."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from campaigns.models.contents import Item, PlanRow, PlanTarget
from campaigns.models.plans import Plan
from emulation.org.models.communes import CommuneRow
from targets.models import Comparator, TargetValue


class AmendedPlace(PlanRow):
    """One change that an amending plan makes in the text in force of the plan it amends.

    ``place`` is the uid of an item there: the one that is replaced or revoked, or the one
    after which (``inside``: at the end of which) ``item`` is added. ``seen_sha256`` is the
    hash of that text when the clerk last looked at it.
    """

    class Deed(models.TextChoices):
        WHOLE = "whole", "Thay toàn bộ"
        REPLACE = "replace", "Sửa đổi"
        ADD = "add", "Bổ sung"
        REMOVE = "remove", "Bãi bỏ"

    class Part(models.TextChoices):
        BASES = "bases", "Phần căn cứ"
        OPENING = "opening", "Đoạn mở đầu"
        CLOSING = "closing", "Đoạn kết"
        RECIPIENTS = "recipients", "Nơi nhận"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="amended_places")
    deed = models.CharField("việc", max_length=8, choices=Deed)
    part = models.CharField("phần", max_length=10, choices=Part, blank=True, default="")
    place = models.UUIDField("chỗ", null=True, blank=True)
    inside = models.BooleanField("vào trong", default=False)
    item = models.OneToOneField(
        Item, on_delete=models.CASCADE, null=True, blank=True, related_name="amended_place"
    )
    seen_sha256 = models.CharField("SHA-256 lời đã xem", max_length=64)

    class Meta(PlanRow.Meta):
        abstract = False
        verbose_name = "chỗ sửa đổi, bổ sung"
        verbose_name_plural = "chỗ sửa đổi, bổ sung"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "plan", "place"],
                condition=Q(deed__in=["replace", "remove"], part=""),
                name="amended_item_once",
                violation_error_message="Mục này đã được chọn để sửa.",
            ),
            models.UniqueConstraint(
                fields=["commune", "plan", "part"],
                condition=~Q(part=""),
                name="amended_part_once",
                violation_error_message="Phần này đã được chọn để sửa.",
            ),
            models.CheckConstraint(
                condition=Q(deed__in=["replace", "add"], item__isnull=False)
                | Q(deed__in=["whole", "remove"], item=None),
                name="amended_place_has_its_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_deed_display()} {self.get_part_display()}".strip()


class ProposedValue(CommuneRow):
    """What an amendment will ask of a target once it is issued; until then nothing changes.

    ``instead_of`` is the value that the target had when this one was proposed.
    """

    plan_target = models.OneToOneField(
        PlanTarget, on_delete=models.CASCADE, related_name="proposal"
    )
    instead_of = models.ForeignKey(TargetValue, on_delete=models.PROTECT, related_name="+")
    comparator = models.CharField("so sánh", max_length=8, choices=Comparator)
    value = models.DecimalField("giá trị", max_digits=24, decimal_places=6, null=True, blank=True)
    value_max = models.DecimalField(
        "giá trị trên", max_digits=24, decimal_places=6, null=True, blank=True
    )
    numerator = models.DecimalField("tử số", max_digits=24, decimal_places=6, null=True, blank=True)
    denominator = models.DecimalField(
        "mẫu số", max_digits=24, decimal_places=6, null=True, blank=True
    )
    level = models.CharField("mức, hạng", max_length=200, blank=True)

    class Meta:
        verbose_name = "giá trị đề nghị"
        verbose_name_plural = "giá trị đề nghị"

    def __str__(self) -> str:
        return f"{self.comparator} {self.value}"

    def clean(self) -> None:
        """The rules are those of a target's value."""
        value = TargetValue(**{name: getattr(self, name) for name in VALUE_FIELDS})
        try:
            value.clean_fields(exclude=["commune", "target", "set_at"])
            value.validate_constraints(exclude=["commune", "target", "set_at"])
        except ValidationError as error:
            raise ValidationError(error.messages) from error


VALUE_FIELDS = ("comparator", "value", "value_max", "numerator", "denominator", "level")
