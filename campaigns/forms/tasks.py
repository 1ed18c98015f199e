"""What is told of a task, and the filter of the list of tasks."""

from __future__ import annotations

from typing import Any

from django import forms

from campaigns.forms.versioned import PartForm, VersionedForm
from campaigns.models import TaskWork
from campaigns.working.due import Standing
from emulation.lib.fields import LineField, TextField

MINE = "toi"


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; their kinds and sizes are judged by the service."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in given if each]


class TellForm(VersionedForm):
    text = TextField(
        label="Đã làm gì, kết quả ra sao",
        rows=5,
        help_text="Viết như nói với văn phòng: việc gì, ngày nào, bao nhiêu người, kết quả.",
        error_messages={"required": "Ghi đã làm gì, hoặc đang làm đến đâu."},
    )
    files = FilesField(
        label="Ảnh, giấy kèm theo",
        required=False,
        help_text="PDF, Word, Excel hoặc ảnh; mỗi tệp không quá 10 MB, nhiều nhất 10 tệp.",
        widget=FilesInput(attrs={"accept": ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"}),
    )

    def __init__(self, data: Any = None, files: Any = None, *, work: TaskWork) -> None:
        super().__init__(data, files, initial={"version": work.version, "text": work.words})


class ReturnWorkForm(PartForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = TextField(
        label="Lý do trả lại",
        rows=3,
        error_messages={"required": "Ghi lý do để đơn vị biết còn phải làm gì."},
    )

    def __init__(self, data: Any = None, *, work: TaskWork) -> None:
        super().__init__(data, initial={"version": work.version}, auto_id="id_tra_%s")


class TaskFilterForm(forms.Form):
    """``cua=toi``: what the person leads."""

    use_required_attribute = False

    q = LineField(
        label="Nhiệm vụ, đơn vị",
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": "Không cần gõ dấu: tuyen truyen"}
        ),
    )
    ke_hoach = forms.ChoiceField(label="Kế hoạch", required=False)
    cua = forms.ChoiceField(
        label="Của", required=False, choices=[("", "mọi đơn vị"), (MINE, "tôi chủ trì")]
    )
    tinh_trang = forms.ChoiceField(
        required=False, choices=[("", ""), *Standing.choices], widget=forms.HiddenInput
    )

    def __init__(self, data: Any, plans: list[tuple[str, str]] | None = None) -> None:
        super().__init__(data)
        if plans is None or len(plans) < 2:
            del self.fields["ke_hoach"]
        else:
            self.fields["ke_hoach"].choices = [("", "Mọi kế hoạch"), *plans]

    def value(self, name: str) -> str:
        """Return what was asked for, "" where nothing or nonsense was."""
        self.is_valid()
        return self.cleaned_data.get(name, "")
