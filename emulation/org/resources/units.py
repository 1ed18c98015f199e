"""Units from and to Excel."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet

from emulation.org.cells import ChoiceCell, DateCell, NameCell, QuantityCell, WholeCell
from emulation.org.models import Spell, Unit, UnitKind
from emulation.org.models.units import OWN_KINDS
from emulation.org.resource_base import Column, KeptResource, uid_column
from emulation.org.services import unit_change, unit_close, unit_create

PART_KINDS = [(kind.value, kind.label) for kind in UnitKind if kind not in OWN_KINDS]


class UnitResource(KeptResource):
    """Units within the commune by their latest name. Found by code, else by name."""

    code = Column("Mã đơn vị", example="T07", hint="Nếu có, dòng được nhận theo mã")
    name = Column(
        "Tên đơn vị",
        example="Thôn Ví Dụ",
        required=True,
        hint="Sửa ở đây là sửa lỗi gõ; đổi tên theo văn bản thì ghi ở trang của đơn vị",
    )
    short_name = Column("Tên gọi tắt", example="Ví Dụ")
    kind = Column("Loại", ChoiceCell(PART_KINDS), example="Thôn, tổ dân phố", required=True)
    superior = Column("Cấp trên trực tiếp", NameCell("đơn vị"), hint="Phải có trước dòng này")
    position = Column("Thứ tự", WholeCell(), example=7)
    population = Column("Số dân", QuantityCell(), example=Decimal(612))
    area_ha = Column("Diện tích (ha)", QuantityCell(), example=Decimal("145.5"))
    valid_from = Column("Từ ngày", DateCell(), example=dt.date(2021, 7, 1), required=True)
    valid_to = Column("Đến hết ngày", DateCell(), hint="Để trống nếu đơn vị đang hoạt động")
    paper = Column("Theo văn bản", hint="Văn bản đặt tên hiện nay")
    uid = uid_column()

    class Meta:
        model = Unit

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.units: NameCell = self.fields["superior"].widget
        self.names: dict[int, str] = {}
        self.by_code: dict[str, Unit] = {}
        self.by_name: dict[str, list[Unit]] = {}

    def get_queryset(self) -> QuerySet[Unit]:
        return with_spells(Unit.objects.filter(commune=self.commune))

    def filter_export(self, queryset: QuerySet[Unit], **kwargs: Any) -> list[Unit]:
        """Leave out the commune itself: it is no row of its own list."""
        self.prepare()
        parts = [unit for unit in with_spells(queryset) if last_spell(unit).kind not in OWN_KINDS]
        return sorted(parts, key=_by_kind)

    def record_of(self, row: Unit) -> dict[str, Any]:
        spell = last_spell(row)
        population = None if row.population is None else Decimal(row.population)
        return {
            "code": row.code,
            "name": spell.name,
            "short_name": spell.short_name,
            "kind": spell.kind,
            "superior": self.names.get(spell.superior_id or 0, ""),
            "position": spell.position,
            "population": population,
            "area_ha": _plain(row.area_ha),
            "valid_from": spell.valid_from,
            "valid_to": spell.valid_to,
            "paper": spell.paper,
            "uid": str(row.uid),
        }

    def remember(self, row: Unit) -> None:
        name = last_spell(row).name
        before = self.names.get(row.pk)
        if before == name:
            return
        if before:
            self.units.forget(before, row)
            self.by_name[before.casefold()].remove(row)
        self.names[row.pk] = name
        self.units.know(name, row)
        self.by_name.setdefault(name.casefold(), []).append(row)
        if row.code:
            self.by_code[row.code.casefold()] = row

    def find(self, record: dict[str, Any]) -> Unit | None:
        code = record.get("code", "").casefold()
        if code and code in self.by_code:
            return self.by_code[code]
        found = self.by_name.get(record["name"].casefold(), [])
        if len(found) > 1:
            raise ValidationError(f"Có {len(found)} đơn vị cùng tên này. Ghi mã đơn vị.")
        # A name that has a code already is not the row of another code.
        return next((unit for unit in found if not (code and unit.code)), None)

    def create(self, record: dict[str, Any]) -> Unit:
        fields = self._service_fields(record)
        last_day = fields.pop("valid_to")
        unit = unit_create(commune=self.commune, by=self.by, **fields)
        if last_day:
            unit_close(unit=unit, on=last_day, by=self.by)
        return unit

    def change(self, row: Unit, changed: dict[str, Any]) -> None:
        fields = self._service_fields(changed)
        last_day = fields.pop("valid_to", None)
        if "valid_to" in changed and (last_day is None or last_spell(row).valid_to):
            raise ValidationError({"valid_to": "Ngày kết thúc đã ghi không sửa được bằng tệp."})
        if fields:
            unit_change(unit=row, by=self.by, **fields)
        if last_day:
            unit_close(unit=row, on=last_day, by=self.by)
        forget_spells(row)

    def _service_fields(self, record: dict[str, Any]) -> dict[str, Any]:
        fields = {name: value for name, value in record.items() if name != "uid"}
        if "superior" in fields:
            fields["superior"] = self.units.find(fields["superior"])
        if "position" in fields:
            fields["position"] = fields["position"] or 0
        return fields


def with_spells(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Prefetch the names of units, so that ``last_spell`` asks nothing."""
    spells = Spell.objects.order_by("valid_from")
    return units.select_related("commune").prefetch_related(Prefetch("spells", queryset=spells))


def last_spell(unit: Unit) -> Spell:
    return max(unit.spells.all(), key=lambda spell: spell.valid_from)


def forget_spells(unit: Unit) -> None:
    """Let the next look at the names read them anew."""
    unit._prefetched_objects_cache = {}


def _by_kind(unit: Unit) -> tuple[int, int, str]:
    spell = last_spell(unit)
    return (list(UnitKind).index(UnitKind(spell.kind)), spell.position, spell.sort_key)


def _plain(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.normalize() + 0
