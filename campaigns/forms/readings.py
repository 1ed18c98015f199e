"""Corrections of what was read in an old paper, part by part."""

from __future__ import annotations

from typing import Any

from django import forms

from campaigns.forms.opening import read_recipient, recipient_line
from campaigns.forms.versioned import VersionedForm
from campaigns.intake.parts import (
    ReadBasis,
    ReadHeader,
    Reading,
    ReadRecipient,
    ReadSignature,
    ReadTarget,
)
from campaigns.readings.page import first_words
from emulation.lib.dates import PartialDate
from emulation.lib.fields import LineField, QuantityField, TextField
from emulation.lib.text import clean_paragraphs
from targets.models import Comparator, Direction, IndicatorKind


class SeenForm(VersionedForm):
    """Knows its part by the words it had, for numbers change when others correct."""

    seen = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    number = 0

    def stand_beside(self, fresh: SeenForm) -> None:
        super().stand_beside(fresh)
        self.number = fresh.number

    def changed_values(self) -> dict[str, Any]:
        names = set(self.changed_data) - {"version", "seen"}
        return {name: self.cleaned_data[name] for name in names}


class ReadTargetForm(SeenForm):
    """A target of the reading; what stays as it is is not sent to the service."""

    name = LineField(label="Tên chỉ tiêu", max_length=300, widget=forms.Textarea({"rows": 2}))
    op = forms.ChoiceField(label="So sánh", choices=Comparator)
    value = QuantityField(label="Giá trị", required=False)
    value_max = QuantityField(label="Đến", required=False, help_text="Chỉ khi là khoảng.")
    unit = LineField(label="Đơn vị tính", required=False, max_length=60)
    parent = forms.ChoiceField(label="Là phần của", required=False)
    direction = forms.ChoiceField(
        label="Chiều", required=False, choices=[("", "theo tên chỉ tiêu"), *Direction.choices]
    )
    kind = forms.ChoiceField(
        label="Kiểu", required=False, choices=[("", "tự nhận"), *IndicatorKind.choices]
    )
    numerator = QuantityField(label="Tử số", required=False)
    denominator = QuantityField(label="Mẫu số", required=False)
    level = LineField(label="Mức, hạng", required=False, max_length=200)
    assigned_value = QuantityField(label="Cấp trên giao", required=False)
    assigned_by = LineField(label="Cấp giao", required=False, max_length=120)
    baseline = QuantityField(label="Kỳ trước", required=False)
    baseline_year = forms.IntegerField(
        label="Năm của kỳ trước", required=False, min_value=1990, max_value=2100
    )
    note = LineField(label="Ghi chú", required=False, max_length=300)
    in_text = forms.BooleanField(
        label="Sửa cả con số trong văn bản",
        required=False,
        help_text="Không đánh dấu thì chỉ chỉ tiêu đổi; văn bản vẫn ghi số cũ.",
    )

    MORE = (
        "numerator", "denominator", "level", "assigned_value", "assigned_by", "baseline",
        "baseline_year", "note",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, reading: Reading, number: int, version: int) -> None:
        target = reading.targets[number - 1]
        self.number = number
        not_own = ("version", "seen", "parent", "in_text")
        own = [name for name in self.base_fields if name not in not_own]
        initial = {name: getattr(target, name) for name in own}
        parent = "" if target.parent is None else str(target.parent + 1)
        super().__init__(
            data, initial=initial | {"version": version, "seen": target.text, "parent": parent}
        )
        self.fields["parent"].choices = [("", "đứng riêng"), *_wholes(reading.targets, number)]
        if not target.figures:
            del self.fields["in_text"]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        op, low, high = given.get("op"), given.get("value"), given.get("value_max")
        if op not in (Comparator.MAINTAIN, Comparator.ACHIEVE) and low is None:
            self._tell("value", "Nhập giá trị của chỉ tiêu.")
        elif op == Comparator.RANGE and (high is None or high <= low):
            self._tell("value_max", "Khoảng cần hai số, số sau lớn hơn số trước.")
        return given

    def _tell(self, name: str, sentence: str) -> None:
        if name not in self.errors:
            self.add_error(name, sentence)

    def changes(self) -> list[dict[str, Any]]:
        """Return the corrections that make the reading as typed; one at least: looked at."""
        given = self.changed_values()
        parent, in_text = given.pop("parent", None), given.pop("in_text", False)
        index = self.number - 1
        made = [{"do": "target_set", "number": index, **given}]
        if parent is not None:
            above = int(parent) - 1 if parent else None
            made.append({"do": "target_parent_set", "number": index, "parent": above})
        if in_text:
            made.append({"do": "figures_set", "number": index})
        return made

    @property
    def has_more(self) -> bool:
        return any(self[name].value() not in (None, "") or self[name].errors for name in self.MORE)


def _wholes(targets: tuple[ReadTarget, ...], number: int) -> list[tuple[str, str]]:
    return [
        (str(n), f"{n}. {first_words(target.name)}")
        for n, target in enumerate(targets, 1)
        if n != number
    ]


