"""The form of one target, and small forms beside it."""

from __future__ import annotations

from typing import Any

from django import forms

from emulation.lib import dates
from emulation.lib.fields import LineField, QuantityField
from emulation.lib.quantities import format_number
from emulation.org.models import Unit
from emulation.org.selectors import spells_on, unit_names
from targets import counters
from targets.forms.figures import FigureForm
from targets.measures import cell_text
from targets.models import (
    Comparator,
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
from targets.selectors import targets_of_span


class TargetForm(FigureForm):
    """All of one target. ``service_fields()`` is what the services take."""

    field = forms.ChoiceField(label="Lĩnh vực", choices=Field.choices)
    kind = forms.ChoiceField(
        label="Kiểu",
        required=False,
        choices=[("", "tự nhận theo giá trị"), *IndicatorKind.choices],
    )
    level = LineField(
        label="Mức, hạng",
        required=False,
        max_length=200,
        help_text="Như chuẩn 04 sao, mức độ 1, Tập thể lao động tiên tiến trở lên.",
    )
    strands = LineField(
        label="Các kết quả dưới một con số",
        required=False,
        max_length=240,
        help_text="Ngăn bằng dấu chấm phẩy: thu; chi.",
    )
    parent = forms.ModelChoiceField(
        label="Thuộc chỉ tiêu",
        queryset=Target.objects.none(),
        required=False,
        to_field_name="uid",
        empty_label="không thuộc chỉ tiêu nào",
    )
    baseline = QuantityField(label="Số của kỳ trước", required=False)
    baseline_year = forms.IntegerField(
        label="Năm của số đó", required=False, min_value=1945, max_value=2100
    )
    assigned_value = QuantityField(label="Cấp trên giao", required=False)
    assigned_by = LineField(label="Cơ quan giao", required=False, max_length=120)
    answering_unit = forms.TypedChoiceField(
        label="Đơn vị chịu trách nhiệm", required=False, empty_value=None
    )
    units = forms.TypedMultipleChoiceField(
        label="Đơn vị được nêu tên",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        empty_value=(),
    )
    frequency = forms.ChoiceField(
        label="Kỳ báo cáo",
        required=False,
        choices=Frequency.choices,
        initial=Frequency.HALF_YEAR,
        help_text="Đơn vị chỉ phải báo cáo ở kỳ đến hạn; kỳ cuối năm hỏi mọi chỉ tiêu.",
    )
    unit_rule = forms.ChoiceField(
        label="Cộng theo đơn vị",
        required=False,
        choices=[("", "tự nhận"), *UnitRule.choices],
        help_text="Số của các đơn vị thành số chung thế nào. Cộng: tấn, hộ, người. Tỷ lệ của "
        "tổng: đơn vị báo cáo tử số và mẫu số. Không cộng: một đơn vị báo cáo số chung.",
    )
    period_rule = forms.ChoiceField(
        label="Cộng theo kỳ",
        required=False,
        choices=[("", "tự nhận"), *PeriodRule.choices],
        help_text="Số của các kỳ thành số cả năm thế nào. Cộng các kỳ: việc làm thêm được, như "
        "hộ thoát nghèo. Kỳ mới nhất: con số đang có, như tổng đàn, tỷ lệ.",
    )
    counter = forms.ChoiceField(
        label="Cổng tự đếm",
        required=False,
        help_text="Chọn thì kết quả do cổng đếm từ dữ liệu đang có, đơn vị không phải báo cáo.",
    )
    paper = LineField(
        label="Theo văn bản",
        required=False,
        max_length=300,
        help_text="Văn bản đặt ra giá trị này, như Nghị quyết số 38/NQ-HĐND.",
    )
    paper_on = forms.DateField(label="Ngày văn bản", required=False, help_text="Như 20/12/2023.")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any = None, *, span: Span, target: Target | None = None, **kwargs: Any
    ) -> None:
        self.span, self.target = span, target
        super().__init__(data, initial=initial_of(target) if target else None, **kwargs)
        others = targets_of_span(span).exclude(pk=target.pk if target else None)
        self.fields["parent"].queryset = others
        self._offer_units()
        self.fields["counter"].choices = _counters(target)
        self.fields["unit_text"].widget.attrs["list"] = "don-vi-tinh"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("parent") and not data.get("part_rule"):
            data["part_rule"] = PartRule.DETAIL if self._is_share(data) else PartRule.ADDS_UP
        if not data.get("parent"):
            data["part_rule"] = ""
        if data.get("frequency") == "":
            data["frequency"] = Frequency.HALF_YEAR
        return data

    def service_fields(self) -> dict[str, Any]:
        plain = {
            name: self.cleaned_data[name]
            for name in (
                "name", "field", "unit_text", "parent", "part_rule", "note", "baseline",
                "baseline_year", "assigned_value", "assigned_by", "answering_unit", "units",
                "frequency", "counter", "paper", "paper_on",
            )
        }  # fmt: skip
        strands = self.cleaned_data["strands"].split(";")
        rules = {
            name: self.cleaned_data[name]
            for name in ("unit_rule", "period_rule")
            if self.cleaned_data[name]
        }
        plain["strands"] = [strand.strip() for strand in strands if strand.strip()]
        return {**plain, **rules, **self.figures, **self.lasting}

    def _offer_units(self) -> None:
        day = min(max(dates.today(), self.span.starts_on), self.span.ends_on)
        units = {spell.unit.uid: spell.unit for spell in spells_on(self.span.commune, day)}
        if self.target:
            for unit in (*self.target.units.all(), self.target.answering_unit):
                if unit:
                    units.setdefault(unit.uid, unit)
        names = unit_names(units.values(), day)
        choices = [(str(uid), names[unit.pk]) for uid, unit in units.items()]
        by_uid: dict[str, Unit] = {str(uid): unit for uid, unit in units.items()}
        self.fields["answering_unit"].choices = [("", "chưa giao"), *choices]
        self.fields["answering_unit"].coerce = by_uid.__getitem__
        self.fields["units"].choices = choices
        self.fields["units"].coerce = by_uid.__getitem__

    def _is_share(self, data: dict[str, Any]) -> bool:
        """Percentages are seldom meant to add up."""
        return data.get("unit_text") in ("%", "‰")


