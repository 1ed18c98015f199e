"""What one may aim at: titles and forms of reward, by name. Their law is the floor above's."""

from django.db import models
from django.db.models import Q

from emulation.lib.rows import UidRow
from emulation.org.models import Commune, UnitKind

_LINE = 30  # letters of a name that a column of a list holds


class SubjectKind(models.TextChoices):
    """Whom a title or a reward is for."""

    PERSON = "person", "Cá nhân"
    COLLECTIVE = "collective", "Tập thể"
    HOUSEHOLD = "household", "Hộ gia đình"


class Named(UidRow):
    """An entry of a catalogue: of the law, or one commune's own (``commune`` set)."""

    commune = models.ForeignKey(
        Commune,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="riêng của địa phương",
    )
    code = models.SlugField("mã", max_length=40)
    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên gọi tắt", max_length=60, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    is_active = models.BooleanField("đang dùng", default=True)
    source = models.CharField("căn cứ", max_length=300, blank=True)
    is_doubtful = models.BooleanField("cần kiểm tra", default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def list_name(self) -> str:
        """What a list calls it: short where the whole would break over lines."""
        return self.short_name if self.short_name and len(self.name) > _LINE else self.name


def _code_once(name: str) -> list[models.UniqueConstraint]:
    """NULLs are distinct to a database, so the law's own entries have a rule of theirs."""
    return [
        models.UniqueConstraint(fields=["commune", "code"], name=f"{name}_code_once_a_commune"),
        models.UniqueConstraint(
            fields=["code"], condition=Q(commune=None), name=f"{name}_code_once"
        ),
    ]


class Honour(Named):
    """Danh hiệu thi đua."""

    subject = models.CharField("dành cho", max_length=10, choices=SubjectKind)

    class Meta:
        verbose_name = "danh hiệu thi đua"
        verbose_name_plural = "danh hiệu thi đua"
        ordering = ["subject", "position", "pk"]
        constraints = _code_once("honour")


class HonourScope(UidRow):
    """For which kinds of collectives a title is, between two days.

    A title without such a row on a day is for every collective.
    """

    honour = models.ForeignKey(Honour, on_delete=models.CASCADE, related_name="scopes")
    unit_kinds = models.JSONField("loại đơn vị")
    valid_from = models.DateField("áp dụng từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=300, blank=True)
    is_doubtful = models.BooleanField("cần kiểm tra", default=False)

    class Meta:
        verbose_name = "đối tượng của danh hiệu"
        verbose_name_plural = "đối tượng của danh hiệu"
        ordering = ["honour", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["honour", "valid_from"], name="honour_scope_once"),
        ]

    def __str__(self) -> str:
        kinds = (str(UnitKind(kind).label).lower() for kind in self.unit_kinds)
        return f"{self.honour}: {'; '.join(kinds)}"


class RewardForm(Named):
    """Hình thức khen thưởng."""

    class Meta:
        verbose_name = "hình thức khen thưởng"
        verbose_name_plural = "hình thức khen thưởng"
        ordering = ["position", "pk"]
        constraints = _code_once("reward_form")
