"""What a single form and a row of the table share: a name, a value as typed, a direction."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from emulation.lib.fields import LineField
from targets.measures import (
    ReadValue,
    UnreadableValue,
    format_value,
    implied_direction,
    parse_value_cell,
    propose_direction,
    propose_kind,
)
from targets.models import Comparator, Direction, PartRule

WITHOUT_FIGURE = (Comparator.MAINTAIN, Comparator.ACHIEVE)
COMPARATOR_CHOICES = [
    ("", "như gõ ở ô giá trị"),
    (Comparator.EQUAL, "= bằng"),
    (Comparator.BELOW, "< dưới"),
    (Comparator.AT_MOST, "≤ không quá"),
    (Comparator.ABOVE, "> trên"),
    (Comparator.AT_LEAST, "≥ từ … trở lên"),
    (Comparator.RANGE, "từ … đến …"),
    (Comparator.MAINTAIN, "duy trì, giữ vững"),
    (Comparator.ACHIEVE, "hoàn thành, đạt"),
]
SHORT_DIRECTIONS = {
    Direction.HIGHER: "càng cao càng tốt",
    Direction.LOWER: "càng thấp càng tốt",
    Direction.EXACTLY: "đúng bằng",
    Direction.WITHIN: "trong khoảng",
}
DIRECTION_CHOICES = [("", "theo tên chỉ tiêu"), *SHORT_DIRECTIONS.items()]


class FigureForm(forms.Form):
    """After ``is_valid()``: ``figures`` are the fields of a value, ``lasting`` the indicator's.

    ``asks`` says that the proposed direction needs the person's word before anything is saved.
    """

    name = LineField(label="Tên chỉ tiêu", max_length=300)
    comparator = forms.ChoiceField(label="So sánh", required=False, choices=COMPARATOR_CHOICES)
    value = LineField(
        label="Giá trị", required=False, max_length=120, help_text="1.880 · 0,66 · 6/6 · 13-15 · <1"
    )
    unit_text = LineField(label="Đơn vị tính", required=False, max_length=60)
    part_rule = forms.ChoiceField(
        label="Quan hệ với chỉ tiêu cha",
        required=False,
        choices=[("", "tự nhận"), *PartRule.choices],
    )
    direction = forms.ChoiceField(label="Chiều", required=False, choices=DIRECTION_CHOICES)
    direction_confirmed = forms.BooleanField(label="Đúng chiều này", required=False)
    note = LineField(label="Ghi chú", required=False, max_length=300)

    figures: dict[str, Any]
    lasting: dict[str, Any]
    asks = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        read = self._read(data)
        if read is None or "name" not in data:
            return data
        self._settle_unit(data, read)
        self._settle_figures(data, read)
        self._settle_direction(data)
        return data

    @property
    def words(self) -> str:
        """What the row asks for: "từ 98% trở lên"."""
        figures = {name: value for name, value in self.figures.items() if name != "unit"}
        return format_value(unit=self.cleaned_data["unit_text"], **figures)

    @property
    def direction_words(self) -> str:
        return SHORT_DIRECTIONS[self.lasting["direction"]]

    def _read(self, data: dict[str, Any]) -> ReadValue | None:
        cell, asked = data.get("value", ""), data.get("comparator", "")
        if not cell:
            return self._read_without_figure(asked, data.get("level", ""))
        try:
            read = parse_value_cell(cell, data.get("unit_text", ""))
        except UnreadableValue as error:
            self.add_error("value", str(error))
            return None
        return self._with_upper_value(read, asked, data.get("value_max"))

    def _read_without_figure(self, asked: str, level: str) -> ReadValue | None:
        if asked in WITHOUT_FIGURE:
            return ReadValue(asked)
        if level and not asked:
            return ReadValue(Comparator.ACHIEVE)
        if not self.errors.get("value"):
            self.add_error("value", "Gõ giá trị, hoặc chọn “duy trì” hay “đạt” ở ô so sánh.")
        return None

    def _with_upper_value(
        self, read: ReadValue, asked: str, upper: Decimal | None
    ) -> ReadValue | None:
        comparator = read.comparator if asked in ("", read.comparator) else asked
        if read.comparator not in ("=", comparator):
            self.add_error("value", "Ô giá trị và ô so sánh nói khác nhau. Chỉ giữ một cách.")
            return None
        value_max = read.value_max if upper is None else upper
        if upper is not None and asked == "":
            comparator = Comparator.RANGE
        if comparator == Comparator.RANGE and not _is_range(read.value, value_max):
            self.add_error("value", "Khoảng cần hai số, số sau lớn hơn số trước.")
            return None
        if comparator != Comparator.RANGE and value_max is not None:
            self.add_error("value", "Có hai số thì chọn so sánh “từ … đến …”.")
            return None
        return ReadValue(
            comparator, read.value, value_max, read.numerator, read.denominator, read.unit
        )

    def _settle_unit(self, data: dict[str, Any], read: ReadValue) -> None:
        typed = data.get("unit_text", "")
        if typed and read.unit and typed.lower() != read.unit.lower():
            self.add_error(
                "unit_text", f"Ô giá trị ghi “{read.unit}”, ô này ghi “{typed}”. Sửa một trong hai."
            )
        data["unit_text"] = typed or read.unit

    def _settle_figures(self, data: dict[str, Any], read: ReadValue) -> None:
        self.figures = {
            "comparator": read.comparator,
            "value": read.value,
            "value_max": read.value_max,
            "numerator": read.numerator,
            "denominator": read.denominator,
            "level": data.get("level", ""),
        }

    def _settle_direction(self, data: dict[str, Any]) -> None:
        comparator, chosen = self.figures["comparator"], data.get("direction", "")
        kind = data.get("kind") or propose_kind(
            value=self.figures["value"],
            denominator=self.figures["denominator"],
            unit=data["unit_text"],
            level=self.figures["level"],
        )
        words = f"{data.get('note', '')} {data.get('value', '')}"
        proposed = propose_direction(data["name"], words, comparator=comparator, kind=kind)
        ticked = data.get("direction_confirmed", False)
        confirmed = bool(chosen or implied_direction(comparator) or ticked)
        self.lasting = {
            "kind": kind,
            "direction": chosen or proposed,
            "direction_confirmed": confirmed,
        }
        self.asks = not confirmed and proposed != Direction.HIGHER


def _is_range(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and high > low
