"""The parts of a campaign: units, targets, themes, criteria, awards, documents."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet

from campaigns.forms.units import UnitsField, uids
from campaigns.forms.versioned import PartForm
from campaigns.launching.scopes import titles_for_none_of
from campaigns.launching.taking import TAKING_PART, units_offered
from campaigns.models import (
    Campaign,
    Criterion,
    CriterionKind,
    Honour,
    Measure,
    Plan,
    PlannedAward,
    PointRule,
    RewardForm,
    SubjectKind,
    Theme,
)
from campaigns.states import IN_FORCE
from emulation.lib import dates
from emulation.lib.fields import LineField, QuantityField, TextField
from emulation.org.models import Commune, UnitKind
from targets.models import Target


class RowsField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


def target_words(target: Target) -> str:
    """Name a target so that it is known among others, and say how many units have a share."""
    name = f"{target.parent.name}: {target.name}" if target.parent else target.name
    if not target.given_to:
        return f"{name} (chưa giao đơn vị nào, nên không đơn vị nào đăng ký)"
    return f"{name} (giao {target.given_to} đơn vị)"


def targets_offered(campaign: Campaign) -> QuerySet[Target]:
    given = Count("shares", filter=Q(shares__assigned__isnull=False))
    rows = campaign.span.targets.annotate(given_to=given).select_related("parent")
    return rows.order_by("position", "pk")


class TargetsField(RowsField):
    def label_from_instance(self, target: Target) -> str:
        return target_words(target)


class TargetField(forms.ModelChoiceField):
    def label_from_instance(self, target: Target) -> str:
        return target_words(target)


class TakingField(UnitsField):
    """Units that can take part, under their kinds; ``without`` are those inside already."""

    def offer_taking(self, commune: Commune, without: Collection[int] = ()) -> None:
        units, groups = units_offered(commune)
        self.units = {uid: unit for uid, unit in units.items() if unit.pk not in without}
        left = [(kind, [row for row in rows if row[0] in self.units]) for kind, rows in groups]
        self.choices = [(kind, rows) for kind, rows in left if rows]


class ParticipantsForm(PartForm):
    units = TakingField(
        label="Đơn vị tham gia",
        required=True,
        error_messages={"required": "Chọn ít nhất một đơn vị."},
    )

    def __init__(self, data: Any = None, *, campaign: Campaign, chosen: list[Any]) -> None:
        super().__init__(data, initial={"units": uids(chosen)})
        self.fields["units"].offer_taking(campaign.commune)


class TargetsForm(PartForm):
    targets = TargetsField(
        Target.objects.none(),
        label="Chỉ tiêu đơn vị đăng ký",
        required=False,
        to_field_name="uid",
        help_text="Không chọn chỉ tiêu nào thì đơn vị đăng ký trên mọi chỉ tiêu được giao.",
    )

    def __init__(self, data: Any = None, *, campaign: Campaign) -> None:
        chosen = campaign.campaigntargets.values_list("target__uid", flat=True)
        super().__init__(data, initial={"targets": list(chosen)})
        self.fields["targets"].queryset = targets_offered(campaign)


class ThemesForm(PartForm):
    themes = RowsField(
        Theme.objects.none(),
        label="Nội dung thi đua của kế hoạch năm",
        required=False,
        to_field_name="uid",
    )

    def __init__(self, data: Any = None, *, campaign: Campaign) -> None:
        chosen = campaign.campaignthemes.values_list("theme__uid", flat=True)
        super().__init__(data, initial={"themes": list(chosen)})
        plans = Plan.objects.filter(
            commune=campaign.commune_id, year=campaign.starts_on.year, state__in=IN_FORCE
        )
        rows = Theme.objects.filter(plan__in=plans, plan__kind__in=["yearly", "drive"])
        self.fields["themes"].queryset = rows.order_by("plan", "position", "pk")


class CriterionForm(PartForm):
    kind = forms.ChoiceField(label="Loại điểm", choices=CriterionKind, widget=forms.RadioSelect)
    name = LineField(
        label="Tiêu chí",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Nhập tên tiêu chí."},
    )
    points = QuantityField(
        label="Điểm tối đa",
        max_digits=7,
        decimal_places=2,
        error_messages={"required": "Nhập điểm tối đa."},
    )
    guide = TextField(label="Cách chấm", required=False, rows=3)
    needs_evidence = forms.BooleanField(label="Cần minh chứng", required=False)
    rule = forms.ChoiceField(
        label="Lấy điểm từ kết quả chỉ tiêu",
        required=False,
        choices=[("", "không, chấm bằng tay"), *PointRule.choices],
    )
    target = TargetField(
        Target.objects.none(),
        label="Chỉ tiêu",
        required=False,
        empty_label="không lấy",
        to_field_name="uid",
    )
    measure = forms.ChoiceField(label="So với", choices=Measure, required=False)
    full_above = QuantityField(
        label="Vượt bao nhiêu % thì đủ điểm (với cách tính theo mức vượt)",
        required=False,
        max_digits=6,
        decimal_places=2,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        campaign: Campaign,
        criterion: Criterion | None = None,
        parent: Criterion | None = None,
    ) -> None:
        first = _criterion(criterion) if criterion else {"kind": CriterionKind.CONTENT}
        super().__init__(data, initial={"measure": Measure.ASSIGNED, **first})
        self.fields["target"].queryset = targets_offered(campaign)
        if parent or (criterion and criterion.parent_id):
            del self.fields["kind"]  # a part is of the kind of its whole
        if criterion and criterion.parts.exists():
            for name in ("rule", "target", "measure", "full_above"):
                del self.fields[name]  # a whole takes the sum of its parts

    def values(self) -> dict[str, Any]:
        given = super().values()
        if "measure" in given:
            given["measure"] = given["measure"] or Measure.ASSIGNED
        return given


class AwardForm(PartForm):
    subject = forms.ChoiceField(label="Tặng cho", choices=SubjectKind, widget=forms.RadioSelect)
    honour = forms.ModelChoiceField(
        Honour.objects.none(),
        label="Danh hiệu",
        required=False,
        empty_label="không phải danh hiệu",
        to_field_name="uid",
    )
    reward_form = forms.ModelChoiceField(
        RewardForm.objects.none(),
        label="Hoặc hình thức khen thưởng",
        required=False,
        empty_label="chưa chọn",
        to_field_name="uid",
    )
    grade = LineField(
        label="Giải, mức", required=False, max_length=120,
        help_text="Như: Giải Nhất, Giải Nhì.",
    )  # fmt: skip
    number = forms.IntegerField(
        label="Số lượng", min_value=1, max_value=32_000,
        error_messages={
            "required": "Nhập số lượng.",
            "min_value": "Số lượng phải từ 1 trở lên.",
            "max_value": "Số lượng không quá 32.000.",
        },
    )  # fmt: skip
    money = QuantityField(
        label="Tiền thưởng mỗi giải (đồng)", required=False, max_digits=14, decimal_places=0,
        min_value=Decimal(0), help_text="Không có tiền thưởng thì để trống.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, campaign: Campaign) -> None:
        super().__init__(data, initial={"subject": SubjectKind.COLLECTIVE})
        here = Q(commune=None) | Q(commune=campaign.commune_id)
        elsewhere = titles_for_none_of([*TAKING_PART, UnitKind.COLLECTIVE], dates.today())
        honours = Honour.objects.filter(here, is_active=True).exclude(pk__in=elsewhere)
        self.fields["honour"].queryset = honours
        self.fields["reward_form"].queryset = RewardForm.objects.filter(here, is_active=True)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("honour") and given.get("reward_form"):
            self.add_error("reward_form", "Chọn danh hiệu hoặc hình thức khen thưởng, một thứ.")
        if not any(given.get(name) for name in ("honour", "reward_form", "grade")):
            self.add_error("honour", "Chọn danh hiệu, hình thức khen thưởng hoặc ghi tên giải.")
        return given

    def values(self) -> dict[str, Any]:
        given = super().values()
        return given | {"money": given["money"] or Decimal(0)}


class DocumentForm(PartForm):
    name = LineField(
        label="Tên tài liệu", required=False, max_length=200,
        help_text="Để trống thì lấy tên của tệp.",
    )  # fmt: skip
    upload = forms.FileField(
        label="Tệp", required=False,
        help_text="PDF, Word, Excel hoặc ảnh, không quá 10 MB.",
    )  # fmt: skip
    url = forms.URLField(
        label="Hoặc liên kết", required=False, max_length=500, assume_scheme="https",
        error_messages={"invalid": "Liên kết chưa đúng. Chép cả dòng địa chỉ của trang."},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if "url" in self.errors or "upload" in self.errors:
            return given
        if bool(given.get("upload")) == bool(given.get("url")):
            self.add_error("upload", "Đính kèm một tệp hoặc dán một liên kết.")
        elif given.get("url") and not given.get("name"):
            self.add_error("name", "Ghi tên tài liệu của liên kết.")
        return given


def money_of(awards: list[PlannedAward]) -> Decimal:
    """Return what all the awards cost."""
    return sum((row.number * row.money for row in awards), Decimal(0))


def _criterion(row: Criterion) -> dict[str, Any]:
    names = ("kind", "name", "points", "guide", "needs_evidence", "rule", "measure", "full_above")
    first = {name: getattr(row, name) for name in names}
    return first | {"target": row.target.uid if row.target else None}
