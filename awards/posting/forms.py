"""What is typed about posted lists: by the office, and by anybody."""

from __future__ import annotations

from django import forms

from awards.checking.forms import day_field
from awards.posting.services.opinions import MOST_LETTERS
from emulation.lib.fields import LineField, TextField


class PostingForm(forms.Form):
    title = LineField(label="Tiêu đề danh sách", max_length=300)
    ends_on = day_field("Niêm yết đến hết ngày")


class StopForm(forms.Form):
    reason = TextField(label="Lý do dừng", rows=3)


class OpinionAnswerForm(forms.Form):
    answer = TextField(label="Kết quả xem xét", rows=4)
    looks_again = forms.BooleanField(
        label="Đưa hồ sơ này về thẩm định lại",
        required=False,
        help_text="Khi ý kiến cho thấy hồ sơ có thể không đủ điều kiện.",
    )


class OpinionForm(forms.Form):
    text = TextField(label="Ý kiến", rows=6, max_length=MOST_LETTERS)
    author_name = LineField(
        label="Họ và tên",
        max_length=120,
        help_text="Chỉ cán bộ xã phụ trách đọc được, không công khai.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    author_contact = LineField(
        label="Điện thoại hoặc địa chỉ",
        max_length=200,
        required=False,
        help_text="Để xã hỏi lại khi cần xác minh.",
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )


class FindForm(forms.Form):
    """Read from the address of the public page."""

    tim = LineField(label="Tìm tên, đơn vị", required=False, max_length=100)


class ListFindForm(forms.Form):
    """Read from the address of the page of all lists."""

    tim = LineField(label="Tìm xã, phường, tên danh sách", required=False, max_length=100)
