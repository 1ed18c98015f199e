"""A campaign begun and changed: its name, day, times, who takes part, its paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms

from campaigns.forms.versioned import PartForm, VersionedForm
from campaigns.launching.anniversaries import Day
from campaigns.launching.selectors import days_kept, slogan_sets_on, superior_campaigns
from campaigns.launching.taking import TAKING_PART
from campaigns.models import Campaign, CampaignKind, LaunchPaper, SloganSet, Taking
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.fields import LineField, TextField
from emulation.lib.text import first_upper
from emulation.org.models import Commune
from emulation.org.rights import commune_and_superiors

LINES = ("name", "short_name", "slogan", "purpose", "content", "anniversary", "implements_words")


def day_field(label: str, **kwargs: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"autocomplete": "off"})
    return forms.DateField(label=label, widget=widget, help_text="ngày/tháng/năm", **kwargs)


class CampaignFields(forms.Form):
    """What is typed of a campaign, new or not."""

    name = LineField(
        label="Tên phong trào",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Như: Đợt thi đua cao điểm trồng cây mừng Đảng, mừng Xuân.",
        error_messages={"required": "Nhập tên phong trào."},
    )
    short_name = LineField(label="Tên gọi tắt", required=False, max_length=80)
    slogan = LineField(
        label="Khẩu hiệu, chủ đề",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    anniversary_pick = forms.ChoiceField(label="Ngày kỷ niệm", required=False)
    anniversary = LineField(
        label="Hoặc tự ghi ngày kỷ niệm",
        required=False,
        max_length=200,
        help_text="Như: kỷ niệm 70 năm thành lập xã. Đã chọn ở trên thì để trống.",
    )
    starts_on = day_field("Bắt đầu ngày", error_messages={"required": "Nhập ngày bắt đầu."})
    ends_on = day_field("Kết thúc ngày", error_messages={"required": "Nhập ngày kết thúc."})
    register_from = day_field(
        "Nhận đăng ký từ ngày", error_messages={"required": "Nhập ngày mở đăng ký."}
    )
    register_until = day_field(
        "Nhận đăng ký đến hết ngày", error_messages={"required": "Nhập hạn đăng ký."}
    )
    taking = forms.ChoiceField(label="Ai tham gia", choices=Taking, widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(
        label="Loại đơn vị (khi chọn theo loại)",
        required=False,
        choices=[(kind.value, kind.label) for kind in TAKING_PART],
        widget=forms.CheckboxSelectMultiple,
    )
    slogan_set = forms.ModelChoiceField(
        SloganSet.objects.none(),
        label="Bộ câu hỏi khi đăng ký",
        required=False,
        empty_label="không hỏi thêm",
        to_field_name="uid",
    )
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
    purpose = TextField(
        label="Mục đích, yêu cầu",
        required=False,
        help_text="Mỗi dòng một ý; in vào văn bản phát động.",
    )
    content = TextField(
        label="Nội dung thi đua",
        required=False,
        rows=5,
        help_text="Mỗi dòng một ý; in vào văn bản phát động và hiện cho đơn vị đọc.",
    )
    paper_kind = forms.ChoiceField(
        label="Văn bản phát động", choices=LaunchPaper, widget=forms.RadioSelect
    )

    def offer(self, commune: Commune, kept: Campaign | None = None) -> None:
        """Offer what the commune has to choose from."""
        today = dates.today()
        self.days = _days_offered(commune, today)
        chosen = [("", "không gắn với ngày kỷ niệm, hoặc tự ghi ở dưới")]
        self.fields["anniversary_pick"].choices = [*chosen, *_labels(self.days.items())]
        self.fields["slogan_set"].queryset = slogan_sets_on(commune, today)
        above = commune_and_superiors(commune) - {commune.pk}
        self.fields["implements"].queryset = superior_campaigns(above)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")
        opened, until = cleaned.get("register_from"), cleaned.get("register_until")
        if opened and until and until < opened:
            self.add_error("register_until", "Hạn đăng ký phải từ ngày mở đăng ký trở đi.")
        elif until and last and until > last:
            self.add_error("register_until", "Hạn đăng ký không được sau ngày kết thúc.")
        if cleaned.get("taking") == Taking.KINDS and not cleaned.get("kinds"):
            self.add_error("kinds", "Chọn ít nhất một loại đơn vị.")
        return cleaned

    def typed(self) -> dict[str, Any]:
        """Return the fields under the names that the services know."""
        given = dict(self.cleaned_data)
        picked = self.days.get(given.pop("anniversary_pick", ""))
        if picked:
            given["anniversary"] = picked.words
            given["anniversary_on"] = picked.on
            given["anniversary_since"] = picked.event.since
        elif not given["anniversary"]:
            given["anniversary_on"] = given["anniversary_since"] = None
        if given["taking"] != Taking.KINDS:
            given["kinds"] = []
        return given


class CampaignCreateForm(CampaignFields, PartForm):
    commune = forms.ModelChoiceField(
        Commune.objects.none(), label="Địa phương", empty_label=None, to_field_name="uid"
    )
    kind = forms.ChoiceField(
        label="Loại",
        choices=[
            (CampaignKind.DRIVE.value, CampaignKind.DRIVE.label),
            (CampaignKind.TOPIC.value, CampaignKind.TOPIC.label),
            (CampaignKind.YEAR.value, "Phong trào thi đua cả năm (không theo kế hoạch trên cổng)"),
        ],
        widget=forms.RadioSelect,
    )
    field_order = ("commune", "kind", "name")

    def __init__(self, data: Any = None, *, communes: list[Commune]) -> None:
        first = {
            "commune": communes[0].uid,
            "kind": CampaignKind.DRIVE,
            "taking": Taking.VILLAGES,
            "paper_kind": LaunchPaper.PLAN,
            "register_from": dates.today(),
        }
        super().__init__(data, initial=first)
        field = self.fields["commune"]
        field.queryset = Commune.objects.filter(pk__in=[commune.pk for commune in communes])
        if len(communes) == 1:
            field.widget, field.required = forms.HiddenInput(), False
        self._communes = communes
        self.offer(communes[0])

    def clean_commune(self) -> Commune:
        return self._communes[0] if len(self._communes) == 1 else self.cleaned_data["commune"]

    def values(self) -> dict[str, Any]:
        return self.typed()


class CampaignChangeForm(CampaignFields, VersionedForm):
    def __init__(self, data: Any = None, *, campaign: Campaign) -> None:
        names = (*LINES, "starts_on", "ends_on", "register_from", "register_until", "taking")
        names = (*names, "kinds", "paper_kind", "version")
        first = {name: getattr(campaign, name) for name in names}
        first["slogan_set"] = campaign.slogan_set.uid if campaign.slogan_set else None
        first["implements"] = campaign.implements.uid if campaign.implements else None
        super().__init__(data, initial=first)
        self.offer(campaign.commune)
        self._show_picked(campaign)
        if campaign.paper_id:
            del self.fields["paper_kind"]

    def values(self) -> dict[str, Any]:
        given = self.typed()
        given["seen_version"] = given.pop("version")
        return given

    def _show_picked(self, campaign: Campaign) -> None:
        """A day of the calendar shows where it was chosen, not where it can be typed."""
        keys = (key for key, day in self.days.items() if day.words == campaign.anniversary)
        picked = next(keys, "")
        if picked:
            self.initial |= {"anniversary_pick": picked, "anniversary": ""}


def _days_offered(commune: Commune, today: dt.date) -> dict[str, Day]:
    """Offer the days of a year and a half from the start of this one."""
    days = [*days_kept(commune, today.year), *days_kept(commune, today.year + 1)]
    return {f"{day.on:%Y-%m-%d}|{day.event.name}"[:250]: day for day in days}


def _labels(days: Iterable[tuple[str, Day]]) -> Iterable[tuple[str, str]]:
    for key, day in days:
        mark = " (năm tròn)" if day.is_round else " (năm lẻ 5)" if day.is_half_round else ""
        yield key, f"{date_short(day.on)}: {first_upper(day.words)}{mark}"
