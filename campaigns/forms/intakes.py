"""An old paper handed in to be read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from campaigns.forms.versioned import PartForm
from campaigns.intake.refusals import MAX_BYTES, MAX_PAGES, TOO_LARGE
from emulation.org.models import Commune

_MEGABYTES = MAX_BYTES // 1024 // 1024
NOTHING_GIVEN = "Chọn một tệp, hoặc dán nội dung vào ô bên dưới."
GIVEN_TWICE = "Đã chọn tệp, lại có cả chữ dán. Giữ một trong hai rồi đọc."


class IntakeStartForm(PartForm):
    """A file, or pasted text."""

    commune = forms.ModelChoiceField(
        Commune.objects.none(), label="Địa phương", empty_label=None, to_field_name="uid"
    )
    upload = forms.FileField(
        label="Tệp kế hoạch",
        required=False,
        allow_empty_file=True,
        help_text=f"Word (.docx), PDF có chữ hoặc .txt; không quá {_MEGABYTES} MB, "
        f"{MAX_PAGES} trang.",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt"}),
    )
    text = forms.CharField(
        label="Hoặc dán nội dung",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Chép cả văn bản, từ tên cơ quan đến nơi nhận.",
    )

    def __init__(self, data: Any = None, files: Any = None, *, communes: list[Commune]) -> None:
        super().__init__(data, files, initial={"commune": communes[0].uid})
        field = self.fields["commune"]
        field.queryset = Commune.objects.filter(pk__in=[commune.pk for commune in communes])
        self._only = communes[0] if len(communes) == 1 else None
        if self._only:
            field.widget, field.required = forms.HiddenInput(), False

    def clean_commune(self) -> Commune:
        return self._only or self.cleaned_data["commune"]

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if upload and upload.size > MAX_BYTES:
            raise ValidationError(TOO_LARGE)
        return upload

    def clean(self) -> dict[str, Any]:
        has_text = bool(self.cleaned_data.get("text", "").strip())
        if self.cleaned_data.get("upload") and has_text:
            self.add_error("text", GIVEN_TWICE)
        elif not (has_text or self.cleaned_data.get("upload") or self.errors):
            self.add_error("upload", NOTHING_GIVEN)
        return self.cleaned_data