class ReadHeaderForm(VersionedForm):
    kind = LineField(label="Tên loại văn bản", required=False, max_length=80)
    title = LineField(
        label="Trích yếu", required=False, max_length=600, widget=forms.Textarea({"rows": 2})
    )
    parent = LineField(label="Cơ quan chủ quản", required=False, max_length=200)
    issuer = LineField(label="Cơ quan ban hành", required=False, max_length=200)
    number = LineField(label="Số", required=False, max_length=20)
    symbol = LineField(label="Ký hiệu", required=False, max_length=40)
    place = LineField(label="Địa danh", required=False, max_length=80)
    day = forms.IntegerField(label="Ngày", required=False, min_value=1, max_value=31)
    month = forms.IntegerField(label="Tháng", required=False, min_value=1, max_value=12)
    year = forms.IntegerField(label="Năm", required=False, min_value=1900, max_value=2100)
    theme_label = LineField(label="Gọi là (chủ đề hay phương châm)", required=False, max_length=40)
    theme = LineField(
        label="Chủ đề, phương châm",
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
        help_text="Không gõ dấu ngoặc kép.",
    )

    _SAME = ("kind", "title", "parent", "issuer", "number", "symbol", "place", "theme_label")

    def __init__(self, data: Any = None, *, header: ReadHeader, version: int) -> None:
        own = {name: getattr(header, name) for name in (*self._SAME, "theme")}
        parts = [int(part) for part in header.date.split("-") if part.isdigit()]
        day = dict(zip(("year", "month", "day"), parts, strict=False))
        super().__init__(data, initial=own | day | {"version": version})

    def clean_theme(self) -> str:
        return self.cleaned_data["theme"].strip('“”" ')

    def clean(self) -> dict[str, Any]:
        try:
            PartialDate(*self._day())
        except ValueError:
            self.add_error("day", "Ngày này không có, hoặc còn thiếu tháng, năm.")
        return self.cleaned_data

    def change(self) -> dict[str, Any]:
        year, month, day = self._day()
        date = "-".join(
            f"{part:0{width}}" for part, width in ((year, 4), (month, 2), (day, 2)) if part
        )
        own = {name: self.cleaned_data[name] for name in (*self._SAME, "theme")}
        return {"do": "header_set", "date": date, **own}

    def _day(self) -> list[int | None]:
        return [self.cleaned_data.get(name) for name in ("year", "month", "day")]


class ReadBasisForm(SeenForm):
    """A basis of the reading; ``number`` 0 is one to be added."""

    lead = LineField(label="Chữ đứng đầu", required=False, max_length=40)
    text = LineField(
        label="Văn bản được dẫn",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Nhập văn bản được dẫn."},
    )
    standing = forms.BooleanField(
        label="Đứng thành dòng riêng",
        required=False,
        help_text="Bỏ dấu nếu văn bản được dẫn ngay trong đoạn mở đầu.",
    )

    def __init__(
        self, data: Any = None, *, bases: tuple[ReadBasis, ...], number: int, version: int
    ) -> None:
        self.number = number
        basis = bases[number - 1] if number else ReadBasis("")
        initial = {name: getattr(basis, name) for name in ("lead", "text", "standing")}
        super().__init__(data, initial=initial | {"seen": basis.text, "version": version})

    def change(self) -> dict[str, Any]:
        names = ("lead", "text", "standing")
        given = {name: self.cleaned_data[name] for name in names}
        if not self.number:
            return {"do": "basis_add", **given}
        return {"do": "basis_set", "number": self.number - 1, **given}


class ReadRecipientsForm(VersionedForm):
    lines = TextField(
        label="Nơi nhận",
        required=False,
        rows=10,
        help_text="Mỗi dòng một nơi nhận; ghi mục đích trong ngoặc, như: UBND huyện (b/c).",
    )

    def __init__(
        self, data: Any = None, *, recipients: tuple[ReadRecipient, ...], version: int
    ) -> None:
        self._before = {recipient_line(one.text, one.purpose): one for one in recipients}
        super().__init__(data, initial={"lines": "\n".join(self._before), "version": version})

    def change(self) -> dict[str, Any]:
        """Return the recipients; a line that stays keeps its purpose as it was typed."""
        lines = clean_paragraphs(self.cleaned_data["lines"])
        return {"do": "recipients_set", "recipients": [self._recipient(line) for line in lines]}

    def _recipient(self, line: str) -> dict[str, str]:
        kept = self._before.get(line)
        text, purpose = (kept.text, kept.purpose) if kept else read_recipient(line)
        return {"text": text, "purpose": purpose}


class ReadSignatureForm(VersionedForm):
    mode = forms.ChoiceField(
        label="Thể thức ký",
        required=False,
        choices=[
            ("", "chưa rõ"),
            ("own", "Người đứng đầu tự ký"),
            ("tm", "TM. – thay mặt tập thể"),
            ("kt", "KT. – cấp phó ký thay"),
            ("tl", "TL. – thừa lệnh"),
            ("tuq", "TUQ. – thừa ủy quyền"),
            ("q", "Q. – quyền cấp trưởng"),
        ],
    )
    lines = TextField(
        label="Các dòng trên tên người ký",
        required=False,
        rows=3,
        help_text="Mỗi dòng một dòng, như: TM. ỦY BAN NHÂN DÂN; CHỦ TỊCH.",
    )
    name = LineField(label="Họ tên người ký", required=False, max_length=120)

    def __init__(self, data: Any = None, *, signature: ReadSignature, version: int) -> None:
        initial = {
            "mode": signature.mode,
            "lines": "\n".join(signature.lines),
            "name": signature.name,
        }
        super().__init__(data, initial=initial | {"version": version}, auto_id="id_ky_%s")

    def change(self) -> dict[str, Any]:
        return {
            "do": "signature_set",
            "lines": clean_paragraphs(self.cleaned_data["lines"]),
            "name": self.cleaned_data["name"],
            "mode": self.cleaned_data["mode"],
        }
