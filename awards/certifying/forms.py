"""Forms of a layout: the sheet, and where each line stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django import forms

from awards.certifying.layout import ALIGNS, BOX_NAMES, COLOURS, VALIGNS, Box
from awards.certifying.layouts import layout_of
from awards.models import CertificateLayout
from campaigns.forms.versioned import shown
from emulation.lib.fields import QuantityField
from emulation.lib.text import first_lower

_SHEET = ("mode", "page", "shift_x_mm", "shift_y_mm", "has_emblem", "has_flags", "version")
# A line that was never printed begins in the middle of the sheet.
_NEW_BOX = Box(x_mm=100, y_mm=100, w_mm=100, size_pt=13)


class SheetForm(forms.Form):
    mode = forms.ChoiceField(label="Cách in", choices=CertificateLayout.Mode)
    page = forms.ChoiceField(label="Khổ giấy", choices=CertificateLayout.Page)
    shift_x_mm = QuantityField(
        label="Dịch ngang (mm)",
        decimal_places=1,
        max_digits=5,
        help_text="Máy in lệch trái thì ghi số dương; lệch phải thì ghi số âm.",
    )
    shift_y_mm = QuantityField(
        label="Dịch dọc (mm)",
        decimal_places=1,
        max_digits=5,
        help_text="Máy in lệch lên thì ghi số dương; lệch xuống thì ghi số âm.",
    )
    has_emblem = forms.BooleanField(label="In Quốc huy", required=False)
    has_flags = forms.BooleanField(label="In hàng cờ hai bên Quốc huy", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class BoxForm(forms.Form):
    """One line of the sheet; without the tick it is not printed."""

    shown = forms.BooleanField(label="In", required=False)
    x_mm = QuantityField(label="Trái (mm)", decimal_places=1, max_digits=5)
    y_mm = QuantityField(label="Trên (mm)", decimal_places=1, max_digits=5)
    w_mm = QuantityField(label="Rộng (mm)", decimal_places=1, max_digits=5)
    size_pt = QuantityField(label="Cỡ chữ", decimal_places=1, max_digits=4)
    max_lines = forms.IntegerField(label="Số dòng", min_value=1, max_value=12)
    align = forms.ChoiceField(label="Căn ngang", choices=list(ALIGNS.items()))
    valign = forms.ChoiceField(label="Căn dọc", choices=list(VALIGNS.items()))
    colour = forms.ChoiceField(
        label="Màu", choices=[(name, words) for name, (words, _) in COLOURS.items()]
    )
    bold = forms.BooleanField(label="Đậm", required=False)
    italic = forms.BooleanField(label="Nghiêng", required=False)

    def __init__(self, data: Any = None, *, name: str, box: Box | None) -> None:
        values = asdict(box or _NEW_BOX)
        numbers = ("x_mm", "y_mm", "w_mm", "size_pt")
        values |= {each: Decimal(str(values[each])) for each in numbers}
        super().__init__(data, prefix=f"o-{name}", initial={**values, "shown": box is not None})
        self.name, self.title = name, BOX_NAMES[name]

    def box(self) -> Box | None:
        words = dict(self.cleaned_data)
        if not words.pop("shown"):
            return None
        numbers = ("x_mm", "y_mm", "w_mm", "size_pt")
        return Box(**words | {name: float(words[name]) for name in numbers})


class LayoutForm:
    """The sheet and its lines, taken and refused together; ``row`` gives what stands now."""

    def __init__(self, data: Any = None, *, row: CertificateLayout) -> None:
        stored = {name: getattr(row, name) for name in _SHEET}
        stored |= {name: Decimal(stored[name]) for name in ("shift_x_mm", "shift_y_mm")}
        stored["version"] = row.version if row.pk else 0
        boxes: Mapping[str, Box] = layout_of(row).boxes
        self.sheet = SheetForm(data, initial=stored)
        self.boxes = [BoxForm(data, name=name, box=boxes.get(name)) for name in BOX_NAMES]
        self.is_stale = False
        self.stored: list[tuple[str, str]] = []

    @property
    def is_bound(self) -> bool:
        return self.sheet.is_bound

    @property
    def is_multipart(self) -> bool:
        return False

    def is_valid(self) -> bool:
        return all([form.is_valid() for form in self])

    def add_error(self, field: str | None, error: Any) -> None:
        self.sheet.add_error(field if field in self.sheet.fields else None, error)

    @property
    def fields(self) -> Mapping[str, forms.Field]:
        return self.sheet.fields

    @property
    def error_count(self) -> int:
        return sum(len(form.errors) for form in self)

    def stand_beside(self, fresh: LayoutForm) -> None:
        """Keep what was typed, tell what a colleague stored otherwise, and take its version."""
        typed = dict(self.words())
        self.stored = [(label, text) for label, text in fresh.words() if typed[label] != text]
        data = self.sheet.data.copy()
        data["version"] = fresh.sheet["version"].value()
        for form in self:
            form.data = data

    def words(self) -> Iterator[tuple[str, str]]:
        """Yield every field of the sheet and of its lines, to read rather than to fill in."""
        for bound in self.sheet.visible_fields():
            yield str(bound.label), shown(bound)
        for form in self.boxes:
            for bound in form.visible_fields():
                yield f"{form.title}, {first_lower(str(bound.label))}", shown(bound)

    def told(self) -> dict[str, Any]:
        words = dict(self.sheet.cleaned_data)
        boxes = {form.name: form.box() for form in self.boxes}
        words["boxes"] = {name: box for name, box in boxes.items() if box}
        words["seen_version"] = words.pop("version")
        return words

    def __iter__(self) -> Iterator[forms.Form]:
        yield self.sheet
        yield from self.boxes
