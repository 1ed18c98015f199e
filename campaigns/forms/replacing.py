"""What is looked for in a plan, and what stands there instead."""

from __future__ import annotations

from django import forms

from campaigns.carrying.finding import Wanted
from emulation.lib.fields import LineField


class FindForm(forms.Form):
    use_required_attribute = False

    tim = LineField(
        label="Tìm chữ", max_length=200, error_messages={"required": "Nhập chữ cần tìm."}
    )
    thay = LineField(
        label="Thay bằng",
        max_length=300,
        required=False,
        help_text="Để trống thì bỏ chữ ấy đi.",
    )
    khong_dau = forms.BooleanField(label="Không phân biệt dấu", required=False)
    ca_tu = forms.BooleanField(label="Đúng cả từ", required=False)
    hoa_thuong = forms.BooleanField(label="Phân biệt chữ hoa, chữ thường", required=False)

    def wanted(self) -> Wanted:
        fields = self.cleaned_data
        return Wanted(
            fields["tim"],
            without_accents=fields["khong_dau"],
            whole_words=fields["ca_tu"],
            match_case=fields["hoa_thuong"],
        )
