"""The steps of a campaign's way, and the commune's own days."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from campaigns.forms.units import UnitsField, units_to_choose
from campaigns.forms.versioned import PartForm
from campaigns.launching.forms.writing import day_field
from campaigns.launching.selectors import slogan_sets_on
from campaigns.models import Anniversary, Campaign, SloganSet
from emulation.lib import dates
from emulation.lib.fields import LineField, TextField
from emulation.org.models import Commune

DAYS_TO_REGISTER = 20


class ReasonForm(PartForm):
    reason = TextField(
        label="Lý do", rows=3, error_messages={"required": "Ghi lý do để các đơn vị hiểu."}
    )


class ExtendForm(ReasonForm):
    register_until = day_field("Hạn đăng ký mới", error_messages={"required": "Nhập hạn mới."})
    field_order = ("register_until", "reason")


class OutsideLaunchForm(PartForm):
    """A paper that was issued outside of the portal: what it is, and perhaps its copy."""

    number = LineField(
        label="Số, ký hiệu văn bản phát động",
        max_length=100,
        help_text="Như: Kế hoạch số 12/KH-UBND.",
        error_messages={"required": "Ghi số, ký hiệu của văn bản phát động."},
    )
    signed_on = day_field("Ngày văn bản", error_messages={"required": "Nhập ngày văn bản."})
    upload = forms.FileField(
        label="Bản chụp văn bản", required=False,
        help_text="PDF, Word hoặc ảnh, không quá 10 MB.",
    )  # fmt: skip

    def clean_signed_on(self) -> dt.date:
        if self.cleaned_data["signed_on"] > dates.today():
            raise forms.ValidationError("Ngày văn bản không thể ở sau hôm nay.")
        return self.cleaned_data["signed_on"]


class FromPlanForm(PartForm):
    register_until = day_field("Nhận đăng ký đến hết ngày")
    slogan_set = forms.ModelChoiceField(
        SloganSet.objects.none(),
        label="Bộ câu hỏi khi đăng ký",
        required=False,
        empty_label="không hỏi thêm",
        to_field_name="uid",
    )

    def __init__(self, data: Any = None, *, commune: Commune) -> None:
        today = dates.today()
        until = today + dt.timedelta(days=DAYS_TO_REGISTER)
        super().__init__(data, initial={"register_until": until})
        self.fields["slogan_set"].queryset = slogan_sets_on(commune, today)


class RepeatForm(PartForm):
    year = forms.IntegerField(label="Làm lại cho năm", min_value=1990, max_value=2100)

    def __init__(self, data: Any = None, *, campaign: Campaign) -> None:
        super().__init__(data, initial={"year": campaign.starts_on.year + 1})


class OneMoreForm(PartForm):
    unit = UnitsField(
        label="Đơn vị thêm vào",
        required=True,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn đơn vị."},
    )

    def __init__(self, data: Any = None, *, campaign: Campaign) -> None:
        super().__init__(data)
        inside = set(campaign.participants.values_list("unit", flat=True))
        offered = units_to_choose(campaign.commune)
        left = {uid: row for uid, row in offered.items() if row[0].pk not in inside}
        self.fields["unit"].offer(left)


class AnniversaryForm(PartForm):
    name = LineField(
        label="Ngày kỷ niệm", max_length=200,
        help_text="Như: Ngày thành lập Đảng bộ xã.",
        error_messages={"required": "Nhập tên ngày kỷ niệm."},
    )  # fmt: skip
    day = forms.IntegerField(label="Ngày", min_value=1, max_value=31)
    month = forms.IntegerField(label="Tháng", min_value=1, max_value=12)
    since = forms.IntegerField(
        label="Từ năm", required=False, min_value=1, max_value=2100,
        help_text="Năm của sự kiện; cổng tính là kỷ niệm lần thứ mấy.",
    )  # fmt: skip
    source = LineField(label="Căn cứ", required=False, max_length=300)

    def __init__(self, data: Any = None, *, row: Anniversary | None = None) -> None:
        names = ("name", "day", "month", "since", "source")
        super().__init__(data, initial={name: getattr(row, name) for name in names} if row else {})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("day") and given.get("month"):
            try:
                dt.date(2024, given["month"], given["day"])  # a leap year
            except ValueError:
                self.add_error("day", "Tháng này không có ngày ấy.")
        return given
