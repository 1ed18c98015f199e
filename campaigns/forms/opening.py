"""Bases, opening and closing; recipients."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any
from zlib import crc32

from django import forms

from campaigns.forms.units import UnitsField, uids, units_to_choose
from campaigns.forms.versioned import Row, VersionedForm, Words, numbered, rows_of
from campaigns.inputs import BasisInput, RecipientInput
from campaigns.models import Plan, Recipient
from emulation.lib.fields import LineField, TextField
from emulation.lib.markers import STYLE_CHOICES
from emulation.lib.text import clean_paragraphs, search_key

SPARE_BASES = 2
USED_BASES, USED_RECIPIENTS = "can-cu-da-dung", "noi-nhan-da-dung"
# "(b/c)", "(để b/c)", "(b/c, t/h)" at the end of a line
_PURPOSE = re.compile(r"\s*\((?:để\s+)?(\w{1,3}/\w{1,3}(?:[,;]\s*\w{1,3}/\w{1,3})*)\)\s*$")

_ARCHIVE = re.compile(r"luu\b")


class BasisRow(Row):
    lead = LineField(
        label="Chữ đứng đầu",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"list": "tu-mo-dau"}),
    )
    text = LineField(
        label="Văn bản được dẫn",
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    standing = forms.BooleanField(label="Đứng thành dòng riêng", required=False)
    link = forms.URLField(
        label="Địa chỉ văn bản",
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages={
            "invalid": "Địa chỉ chưa đúng. Chép cả dòng địa chỉ của trang, như https://chinhphu.vn."
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A new basis is one line, which the browser completes from those used before."""
        super().__init__(*args, **kwargs)
        if not self.initial.get("text"):
            self.fields["text"].widget = forms.TextInput(attrs={"list": USED_BASES})

    @property
    def is_empty(self) -> bool:
        return not self.cleaned_data.get("text")

    def as_input(self) -> BasisInput:
        fields = self.cleaned_data
        return BasisInput(
            text=fields["text"].rstrip(" ;."),
            lead=fields["lead"],
            standing=fields["standing"],
            link=fields["link"],
            uid=fields["uid"],
        )


BasisRows = rows_of(BasisRow)


class OpeningForm(VersionedForm):
    opening = TextField(
        label="Đoạn mở đầu", required=False, rows=6, help_text="Mỗi dòng in thành một đoạn."
    )
    items_style = forms.ChoiceField(label="Đánh số các mục lớn", choices=STYLE_CHOICES)
    closing = TextField(
        label="Đoạn kết",
        required=False,
        rows=4,
        help_text="Mỗi dòng in thành một đoạn. Dấu ./. được in tự động.",
    )
    target_appendix = forms.BooleanField(
        label="Kèm phụ lục bảng chỉ tiêu (khổ ngang)", required=False
    )

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        initial = {
            "version": plan.opening_version,
            "opening": plan.opening,
            "closing": plan.closing,
            "items_style": plan.items_style,
            "target_appendix": plan.target_appendix,
        }
        super().__init__(data, initial=initial)
        self.bases = BasisRows(data, prefix="bases", initial=_basis_rows(plan))

    def is_valid(self) -> bool:
        return super().is_valid() & self.bases.is_valid()

    def words(self) -> list[Words]:
        bases = "\n".join(_basis_words(row) for row in self.bases if row["text"].value())
        return [("Căn cứ", bases), *super().words()]

    def values(self) -> dict[str, Any]:
        return super().values() | {"bases": [row.as_input() for row in self.bases.filled()]}


