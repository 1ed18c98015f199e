"""Forms of number series and of the verification page."""

from __future__ import annotations

import hashlib

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from emulation.lib import dates
from emulation.lib.fields import LineField
from emulation.org.models import Commune, Spell
from emulation.papers.models import NumberSeries, PaperKind
from emulation.papers.selectors import issuing_bodies
from emulation.papers.verification import normal_code

MAX_NUMBER = 99_999
MAX_COMPARED_BYTES = 50 * 1024 * 1024


def number_field(label: str, **options: object) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=MAX_NUMBER, **options)


class SeriesOpenForm(forms.Form):
    body = forms.ModelChoiceField(
        label="Cơ quan ban hành", queryset=Spell.objects.none(), to_field_name="uid"
    )
    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2100)
    name = LineField(
        label="Tên sổ", max_length=120, help_text="Ví dụ: Sổ kế hoạch; hoặc Sổ văn bản đi."
    )
    kinds = forms.MultipleChoiceField(
        label="Loại văn bản lấy số ở sổ này",
        choices=PaperKind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Các loại chọn ở đây dùng chung một dãy số.",
    )
    mode = forms.ChoiceField(
        label="Cách lấy số",
        choices=NumberSeries.Mode.choices,
        widget=forms.RadioSelect,
        initial=NumberSeries.Mode.ALLOT,
    )
    first_number = number_field(
        "Bắt đầu từ số",
        initial=1,
        help_text="Sổ giấy đã dùng đến số nào thì gõ số tiếp theo; đầu năm là 1.",
    )

    def __init__(
        self, *args: object, communes: list[Commune], wanted: str = "", **kwargs: object
    ) -> None:
        """Propose a series for the kind of paper that waits for one: ``wanted`` "báo cáo"."""
        super().__init__(*args, **kwargs)
        kind = next((kind for kind in PaperKind if kind.label.lower() == wanted), None)
        if kind:
            self.fields["name"].initial = f"Sổ {wanted}"
            self.fields["kinds"].initial = [kind]
        bodies = issuing_bodies(communes)
        self.fields["body"].queryset = bodies
        self.fields["body"].initial = bodies[0].uid if bodies else None
        self.fields["year"].initial = dates.today().year

    def given(self) -> dict[str, object]:
        """Return what the service takes; the body is chosen by its name of today."""
        unit = self.cleaned_data["body"].unit
        return self.cleaned_data | {"body": unit, "commune": unit.commune}


class SeriesChangeForm(forms.Form):
    name = LineField(label="Tên sổ", max_length=120)
    mode = forms.ChoiceField(
        label="Cách lấy số", choices=NumberSeries.Mode.choices, widget=forms.RadioSelect
    )
    next_number = number_field(
        "Số kế tiếp", help_text="Phải sau các số đã lấy. Số bị bỏ qua vẫn hiện là còn trống."
    )


class NumberReserveForm(forms.Form):
    number = number_field("Số")
    purpose = LineField(
        label="Dùng cho văn bản",
        max_length=300,
        help_text="Loại và trích yếu của văn bản lập ngoài cổng.",
    )

    def __init__(self, *args: object, series: NumberSeries, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if series.mode == NumberSeries.Mode.ALLOT:
            del self.fields["number"]


class NumberCancelForm(forms.Form):
    reason = LineField(label="Lý do hủy", max_length=300)


class CodeForm(forms.Form):
    ma = LineField(
        label="Mã xác minh",
        max_length=40,
        help_text="12 ký tự in cạnh mã QR, dưới Nơi nhận. Chữ hoa hay thường đều được.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_ma(self) -> str:
        code = normal_code(self.cleaned_data["ma"])
        if not code:
            raise ValidationError(
                "Mã có 12 ký tự, chia ba nhóm, như 7KQM-X3PA-9TRD. Xem lại mã in trên giấy."
            )
        return code


class CompareForm(forms.Form):
    """A copy of a paper, read for its SHA-256 and never kept."""

    copy = forms.FileField(
        label="Tệp cần so",
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
        help_text="Tệp PDF hoặc Word nhận được. Cổng chỉ tính mã SHA-256, không giữ tệp.",
        error_messages={"required": "Chọn tệp cần so.", "empty": "Tệp rỗng. Chọn tệp khác."},
    )

    def clean_copy(self) -> UploadedFile:
        if self.cleaned_data["copy"].size > MAX_COMPARED_BYTES:
            raise ValidationError("Tệp lớn hơn 50 MB: không phải văn bản do cổng ban hành.")
        return self.cleaned_data["copy"]

    def sha256(self) -> str:
        digest = hashlib.sha256()
        for chunk in self.cleaned_data["copy"].chunks():
            digest.update(chunk)
        return digest.hexdigest()
