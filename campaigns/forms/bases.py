"""The file of a cited paper."""

from __future__ import annotations

from django import forms

from campaigns.forms.versioned import PartForm


class BasisFileForm(PartForm):
    upload = forms.FileField(
        label="Tệp văn bản",
        help_text="PDF, Word, Excel hoặc ảnh, không quá 10 MB.",
        error_messages={"required": "Chọn một tệp."},
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"}),
    )