class RecipientLinesForm(VersionedForm):
    """Nơi nhận as it prints: one line a recipient, its purpose in brackets."""

    lines = TextField(
        label="Nơi nhận",
        required=False,
        rows=10,
        help_text="Mỗi dòng một nơi nhận; ghi mục đích trong ngoặc, như: UBND huyện (b/c). "
        "Dấu gạch đầu dòng và dấu chấm phẩy được in tự động.",
    )

    more = LineField(
        label="Thêm một nơi nhận",
        required=False,
        max_length=340,
        widget=forms.TextInput(attrs={"list": USED_RECIPIENTS, "autocomplete": "off"}),
        help_text="Gõ vài chữ để chọn trong nơi nhận đã dùng và các đơn vị. "
        "Lưu thì dòng này vào cuối danh sách, trước dòng Lưu.",
    )

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        rows = plan.recipients.all()
        text = "\n".join(recipient_line(row.text, row.purpose) for row in rows)
        super().__init__(data, initial={"version": plan.recipients_version, "lines": text})

    def clean(self) -> dict[str, Any]:
        more = self.cleaned_data.get("more")
        if more and "lines" in self.cleaned_data:
            lines = with_lines(self.cleaned_data["lines"], [more])
            self.cleaned_data["lines"] = lines
        return self.cleaned_data

    def inputs(self, kept: Iterable[Recipient], choices: Collection[str]) -> list[RecipientInput]:
        """Return the recipients; a line whose words were used before keeps its units.

        ``kept`` are rows, the latest last; ``choices`` the uids of the units of today.
        """
        units = {
            search_key(row.text): tuple(u for u in row.units.all() if str(u.uid) in choices)
            for row in kept
        }
        lines = [read_recipient(line) for line in clean_paragraphs(self.cleaned_data["lines"])]
        return [
            RecipientInput(text, purpose, units.get(search_key(text), ()))
            for text, purpose in lines
            if text
        ]


class RecipientUnitsForm(VersionedForm):
    """Which units of the portal each stored line means; a line is known by its words."""

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        self.rows = list(plan.recipients.prefetch_related("units"))
        initial = {field_name(row): uids(row.units.all()) for row in self.rows}
        super().__init__(data, initial=initial | {"version": plan.recipients_version})
        choices = units_to_choose(plan.commune)
        for row in self.rows:
            self.fields[field_name(row)] = field = UnitsField(label=row.text)
            field.offer(choices)

    def stand_beside(self, fresh: RecipientUnitsForm) -> None:
        """Show the lines of now; those that are new bring the units they are stored with."""
        super().stand_beside(fresh)
        for row in fresh.rows:
            if field_name(row) not in self.fields:
                self.data.setlist(field_name(row), fresh[field_name(row)].value())
        self.rows, self.fields = fresh.rows, fresh.fields

    def lines(self) -> list[tuple[Recipient, forms.BoundField, int]]:
        """Return each line with its field and the number of its units."""
        bound = [(row, self[field_name(row)]) for row in self.rows]
        return [(row, field, len(field.value() or ())) for row, field in bound]

    def inputs(self) -> list[RecipientInput]:
        chosen = self.cleaned_data
        return [RecipientInput(row.text, row.purpose, chosen[field_name(row)]) for row in self.rows]


def with_lines(text: str, more: Iterable[str]) -> str:
    """Add recipients that are not among the lines yet, in front of those for the archive."""
    lines = clean_paragraphs(text)
    known = {search_key(read_recipient(line)[0]) for line in lines}
    new = [line for line in more if search_key(read_recipient(line)[0]) not in known]
    archive = [line for line in lines if _ARCHIVE.match(search_key(line.lstrip("-–+• ")))]
    others = [line for line in lines if line not in archive]
    fresh_archive = [line for line in new if _ARCHIVE.match(search_key(line))]
    fresh = [line for line in new if line not in fresh_archive]
    return "\n".join([*others, *fresh, *archive, *fresh_archive])


def field_name(row: Recipient) -> str:
    """Name the field by the words of the line: rows are made anew with every save."""
    return f"units-{crc32(search_key(row.text).encode()):x}"


def recipient_line(text: str, purpose: str) -> str:
    return f"{text} ({purpose})" if purpose else text


def read_recipient(line: str) -> tuple[str, str]:
    """Read "- UBND huyện (để b/c);" as ("UBND huyện", "b/c")."""
    line = line.lstrip("-–+• ").rstrip(" ;.,")
    match = _PURPOSE.search(line)
    return (line[: match.start()].strip(), match.group(1)) if match else (line.strip(), "")


def _basis_rows(plan: Plan) -> list[dict[str, Any]]:
    names = ("uid", "lead", "text", "standing", "link")
    rows = [{name: getattr(basis, name) for name in names} for basis in plan.bases.all()]
    spare = {"lead": "Căn cứ", "standing": True}
    return numbered(rows + [dict(spare) for _ in range(SPARE_BASES)])


def _basis_words(row: BasisRow) -> str:
    return f"{row['lead'].value()} {row['text'].value()}"