class SpanForm(forms.Form):
    """A time to set targets for."""

    kind = forms.ChoiceField(label="Loại", choices=SpanKind.choices)
    name = LineField(label="Tên", max_length=200, help_text="Như Năm 2025, Đợt thi đua Tết.")
    starts_on = forms.DateField(label="Từ ngày", help_text="Như 01/01/2025.")
    ends_on = forms.DateField(label="Đến hết ngày")


class RemoveForm(forms.Form):
    reason = LineField(label="Lý do", required=False, max_length=300)


def initial_of(target: Target) -> dict[str, Any]:
    """Return the fields of the form as the target stands."""
    current, indicator = target.current, target.indicator
    initial = {
        name: getattr(target, name)
        for name in (
            "name", "part_rule", "note", "baseline", "baseline_year", "assigned_value",
            "assigned_by", "frequency", "unit_rule", "period_rule", "counter", "version",
        )
    }  # fmt: skip
    initial |= {name: getattr(indicator, name) for name in ("kind", "field", "unit_text")}
    if indicator.direction_confirmed or indicator.direction == "higher":
        initial["direction"] = indicator.direction
    initial["parent"] = target.parent.uid if target.parent else None
    initial["answering_unit"] = str(target.answering_unit.uid) if target.answering_unit else ""
    initial["units"] = [str(unit.uid) for unit in target.units.all()]
    initial["strands"] = "; ".join(strand.name for strand in target.strands.all())
    return initial | (_initial_value(current) if current else {})


def _counters(target: Target | None) -> list[tuple[str, str]]:
    """Return what can be counted; a counter that is gone stays chosen until it is changed."""
    choices = [("", "không, các đơn vị báo cáo"), *counters.choices()]
    kept = target.counter if target else ""
    return choices if kept in dict(choices) else [*choices, (kept, "bộ đếm không còn dùng")]


def _initial_value(current: Any) -> dict[str, Any]:
    sign_in_cell = current.comparator in (Comparator.MAINTAIN, Comparator.ACHIEVE)
    return {
        "comparator": current.comparator,
        "value": cell_text(
            "=" if sign_in_cell else current.comparator,
            current.value,
            current.value_max,
            current.numerator,
            current.denominator,
        ),
        "level": current.level,
    }


def shown_value(form: forms.Form, name: str) -> str:
    """Return what a field shows, in words, to compare two texts of it."""
    field = form.fields[name]
    value = form[name].value()
    chosen = value if isinstance(value, list | tuple) else [value]
    labels = {str(key): str(label) for key, label in getattr(field, "choices", [])}
    words = [labels.get(str(each), _plain(each)) for each in chosen]
    return ", ".join(word for word in words if word)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return format_number(value) if hasattr(value, "as_tuple") else str(value)
