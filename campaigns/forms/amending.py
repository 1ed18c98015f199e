"""What is asked for when an issued plan is amended."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from campaigns.amending.consolidating import Content
from campaigns.amending.places import PARTS, Place, places_of
from campaigns.forms.targets import item_label
from campaigns.forms.versioned import PartForm
from campaigns.models import Item, PlanTarget
from emulation.lib.fields import LineField, TextField
from emulation.lib.text import first_upper
from targets.measures import ReadValue, UnreadableValue, cell_text, parse_value_cell
from targets.models import Comparator

ITEMS, WHOLE = "items", "whole"
AFTER, INSIDE = "after", "inside"
SCOPES = [
    (ITEMS, "Một số mục: sửa đổi, bổ sung, bãi bỏ từng chỗ"),
    (WHOLE, "Thay toàn bộ nội dung"),
]
WAYS = [(AFTER, "ngay sau mục đã chọn, cùng hàng"), (INSIDE, "vào cuối mục đã chọn, làm mục con")]
PART_CHOICES = [(part, first_upper(name)) for part, name in PARTS.items()]
WITHOUT_SIGN = (Comparator.MAINTAIN, Comparator.ACHIEVE)  # a cell holds their number alone
DEEPEST = 4  # indents of the list


@dataclass(frozen=True)
class TreeRow:
    """A place of the text in force, to be ticked."""

    uid: str
    label: str
    name: str
    depth: int
    is_ticked: bool
    is_taken: bool


class PlacesForm(PartForm):
    """Items of the text in force, ticked in their tree. ``taken`` cannot be ticked again."""

    items = forms.MultipleChoiceField(label="Mục", required=False)

    def __init__(
        self, data: Any = None, *, base: Content, taken: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.places = places_of(base)
        self.taken = set(taken)
        free = [
            uid
            for uid, place in self.places.items()
            if uid not in self.taken and not place.item.get("struck")
        ]
        self.fields["items"].choices = [(uid, self.places[uid].name) for uid in free]

    def tree(self) -> Iterator[TreeRow]:
        ticked = set(self["items"].value() or ())
        for uid, place in self.places.items():
            if not place.item.get("struck"):
                yield _tree_row(place, uid in ticked, uid in self.taken)


class AmendForm(PlacesForm):
    scope = forms.ChoiceField(
        label="Sửa đến đâu", choices=SCOPES, widget=forms.RadioSelect, initial=ITEMS
    )
    parts = forms.MultipleChoiceField(
        label="Phần ngoài các mục",
        required=False,
        choices=PART_CHOICES,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = TextField(
        label="Lý do sửa đổi, bổ sung",
        rows=3,
        help_text="Người xem xét và lãnh đạo đọc lý do này; không in trong văn bản.",
        error_messages={"required": "Ghi lý do sửa đổi để người duyệt hiểu."},
    )

    def values(self) -> dict[str, Any]:
        whole = self.cleaned_data["scope"] == WHOLE
        kept = {name: self.cleaned_data[name] for name in ("items", "parts", "reason")}
        return {"whole": whole, **kept}


class MoreItemsForm(PlacesForm):
    parts = forms.MultipleChoiceField(
        label="Phần ngoài các mục", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: Any = None, *, base: Content, taken: Collection[str], parts: Collection[str]
    ) -> None:
        super().__init__(data, base=base, taken=taken)
        self.fields["parts"].choices = [row for row in PART_CHOICES if row[0] not in parts]

    def clean(self) -> dict[str, Any]:
        if not self.errors and not (self.cleaned_data["items"] or self.cleaned_data["parts"]):
            self.add_error("items", "Chọn ít nhất một mục hoặc một phần.")
        return self.cleaned_data


class StrikeForm(PlacesForm):
    def clean_items(self) -> list[str]:
        if not self.cleaned_data["items"]:
            raise forms.ValidationError("Chọn ít nhất một mục để bãi bỏ.")
        return self.cleaned_data["items"]


class InsertForm(PartForm):
    """Where a new item goes, and its words; ``item``: one that was written before."""

    place = forms.ChoiceField(label="Mục trong kế hoạch đang có hiệu lực", required=False)
    way = forms.ChoiceField(
        label="Đặt mục mới", choices=WAYS, widget=forms.RadioSelect, initial=AFTER
    )
    heading = LineField(label="Đề mục", max_length=500, required=False)
    text = TextField(label="Nội dung", rows=5, required=False, help_text="Mỗi dòng là một đoạn.")

    def __init__(self, data: Any = None, *, base: Content, item: Item | None = None) -> None:
        super().__init__(data)
        self.item = item
        places = places_of(base)
        self.fields["place"].choices = [
            ("", "ở cuối kế hoạch, làm mục lớn"),
            *((uid, _choice(place)) for uid, place in places.items()),
        ]
        if item is not None:
            del self.fields["heading"], self.fields["text"]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.item is None and not (data.get("heading") or data.get("text")):
            self.add_error("text", "Nhập đề mục hoặc nội dung của mục mới.")
        return data

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        inside = data["way"] == INSIDE and bool(data["place"])
        words = {name: data.get(name, "") for name in ("heading", "text")}
        return {"place": data["place"], "inside": inside, "item": self.item, **words}


class ValueForm(PartForm):
    """The value that an amendment proposes, typed as in the table of targets."""

    value = LineField(
        label="Giá trị mới",
        required=False,
        max_length=120,
        help_text="1.880 · 0,66 · 6/6 · 13-15 · <1 · từ 98% trở lên",
    )
    level = LineField(
        label="Mức, hạng",
        required=False,
        max_length=200,
        help_text="Chỉ với chỉ tiêu đặt theo mức, như chuẩn 04 sao.",
    )

    def __init__(self, data: Any = None, *, row: PlanTarget) -> None:
        super().__init__(data, initial={"value": typed_value(row), "level": row.asked.level})
        self.unit = row.target.indicator.unit_text
        self.comparator = row.asked.comparator
        self.figures: dict[str, Any] = {}

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        cell, level = data.get("value", ""), data.get("level", "")
        if not cell and not level:
            self.add_error("value", "Gõ giá trị mới, hoặc mức, hạng mới.")
            return data
        try:
            read = parse_value_cell(cell, self.unit) if cell else ReadValue(Comparator.ACHIEVE)
        except UnreadableValue as error:
            self.add_error("value", str(error))
            return data
        if read.unit and read.unit.lower() != self.unit.lower():
            self.add_error("value", f"Chỉ tiêu tính bằng “{self.unit}”; ở đây chỉ đổi con số.")
        names = ("comparator", "value", "value_max", "numerator", "denominator")
        self.figures = {name: getattr(read, name) for name in names} | {"level": level}
        if read.comparator == Comparator.EQUAL and self.comparator in WITHOUT_SIGN:
            self.figures["comparator"] = self.comparator
        return data


def typed_value(row: PlanTarget) -> str:
    """Return the value as it is typed into one cell."""
    asked = row.asked
    names = ("comparator", "value", "value_max", "numerator", "denominator")
    return cell_text(*(getattr(asked, name) for name in names))


def _tree_row(place: Place, is_ticked: bool, is_taken: bool) -> TreeRow:
    depth = min(len(place.above), DEEPEST)
    item = place.item
    return TreeRow(item["uid"], item_label(item), place.name, depth, is_ticked, is_taken)


def _choice(place: Place) -> str:
    indent = "– " * len(place.above)
    return f"{indent}{item_label(place.item, 8)}"
