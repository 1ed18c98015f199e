"""A new plan, its header and its signature."""

from __future__ import annotations

from typing import Any

from django import forms

from campaigns.forms.versioned import PartForm, VersionedForm
from campaigns.models import PLANNED_KINDS, Ending, Plan, PlanKind
from campaigns.signers import signers_of
from campaigns.states import IN_FORCE
from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.lib.fields import LineField, TextField
from emulation.org.models import Commune, Position

FIRST_MONTH_OF_THE_NEXT = 11
DAY = forms.DateInput(attrs={"placeholder": "ngày/tháng/năm", "autocomplete": "off"})


def year_to_plan() -> int:
    """Return the year that a new plan is most likely for: in November it is the next."""
    today = dates.today()
    return today.year + (today.month >= FIRST_MONTH_OF_THE_NEXT)


class PlanCreateForm(PartForm):
    commune = forms.ModelChoiceField(
        Commune.objects.none(), label="Địa phương", empty_label=None, to_field_name="uid"
    )
    kind = forms.ChoiceField(label="Loại kế hoạch", choices=PLANNED_KINDS, widget=forms.RadioSelect)
    year = forms.IntegerField(label="Năm", min_value=1990, max_value=2100)
    title = LineField(
        label="Trích yếu",
        max_length=300,
        help_text="Dòng dưới chữ KẾ HOẠCH, như: Phát động các phong trào thi đua năm 2024.",
    )
    with_sections = forms.BooleanField(
        label="Tạo sẵn ba mục lớn: Mục đích, yêu cầu; Nội dung; Tổ chức thực hiện",
        required=False,
        initial=True,
    )
    span_name = LineField(
        label="Tên đợt", max_length=200, error_messages={"required": "Ghi tên của đợt thi đua."}
    )
    starts_on = forms.DateField(
        label="Từ ngày", widget=DAY, error_messages={"required": "Ghi ngày bắt đầu của đợt."}
    )
    ends_on = forms.DateField(
        label="Đến hết ngày", widget=DAY, error_messages={"required": "Ghi ngày kết thúc của đợt."}
    )
    OF_A_DRIVE = ("span_name", "starts_on", "ends_on")

    def __init__(self, data: Any = None, *, communes: list[Commune]) -> None:
        first = {"kind": PlanKind.YEARLY, "year": year_to_plan(), "commune": communes[0].uid}
        super().__init__(data, initial=first)
        field = self.fields["commune"]
        field.queryset = Commune.objects.filter(pk__in=[commune.pk for commune in communes])
        if len(communes) == 1:
            field.widget, field.required = forms.HiddenInput(), False
        self._only = communes[0] if len(communes) == 1 else None
        if self.is_bound and self["kind"].value() != PlanKind.DRIVE:
            for name in self.OF_A_DRIVE:
                self.fields[name].required = False

    def clean_commune(self) -> Commune:
        return self._only or self.cleaned_data["commune"]

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("kind") == PlanKind.DRIVE:
            self._check_days()
        else:  # what a yearly plan does not ask for is no mistake of it
            for name in self.OF_A_DRIVE:
                self.errors.pop(name, None)
        return self.cleaned_data

    def _check_days(self) -> None:
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")


class HeaderForm(VersionedForm):
    title = LineField(label="Trích yếu", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    superior_line = LineField(
        label="Cơ quan chủ quản",
        max_length=120,
        required=False,
        help_text="In phía trên tên cơ quan ban hành. Để trống thì không in.",
    )
    issuer = TextField(label="Cơ quan ban hành", rows=2, help_text="Mỗi dòng in thành một dòng.")
    symbol = LineField(label="Ký hiệu", max_length=40, help_text="Phần sau dấu /, như KH-UBND.")
    place = LineField(label="Địa danh", max_length=80)
    date_day = forms.IntegerField(label="Ngày", required=False, min_value=1, max_value=31)
    date_month = forms.IntegerField(label="Tháng", required=False, min_value=1, max_value=12)
    date_year = forms.IntegerField(label="Năm", required=False, min_value=1990, max_value=2100)
    motto_label = LineField(label="Gọi là (chủ đề hay phương châm)", max_length=40, required=False)
    motto = LineField(
        label="Chủ đề, phương châm",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Không gõ dấu ngoặc kép.",
    )
    replaces = forms.ModelChoiceField(
        Plan.objects.none(),
        label="Thay thế, bãi bỏ kế hoạch",
        required=False,
        empty_label="không chấm dứt kế hoạch nào",
        to_field_name="uid",
    )
    ending = forms.ChoiceField(
        label="Với kế hoạch ấy", choices=Ending, required=False, widget=forms.RadioSelect
    )

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        super().__init__(data, initial=_header_initial(plan))
        rivals = Plan.objects.filter(commune=plan.commune, year=plan.year, kind=plan.kind)
        rivals = rivals.filter(state__in=IN_FORCE, amends=None).exclude(pk=plan.pk)
        self.fields["replaces"].queryset = (
            rivals.none() if plan.amends_id or not plan.is_plan else rivals
        )

    def clean_ending(self) -> str:
        return self.cleaned_data["ending"] or Ending.REPLACED

    def clean_motto(self) -> str:
        return self.cleaned_data["motto"].strip('“”" ')

    def clean(self) -> dict[str, Any]:
        parts = [self.cleaned_data.get(f"date_{name}") for name in ("year", "month", "day")]
        try:
            PartialDate(*parts)
        except ValueError:
            self.add_error("date_day", "Ngày này không có, hoặc còn thiếu tháng, năm.")
        return self.cleaned_data


class SignatureForm(VersionedForm):
    signing_mode = forms.ChoiceField(label="Thể thức ký", choices=Commune.SigningMode)
    signatory = forms.ModelChoiceField(
        Position.objects.none(),
        label="Người ký",
        required=False,
        empty_label="chưa biết, chừa chỗ ký",
        to_field_name="uid",
    )

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        initial = {
            "version": plan.signature_version,
            "signing_mode": plan.signing_mode,
            "signatory": plan.signatory.uid if plan.signatory else None,
        }
        super().__init__(data, initial=initial)
        field, groups = self.fields["signatory"], signers_of(plan)
        offered = [position.pk for positions in groups.values() for position in positions]
        field.queryset = Position.objects.filter(pk__in=offered)
        field.choices = [("", field.empty_label), *_signer_choices(groups)]


def _signer_choices(groups: dict[str, list[Position]]) -> list[tuple[str, list]]:
    return [(name, [(row.uid, str(row)) for row in rows]) for name, rows in groups.items()]


def _header_initial(plan: Plan) -> dict[str, Any]:
    names = (
        "title superior_line issuer symbol place date_year date_month date_day motto_label motto"
    )
    initial = {name: getattr(plan, name) for name in names.split()}
    replaced = plan.replaces.uid if plan.replaces else None
    ending = {"replaces": replaced, "ending": plan.ending}
    return {"version": plan.header_version, **ending, **initial}
