"""Units: an identity that lasts, with dated names, and successions between them."""

from django.db import models
from django.db.models import F, Q

from emulation.lib import dates
from emulation.org.models.communes import CommuneRow, NamedRow


class UnitKind(models.TextChoices):
    PROVINCE = "province", "Tỉnh"
    DISTRICT = "district", "Huyện, thành phố thuộc tỉnh"
    COMMUNE = "commune", "Xã, phường"
    VILLAGE = "village", "Thôn, tổ dân phố"
    OFFICE = "office", "Cơ quan, bộ phận"
    PARTY = "party", "Cấp ủy, HĐND"
    MASS_ORGANISATION = "mass_organisation", "Mặt trận, đoàn thể"
    SCHOOL = "school", "Trường học"
    STATION = "station", "Trạm, công an, quân sự"
    COUNCIL = "council", "Hội đồng"
    COLLECTIVE = "collective", "Tập thể trong đơn vị"


# A unit that is a whole local authority, not a part of one.
OWN_KINDS = (UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE)


class Unit(CommuneRow):
    """A unit whatever it is called: names, kind and superior stand in its spells."""

    code = models.CharField("mã đơn vị", max_length=20, blank=True)
    area_ha = models.DecimalField(
        "diện tích (ha)", max_digits=12, decimal_places=2, null=True, blank=True
    )
    population = models.PositiveIntegerField("số dân", null=True, blank=True)

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "code"],
                condition=~Q(code=""),
                name="unit_code_once_a_commune",
                violation_error_message="Mã đơn vị này đã dùng cho đơn vị khác.",
            ),
        ]

    def __str__(self) -> str:
        """The name of today, or the first one to come. A query each: lists ask ``unit_names``."""
        spells = list(self.spells.all())
        begun = [spell for spell in spells if spell.valid_from <= dates.today()]
        named = begun or spells[:1]
        return named[-1].name if named else f"Đơn vị {self.pk}"


class Spell(NamedRow):
    """A span of days in which a unit had one name, kind and superior."""

    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, related_name="spells", verbose_name="đơn vị"
    )
    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên gọi tắt", max_length=80, blank=True)
    kind = models.CharField("loại", max_length=20, choices=UnitKind)
    superior = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inferior_spells",
        verbose_name="cấp trên trực tiếp",
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    paper = models.CharField("theo văn bản", max_length=300, blank=True)

    class Meta:
        verbose_name = "tên gọi theo thời gian"
        verbose_name_plural = "tên gọi theo thời gian"
        ordering = ["unit", "valid_from"]
        indexes = [models.Index(fields=["commune", "kind"])]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "unit", "valid_from"],
                name="spell_begins_once",
                violation_error_message="Đơn vị đã có một tên gọi từ ngày đó.",
            ),
            models.UniqueConstraint(
                fields=["commune", "unit"],
                condition=Q(valid_to=None),
                name="spell_open_once",
                violation_error_message="Đơn vị đang có một tên gọi chưa kết thúc.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="spell_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def home_name(self) -> str:
        """What rows inside the own commune call it; a village keeps its "Thôn"."""
        is_village = self.kind == UnitKind.VILLAGE
        return self.name if is_village else self.short_name or self.name


class Succession(CommuneRow):
    """A unit took over from another, by a named paper; the commune is the successor's."""

    predecessor = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="successions_after", verbose_name="đơn vị cũ"
    )
    successor = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="successions_before", verbose_name="đơn vị mới"
    )
    on = models.DateField("từ ngày")
    paper = models.CharField("theo văn bản", max_length=300)

    class Meta:
        verbose_name = "kế thừa"
        verbose_name_plural = "kế thừa"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "predecessor", "successor"],
                name="succession_once",
                violation_error_message="Việc kế thừa giữa hai đơn vị này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_between_two",
                violation_error_message="Đơn vị mới phải khác đơn vị cũ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
