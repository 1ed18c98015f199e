"""A corrected copy of a draft handed in to be compared with it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from campaigns.forms.versioned import PartForm
from campaigns.intake.refusals import MAX_BYTES, MAX_PAGES, TOO_LARGE

_MEGABYTES = MAX_BYTES // 1024 // 1024


class CorrectedCopyForm(PartForm):
    upload = forms.FileField(
        label="Bản đã sửa",
        allow_empty_file=True,
        help_text="Tệp Word (.docx) là tốt nhất; PDF có chữ hoặc .txt cũng được. "
        f"Không quá {_MEGABYTES} MB, {MAX_PAGES} trang.",
        error_messages={"required": "Chọn tệp Word đã sửa."},
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt"}),
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if upload.size > MAX_BYTES:
            raise ValidationError(TOO_LARGE)
        return upload
