"""Targets from and to Excel, one line a target."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from emulation.lib import dates
from emulation.org.cells import (
    ChoiceCell,
    NameCell,
    QuantityCell,
    WholeCell,
    typed_text,
)
from emulation.org.models import Unit
from emulation.org.resource_base import Column, KeptResource, uid_column
from emulation.org.selectors import spells_on, unit_names
from targets.measures import (
    ReadValue,
    UnreadableValue,
    parse_value_cell,
    propose_direction,
    propose_kind,
    propose_period_rule,
    propose_unit_rule,
)
from targets.models import (
    Comparator,
    Direction,
    Field,
    Frequency,
    IndicatorKind,
    PartRule,
    PeriodRule,
    Span,
    SpanKind,
    Target,
    UnitRule,
)
from targets.selectors import targets_of_commune
from targets.services import span_for_year, target_change, target_create
from targets.services.values import FIGURE_FIELDS
from targets.sheet_cells import YEAR, ListCell, SpanCell, UnitsCell, ValueCell

SIGNS = {
    "≤": Comparator.AT_MOST,
    "≥": Comparator.AT_LEAST,
    "từ trở lên": Comparator.AT_LEAST,
    "từ đến": Comparator.RANGE,
    "duy trì": Comparator.MAINTAIN,
    "đạt": Comparator.ACHIEVE,
}
# Left blank in a file, these stay as they are or are proposed.
PROPOSED = (
    "span",
    "comparator",
    "kind",
    "direction",
    "field",
    "frequency",
    "unit_rule",
    "period_rule",
)


_unit_cell = NameCell("đơn vị")


class TargetResource(KeptResource):
    """Found by the mark of an export, else by span, name and whole."""

    span = Column("Thời gian", SpanCell(), example=2024)
    name = Column("Chỉ tiêu", example="Sản lượng chè búp tươi", required=True)
    parent = Column(
        "Thuộc chỉ tiêu", hint="Tên chỉ tiêu cha cùng thời gian; phải có trước dòng này"
    )
    part_rule = Column("Quan hệ với chỉ tiêu cha", ChoiceCell(PartRule.choices))
    comparator = Column(
        "So sánh",
        ChoiceCell(Comparator.choices, SIGNS),
        example="từ … trở lên",
        hint="Để trống thì theo ô giá trị",
    )
    value = Column("Giá trị", ValueCell(), example=Decimal(120))
    value_max = Column("Giá trị trên", QuantityCell(), hint="Số sau của khoảng từ … đến …")
    numerator = Column("Tử số", QuantityCell())
    denominator = Column("Mẫu số", QuantityCell())
    level = Column("Mức, hạng", hint="Như chuẩn 04 sao")
    unit_text = Column("Đơn vị tính", example="tấn")
    field = Column("Lĩnh vực", ChoiceCell(Field.choices), example="Kinh tế")
    kind = Column("Kiểu", ChoiceCell(IndicatorKind.choices), hint="Để trống thì cổng nhận")
    direction = Column(
        "Chiều", ChoiceCell(Direction.choices), hint="Để trống thì cổng đoán, chờ xác nhận"
    )
    baseline = Column("Số của kỳ trước", QuantityCell(), example=Decimal(112))
    baseline_year = Column("Năm của số kỳ trước", WholeCell(), example=2023)
    assigned_value = Column("Cấp trên giao", QuantityCell())
    assigned_by = Column("Cơ quan giao")
    answering_unit = Column("Đơn vị chịu trách nhiệm", _unit_cell)
    units = Column("Đơn vị nêu tên", UnitsCell(_unit_cell))
    strands = Column(
        "Các kết quả dưới một con số", ListCell(), hint="Như thu; chi của một dòng ngân sách"
    )
    frequency = Column("Kỳ báo cáo", ChoiceCell(Frequency.choices))
    unit_rule = Column("Cộng theo đơn vị", ChoiceCell(UnitRule.choices))
    period_rule = Column("Cộng theo kỳ", ChoiceCell(PeriodRule.choices))
    note = Column("Ghi chú")
    uid = uid_column()

    class Meta:
        model = Target

    column_of = {"indicator": "name"}

    def __init__(self, *, span: Span | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.given_span = span
        self.unit_cell: NameCell = self.fields["answering_unit"].widget
        # Both columns were copied on their own; they know the same units.
        self.fields["units"].widget.one = self.unit_cell
        self.spans: dict[str, Span] = {}
        self.unit_names: dict[int, str] = {}
        self.by_name: dict[tuple[str, str], dict[int, Target]] = {}

    def get_queryset(self) -> QuerySet[Target]:
        return Target.objects.filter(pk__in=[])

    def prepare(self) -> None:
        self._know_units()
        for span in Span.objects.filter(commune=self.commune).order_by("pk"):
            self._know_span(span)
        for target in targets_of_commune(self.commune):
            self._know(target)

    def filter_export(self, queryset: QuerySet[Target], **kwargs: Any) -> QuerySet[Target]:
        self._know_units()
        return queryset

    def record_of(self, row: Target) -> dict[str, Any]:
        indicator, current = row.indicator, row.current
        figures = {name: _plain(getattr(current, name, None)) for name in FIGURE_FIELDS}
        return {
            **figures,
            "comparator": current.comparator if current else "",
            "level": current.level if current else "",
            "span": row.span.name,
            "name": row.name,
            "parent": row.parent.name if row.parent else "",
            "part_rule": row.part_rule,
            "unit_text": indicator.unit_text,
            "field": indicator.field,
            "kind": indicator.kind,
            "direction": indicator.direction,
            "baseline": _plain(row.baseline),
            "baseline_year": row.baseline_year,
            "assigned_value": _plain(row.assigned_value),
            "assigned_by": row.assigned_by,
            "answering_unit": self.unit_names.get(row.answering_unit_id or 0, ""),
            "units": tuple(sorted(self.unit_names[unit.pk] for unit in row.units.all())),
            "strands": tuple(strand.name for strand in row.strands.all()),
            "frequency": row.frequency,
            "unit_rule": row.unit_rule,
            "period_rule": row.period_rule,
            "note": row.note,
            "uid": str(row.uid),
        }

    def remember(self, row: Target) -> None:
        for named in self.by_name.values():
            named.pop(row.pk, None)
        key = (row.span.name, row.name.casefold())
        self.by_name.setdefault(key, {})[row.pk] = row

    def find(self, record: dict[str, Any]) -> Target | None:
        found = self._named(record.get("span") or self._default_span(), record["name"])
        if "parent" in record:
            whole = record["parent"].casefold()
            found = [row for row in found if _name(row.parent).casefold() == whole]
        if len(found) > 1:
            raise ValidationError(f"Có {len(found)} chỉ tiêu cùng tên này. Ghi chỉ tiêu cha.")
        return next(iter(found), None)

    def import_instance(self, instance: Target, row: dict[str, Any], **kwargs: Any) -> None:
        kept = {name: self.before[name] for name in PROPOSED if not self.given.get(name)}
        record = instance.record = instance.record | self.given | kept
        if instance.pk is None:
            record["span"] = record["span"] or self._default_span()
        self._settle_value(record)
        parent = self._parent(record)
        record["parent"] = _name(parent)
        record["part_rule"] = _part_rule(record) if parent else ""
        self._propose(record, parent)

    def create(self, record: dict[str, Any]) -> Target:
        fields = self._service_fields(record)
        span = self._span(fields.pop("span"))
        target = target_create(
            commune=self.commune,
            span=span,
            # Who wrote the direction down has confirmed it.
            direction_confirmed=bool(self.given.get("direction")),
            by=self.by,
            **fields,
        )
        target.span = span
        return target

    def change(self, row: Target, changed: dict[str, Any]) -> None:
        if "span" in changed:
            raise ValidationError({"span": "Không chuyển chỉ tiêu sang thời gian khác bằng tệp."})
        if changed.keys() & set(FIGURE_FIELDS):
            changed |= {name: row.record[name] for name in FIGURE_FIELDS}
        # A part is named by its whole: the service needs the row, not the name.
        fields = self._service_fields(row.record | changed)
        fields = {name: value for name, value in fields.items() if name in changed}
        if "direction" in changed:
            fields["direction_confirmed"] = True
        target_change(target=row, version=row.version, by=self.by, **fields)
        row._prefetched_objects_cache = {}

    # --- Parts of a record

    def _service_fields(self, record: dict[str, Any]) -> dict[str, Any]:
        fields = {name: value for name, value in record.items() if name != "uid"}
        fields["parent"] = self._parent(record)
        fields["answering_unit"] = self.unit_cell.find(record["answering_unit"])
        fields["units"] = [self.unit_cell.find(name) for name in record["units"]]
        fields["strands"] = list(record["strands"])
        return fields

    def _settle_value(self, record: dict[str, Any]) -> None:
        """A value typed whole ("6/6", "<1") fills the columns beside it that are blank."""
        read = record["value"]
        if not isinstance(read, ReadValue):
            if not record["comparator"]:
                has_figure = read is not None
                record["comparator"] = Comparator.EQUAL if has_figure else Comparator.ACHIEVE
            return
        read = self._read_by_unit(record, read)
        asked = self.given.get("comparator", "")
        if asked and read.comparator not in (Comparator.EQUAL, asked):
            raise self._refusal("value", "Ô giá trị và ô so sánh nói khác nhau. Giữ một cách.")
        record["comparator"] = asked or read.comparator
        record["value"] = read.value
        for name in ("value_max", "numerator", "denominator"):
            record[name] = getattr(read, name)
        record["unit_text"] = record["unit_text"] or read.unit

    def _read_by_unit(self, record: dict[str, Any], read: ReadValue) -> ReadValue:
        """A ratio counted in % has its share for a value."""
        unit = record["unit_text"]
        if read.denominator is None or not unit:
            return read
        text = typed_text(self.row_text)
        try:
            return parse_value_cell(text, unit)
        except UnreadableValue as error:
            raise self._refusal("value", str(error)) from error

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        self.row_text = row.get(self.fields["value"].column_name, "")
        super().before_import_row(row, **kwargs)

    def _propose(self, record: dict[str, Any], parent: Target | None) -> None:
        record["field"] = record["field"] or (parent.indicator.field if parent else "")
        if not record["field"]:
            raise self._refusal("field", "Ô này đang trống.")
        record["kind"] = record["kind"] or propose_kind(
            value=record["value"],
            denominator=record["denominator"],
            unit=record["unit_text"],
            level=record["level"],
        )
        kind, name = record["kind"], record["name"]
        record["direction"] = record["direction"] or propose_direction(
            name, record["note"], comparator=record["comparator"], kind=kind
        )
        record["frequency"] = record["frequency"] or Frequency.HALF_YEAR
        record["unit_rule"] = record["unit_rule"] or propose_unit_rule(name, kind)
        record["period_rule"] = record["period_rule"] or propose_period_rule(name, kind)

    def _parent(self, record: dict[str, Any]) -> Target | None:
        if not record["parent"]:
            return None
        found = self._named(record["span"], record["parent"])
        if not found:
            raise self._refusal(
                "parent",
                f"Không có chỉ tiêu “{record['parent']}” cùng thời gian. "
                "Ghi dòng của nó lên trên dòng này.",
            )
        # Where a part has its whole's name, the whole is meant.
        return min(found, key=lambda target: (target.parent_id is not None, target.pk))

    def _refusal(self, name: str, sentence: str) -> ValidationError:
        return ValidationError({self.fields[name].column_name: sentence})

    def _named(self, span: str, name: str) -> list[Target]:
        return list(self.by_name.get((span, name.casefold()), {}).values())

    def _default_span(self) -> str:
        return self.given_span.name if self.given_span else f"Năm {dates.today().year}"

    def _span(self, name: str) -> Span:
        """Return the span of a name; a year that was not open yet is opened."""
        if name not in self.spans:
            year = YEAR.fullmatch(name)
            assert year, name
            self._know_span(span_for_year(commune=self.commune, year=int(year[1]), by=self.by))
        return self.spans[name]

    def _know_span(self, span: Span) -> None:
        self.spans[span.name] = span
        cell: SpanCell = self.fields["span"].widget
        cell.names[span.name.casefold()] = span.name
        if span.kind == SpanKind.YEAR:
            cell.names[f"năm {span.starts_on.year}"] = span.name

    def _know_units(self) -> None:
        if self.unit_names:
            return
        units = Unit.objects.filter(commune=self.commune)
        self.unit_names = unit_names(units.values_list("pk", flat=True), dates.today())
        present = {spell.unit_id for spell in spells_on(self.commune, dates.today())}
        # A unit that has ended answers to its name only where no present one has it.
        for unit in sorted(units, key=lambda unit: unit.pk not in present):
            name = self.unit_names[unit.pk]
            if unit.pk in present or name not in self.unit_cell.choices:
                self.unit_cell.know(name, unit)


def _name(target: Target | None) -> str:
    return target.name if target else ""


def _part_rule(record: dict[str, Any]) -> str:
    """Shares stand beside each other; amounts add up."""
    is_share = record["unit_text"] in ("%", "‰")
    return record["part_rule"] or (PartRule.DETAIL if is_share else PartRule.ADDS_UP)


def _plain(value: Any) -> Any:
    """Return 475 for 475.000000."""
    return value.normalize() + 0 if isinstance(value, Decimal) else value
