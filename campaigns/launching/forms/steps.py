"""The steps of a campaign's way, and the commune's own days."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from campaigns.forms.versioned import PartForm
from campaigns.launching.forms.parts import TakingField
from campaigns.launching.forms.writing import day_field
from campaigns.launching.selectors import slogan_sets_on, superior_campaigns
from campaigns.models import Anniversary, Campaign, SloganSet
from emulation.lib import dates
from emulation.lib.fields import LineField, TextField
from emulation.org.models import Commune
from emulation.org.rights import commune_and_superiors

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
    """For which year; ``seen_year`` is the one whose changes the page showed."""

    year = forms.IntegerField(label="Làm lại cho năm", max_value=2100)
    implements = forms.ModelChoiceField(
        Campaign.objects.none(),
        label="Thực hiện phong trào của cấp trên",
        required=False,
        empty_label="không chọn",
        to_field_name="uid",
    )
    implements_words = LineField(
        label="Hoặc ghi tên phong trào của cấp trên", required=False, max_length=300
    )
    seen_year = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, campaign: Campaign) -> None:
        super().__init__(data, initial={"year": campaign.starts_on.year + 1})
        self.campaign = campaign
        above = commune_and_superiors(campaign.commune) - {campaign.commune_id}
        field = self.fields["implements"]
        field.queryset = superior_campaigns(above)
        field.label_from_instance = _with_year
        last = _with_year(campaign.implements) if campaign.implements else ""
        last = last or campaign.implements_words
        if last:
            field.help_text = f"Năm trước thực hiện: {last}. Còn thực hiện thì chọn, ghi lại."

    def clean_year(self) -> int:
        year, old = self.cleaned_data["year"], self.campaign.starts_on.year
        if year <= old:
            raise forms.ValidationError(f"Chọn một năm sau năm {old}.")
        return year

    @property
    def year_shown(self) -> int:
        """Return the year whose changes the page shows: the one typed, if it can be."""
        if self.is_bound and self.is_valid():
            return self.cleaned_data["year"]
        return self.campaign.starts_on.year + 1

    @property
    def was_shown(self) -> bool:
        """Say whether the person saw what changes for the year that is typed."""
        return self.is_valid() and self.cleaned_data["year"] == self.cleaned_data["seen_year"]

    def show(self, year: int) -> None:
        """Note which year's changes stand on the page."""
        if self.is_bound:
            self.data = self.data.copy()
            self.data["seen_year"] = str(year)
        self.initial["seen_year"] = year

    def values(self) -> dict[str, Any]:
        given = super().values()
        del given["seen_year"]
        return given


class OneMoreForm(PartForm):
    unit = TakingField(
        label="Đơn vị thêm vào",
        required=True,
        error_messages={"required": "Chọn đơn vị."},
    )

    def __init__(self, data: Any = None, *, campaign: Campaign) -> None:
        super().__init__(data)
        inside = set(campaign.participants.values_list("unit", flat=True))
        self.fields["unit"].offer_taking(campaign.commune, without=inside)


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


def _with_year(campaign: Campaign) -> str:
    return f"{campaign.name} (năm {campaign.starts_on.year})"
