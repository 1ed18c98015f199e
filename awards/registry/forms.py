"""Forms of the register and of initiatives."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from awards.law.page import awards_for
from awards.models import AuthorityLevel, Grant, Initiative
from awards.registry.filters import FORM, HONOUR
from awards.registry.services.grants import CORRECTED
from awards.states import Procedure
from campaigns.models import Honour, RewardForm, SubjectKind
from emulation.lib.fields import LineField, QuantityField, TextField
from emulation.org.models import Commune, Person

OPTIONAL = {"required": False}
LOOK_UP = ("name", "code", "birth_year", "village", "is_new")


def day_field(label: str, **more: Any) -> forms.DateField:
    attrs = {"placeholder": "ngày/tháng/năm", "autocomplete": "off"}
    return forms.DateField(
        label=label, help_text="ngày/tháng/năm", widget=forms.DateInput(attrs=attrs), **more
    )


class PaperForm(forms.Form):
    """What the paper of an award says, beside who was given what."""

    procedure = forms.ChoiceField(
        label="Loại khen thưởng", choices=Procedure, initial=Procedure.REGULAR
    )
    year = forms.IntegerField(label="Năm xét", help_text="Năm của thành tích, như 2022.")
    decision_number = LineField(label="Số quyết định", max_length=60, help_text="Như 105/QĐ-UBND.")
    decided_on = day_field("Ngày quyết định")
    decider = LineField(
        label="Người, cơ quan quyết định", max_length=200, help_text="Như Chủ tịch UBND huyện."
    )
    level = forms.ChoiceField(label="Cấp", choices=AuthorityLevel, initial=AuthorityLevel.COMMUNE)
    detail = LineField(label="Chức vụ, đơn vị, nơi ở", max_length=300, **OPTIONAL)
    merit = TextField(label="Thành tích", rows=3, **OPTIONAL)
    amount = QuantityField(label="Tiền thưởng (đồng)", decimal_places=0, min_value=0, **OPTIONAL)
    gender = forms.ChoiceField(
        label="Giới tính", choices=[("", "Không ghi"), *Person.Gender.choices], **OPTIONAL
    )
    is_leader = forms.BooleanField(label="Giữ chức vụ lãnh đạo", **OPTIONAL)
    is_direct_worker = forms.BooleanField(label="Trực tiếp lao động, sản xuất", **OPTIONAL)

    def clean_amount(self) -> int | None:
        amount = self.cleaned_data["amount"]
        return None if amount is None else int(amount)


class GrantForm(PaperForm):
    kind = forms.ChoiceField(label="Đối tượng", choices=SubjectKind)
    name = LineField(
        label="Tên được khen",
        max_length=200,
        help_text="Họ tên người, họ tên chủ hộ, hoặc tên thôn, cơ quan (cả tên cũ).",
    )
    code = LineField(
        label="Mã người, mã hộ", max_length=20, help_text="Cần khi trùng tên.", **OPTIONAL
    )
    birth_year = forms.IntegerField(label="Năm sinh", min_value=1900, max_value=2100, **OPTIONAL)
    village = LineField(label="Thôn của hộ", max_length=200, **OPTIONAL)
    is_new = forms.BooleanField(label="Người chưa có trên cổng, ghi thêm người này", **OPTIONAL)
    award = forms.ChoiceField(label="Danh hiệu, hình thức khen thưởng")
    field_order = ["kind", *LOOK_UP, "award", *PaperForm.base_fields]

    def __init__(self, data: Any = None, *, commune: Commune, **more: Any) -> None:
        super().__init__(data, **more)
        titles, rewards = awards_for(Honour, commune), awards_for(RewardForm, commune)
        self.awards = {
            f"{kind}:{row.uid}": row for kind, rows in _sorts(titles, rewards) for row in rows
        }
        self.fields["award"].choices = [
            ("", "chọn danh hiệu hoặc hình thức"),
            ("Danh hiệu thi đua", _named(HONOUR, titles)),
            ("Hình thức khen thưởng", _named(FORM, rewards)),
        ]

    def clean_award(self) -> Honour | RewardForm:
        return self.awards[self.cleaned_data["award"]]

    def looked_up(self) -> dict[str, Any]:
        """Return by which words the subject is found."""
        return {name: self.cleaned_data[name] for name in LOOK_UP}

    def told(self) -> dict[str, Any]:
        """Return what the paper says."""
        return {name: self.cleaned_data[name] for name in (*PaperForm.base_fields, "award")}


class GrantChangeForm(PaperForm):
    recipient = LineField(label="Tên ghi trong quyết định", max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["recipient", *PaperForm.base_fields, "version"]

    def __init__(self, data: Any = None, *, grant: Grant) -> None:
        stored = {name: getattr(grant, name) for name in (*CORRECTED, "version")}
        super().__init__(data, initial=stored)


class InitiativeForm(forms.Form):
    """``author`` and what follows find the person; a recorded one keeps its author."""

    author = LineField(label="Tác giả", max_length=120, help_text="Họ và tên.")
    code = LineField(
        label="Mã người", max_length=20, help_text="Cần khi có hai người trùng tên.", **OPTIONAL
    )
    birth_year = forms.IntegerField(label="Năm sinh", min_value=1900, max_value=2100, **OPTIONAL)
    name = LineField(label="Tên sáng kiến, đề tài", max_length=300)
    level = forms.ChoiceField(label="Phạm vi công nhận", choices=Initiative.Level)
    number = LineField(label="Số văn bản công nhận", max_length=60)
    recognised_on = day_field("Ngày công nhận")
    recognised_by = LineField(label="Cơ quan công nhận", max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput, **OPTIONAL)

    TOLD = ("name", "level", "number", "recognised_on", "recognised_by")

    def __init__(self, data: Any = None, *, initiative: Initiative | None = None) -> None:
        names = (*self.TOLD, "version")
        stored = {name: getattr(initiative, name) for name in names} if initiative else {}
        super().__init__(data, initial=stored)
        if initiative:
            for name in ("author", "code", "birth_year"):
                del self.fields[name]

    def told(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.TOLD}


class ReasonForm(forms.Form):
    reason = LineField(label="Lý do xóa", max_length=300)


def _sorts(titles: QuerySet, rewards: QuerySet) -> list[tuple[str, QuerySet]]:
    return [(HONOUR, titles), (FORM, rewards)]


def _named(kind: str, rows: QuerySet) -> list[tuple[str, str]]:
    return [(f"{kind}:{row.uid}", row.name) for row in rows]
