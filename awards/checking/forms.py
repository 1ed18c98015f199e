"""What the office types: filter of the list, reasons, conclusions, questions and answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from awards.checking.listing import GROUPS
from awards.checking.services import PART_WORDS
from awards.models import ConsultedNomination
from awards.states import NominationState
from emulation.lib.fields import LineField, TextField

ELIGIBLE, INELIGIBLE = NominationState.ELIGIBLE, NominationState.INELIGIBLE


def day_field(label: str, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"placeholder": "ngày/tháng/năm", "autocomplete": "off"})
    return forms.DateField(label=label, widget=widget, **more)


class VersionedForm(forms.Form):
    """Carries the version of the dossier that the page shows."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ListFilterForm(forms.Form):
    """Read from the address: an unknown choice is as good as none."""

    nhom = forms.ChoiceField(
        required=False,
        choices=[("", ""), *((word, label) for word, (label, _, _) in GROUPS.items())],
        widget=forms.HiddenInput,
    )
    donvi = forms.ChoiceField(label="Đơn vị đề nghị", required=False)
    tim = LineField(label="Tìm tên", required=False, max_length=100)

    def __init__(self, data: Any, units: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["donvi"].choices = [("", "Mọi đơn vị"), *units]

    def value(self, name: str) -> str:
        self.is_valid()
        return self.cleaned_data.get(name, "")


class ReturnForm(VersionedForm):
    """A reason at each part that is to be completed, and one for the whole."""

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=initial)
        for part, label in PART_WORDS.items():
            self.fields[part] = LineField(label=label, required=False, max_length=500)
        self.fields["reason"] = TextField(
            label="Lời chung",
            required=False,
            rows=3,
            help_text="Không nêu phần nào thì đơn vị được sửa cả hồ sơ.",
        )
        self.fields["due_on"] = day_field("Bổ sung trước hết ngày")

    @property
    def named(self) -> dict[str, str]:
        return {part: self.cleaned_data[part] for part in PART_WORDS if self.cleaned_data[part]}


class ConcludeForm(VersionedForm):
    verdict = forms.ChoiceField(
        label="Kết luận",
        choices=[(ELIGIBLE, "Đủ điều kiện"), (INELIGIBLE, "Không đủ điều kiện")],
        widget=forms.RadioSelect,
    )
    note = TextField(label="Ý kiến thẩm định", required=False, rows=4)

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any], is_odd: bool) -> None:
        super().__init__(data, initial=initial)
        self.fields["note"].help_text = (
            "Có điều nên xem ở trên nên cần ghi đã xem thế nào."
            if is_odd
            else "Không đủ điều kiện thì ghi vì sao; đơn vị đọc được lời này."
        )


class AgainForm(VersionedForm):
    reason = TextField(label="Lý do xem lại", rows=3)


class AskForm(forms.Form):
    offices = forms.ModelMultipleChoiceField(
        queryset=None,
        label="Hỏi cơ quan",
        to_field_name="uid",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn ít nhất một cơ quan."},
    )
    question = TextField(label="Nội dung hỏi", rows=3)
    due_on = day_field("Trả lời trước hết ngày")

    def __init__(
        self, data: Any = None, *, offices: QuerySet, names: Mapping[int, str], initial: Any
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["offices"].queryset = offices
        self.fields["offices"].label_from_instance = lambda unit: names[unit.pk]


class AnswerForm(VersionedForm):
    """What the office has against each, if anything, and its answer as a whole."""

    def __init__(
        self, data: Any = None, *, rows: Sequence[ConsultedNomination], initial: Any
    ) -> None:
        super().__init__(data, initial=initial)
        self.rows = {f"y-{row.uid.hex}": row for row in rows}
        for name, row in self.rows.items():
            self.fields[name] = LineField(
                label=row.nomination.recipient, required=False, max_length=1000
            )
        self.fields["answer"] = TextField(
            label="Ý kiến chung",
            required=False,
            rows=4,
            help_text="Không có gì khác thì ghi: Nhất trí với danh sách đề nghị.",
        )

    @property
    def lines(self) -> list[tuple[ConsultedNomination, Any]]:
        return [(row, self[name]) for name, row in self.rows.items()]

    @property
    def objections(self) -> dict[int, str]:
        told = ((row.pk, self.cleaned_data[name]) for name, row in self.rows.items())
        return {key: said for key, said in told if said}
