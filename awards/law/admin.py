"""The rules of awards that an authority keeps for itself; the law's own are only read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.db import models
from django.db.models import Q, QuerySet
from django.forms.models import model_to_dict
from django.http import HttpRequest

from awards.eligibility import (
    CHECKS,
    COMPLETIONS,
    GROUNDS,
    INITIATIVE_LEVELS,
    SUBJECTS,
    UNIT_KINDS,
    BadParams,
    check_params,
)
from awards.law import services
from awards.law.wording import cap_words, limit_words, rate_words, vote_words
from awards.models import (
    Authority,
    BaseSalary,
    Cap,
    Condition,
    Deadline,
    Holiday,
    LawRow,
    MoneyRate,
    PaperRule,
    Rounding,
    TimeLimit,
    VoteRule,
)
from campaigns.models import Honour, RewardForm
from emulation.lib.fields import LineField
from emulation.lib.quantities import format_number
from emulation.lib.text import first_upper
from emulation.org.admin_base import KeptAdmin, ServiceForm, administered_commune
from emulation.org.models import Commune
from emulation.org.rights import commune_and_superiors

AWARD = ("honour", "reward_form", "subject")
DATED = ("valid_from", "valid_to", "source", "article", "is_doubtful", "note")


class LawAdmin(KeptAdmin):
    """``?theo=`` the uid of a rule from above: the new one begins as its copy."""

    own_fields: tuple[str, ...] = ()
    of_award = True
    formfield_overrides = KeptAdmin.formfield_overrides | {
        models.SlugField: {
            "widget": AdminTextInputWidget,
            "help_text": "Chữ không dấu, nối bằng gạch ngang. "
            "Cùng mã với quy định của cấp trên thì thay quy định ấy.",
        },
    }
    list_filter = ("is_doubtful",)
    search_fields = ("source", "article", "note")
    search_help_text = (
        "Ở đây chỉ có quy định riêng của địa phương; quy định chung đọc ở Danh mục khen thưởng."
    )

    def get_fields(self, request: HttpRequest, obj: LawRow | None = None) -> tuple[str, ...]:
        return (*(AWARD if self.of_award else ()), *self.own_fields, *DATED)

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        named = ("award_name", "subject") if self.of_award else ()
        return (*named, "rule", "valid_from", "valid_to", "source", "doubt")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        return rows.select_related("honour", "reward_form") if self.of_award else rows

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """These rows have no search key: search as typed."""
        return admin.ModelAdmin.get_search_results(self, request, queryset, search_term)

    def words(self, row: Any) -> str:
        """Return the rule itself in a few words, for the list."""
        raise NotImplementedError

    def get_list_display_links(self, request: HttpRequest, list_display: Any) -> tuple[str, ...]:
        return ("rule",)

    @admin.display(description="Quy định")
    def rule(self, row: LawRow) -> str:
        return self.words(row)

    @admin.display(description="Kiểm tra", ordering="is_doubtful")
    def doubt(self, row: LawRow) -> str:
        return "Cần kiểm tra" if row.is_doubtful else ""

    @admin.display(description="Khen thưởng")
    def award_name(self, row: LawRow) -> str:
        return str(row.award or "Mọi danh hiệu, hình thức")

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        related = db_field.remote_field.model
        if related in (Honour, RewardForm):
            kwargs["queryset"] = named_for(related, administered_commune(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        row = self.copied(request)
        if row is None:
            return {}
        return model_to_dict(row, self.get_fields(request)) | self.more_initial(row)

    def copied(self, request: HttpRequest) -> LawRow | None:
        """Return the rule that the new one corrects, if the authority goes by it."""
        commune = administered_commune(request)
        try:
            uid = UUID(request.GET.get("theo", ""))
        except ValueError:
            return None
        near = Q(commune=None) | Q(commune__in=commune_and_superiors(commune))
        return self.model.objects.filter(near, uid=uid).first()

    def more_initial(self, row: LawRow) -> dict[str, Any]:
        return {}

    def create(self, request: HttpRequest, fields: dict[str, Any]) -> LawRow:
        commune = administered_commune(request)
        return services.law_row_create(model=self.model, commune=commune, by=request.user, **fields)

    def change(self, request: HttpRequest, row: LawRow, fields: dict[str, Any]) -> None:
        services.law_row_change(row=row, by=request.user, **fields)


def named_for(model: type[Honour | RewardForm], commune: Commune | None) -> QuerySet:
    """Return the law's titles or rewards and the commune's own."""
    return model.objects.filter(Q(commune=None) | Q(commune=commune))


@admin.register(Authority)
class AuthorityAdmin(LawAdmin):
    own_fields = ("level", "post")
    purpose = "Ai quyết định danh hiệu, hình thức khen thưởng nào, từ ngày nào."
    rank = 21

    def words(self, row: Authority) -> str:
        return row.post


def _choices(words: dict[str, str]) -> list[tuple[str, str]]:
    return [(code, first_upper(word)) for code, word in words.items()]


def _optional(words: dict[str, str]) -> list[tuple[str, str]]:
    return [("", "---------"), *_choices(words)]


def _several(label: str, words: dict[str, str]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=_choices(words),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class ConditionForm(ServiceForm):
    """The figures of the check in fields of their own; those it does not use stay empty."""

    check_slug = forms.ChoiceField(
        label="Cách xét", choices=[(slug, check.label) for slug, check in CHECKS.items()]
    )
    level = forms.ChoiceField(
        label="Mức hoàn thành nhiệm vụ", choices=_optional(COMPLETIONS), required=False
    )
    years = forms.IntegerField(label="Số năm liền", required=False, min_value=0)
    titles = forms.ModelMultipleChoiceField(
        Honour.objects.none(),
        label="Danh hiệu cần có",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    num = forms.IntegerField(label="Tỷ lệ: tử số", required=False, min_value=1)
    den = forms.IntegerField(label="Tỷ lệ: mẫu số", required=False, min_value=1)
    initiative_level = forms.ChoiceField(
        label="Phạm vi công nhận sáng kiến",
        choices=_optional(INITIATIVE_LEVELS),
        required=False,
    )
    count = forms.IntegerField(label="Số sáng kiến", required=False, min_value=1)
    subjects = _several("Đối tượng", SUBJECTS)
    kinds = _several("Loại đơn vị", UNIT_KINDS)
    grounds = _several("Loại khen thưởng", GROUNDS)
    look = LineField(label="Điều người xét cần xem", required=False)

    FIGURES = (
        "level",
        "years",
        "titles",
        "num",
        "den",
        "initiative_level",
        "count",
        "subjects",
        "kinds",
        "grounds",
        "look",
    )

    class Meta:
        model = Condition
        fields = (*AWARD, "code", "words", "any_of", "is_hard", "position", *DATED)
        widgets = {"words": AdminTextareaWidget(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["titles"].queryset = named_for(Honour, self.commune)
        if self.instance.pk:
            self.initial |= figures_of(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        slug = cleaned.get("check_slug")
        if slug is None:
            return cleaned
        cleaned["params"] = self._params(slug, cleaned)
        try:
            check_params(slug, cleaned["params"])
        except BadParams as wrong:
            self.add_error("check_slug", str(wrong))
        return cleaned

    def _params(self, slug: str, cleaned: dict[str, Any]) -> dict[str, Any]:
        titles = cleaned.get("titles") or []
        typed = {name: cleaned.get(name) for name in self.FIGURES} | {
            "honours": [title.code for title in titles],
            "named": ", ".join(title.name for title in titles),
        }
        used = ((name, typed[name]) for name in CHECKS[slug].params)
        return {name: value for name, value in used if value not in (None, "", [])}


def figures_of(row: Condition) -> dict[str, Any]:
    """Return the figures of a rule's check as the form has them."""
    near = Q(commune=None) | Q(commune=row.commune_id)
    codes = row.params.get("honours", [])
    return {**row.params, "titles": list(Honour.objects.filter(near, code__in=codes))}


@admin.register(Condition)
class ConditionAdmin(LawAdmin):
    form = ConditionForm
    own_fields = (
        "code",
        "words",
        "check_slug",
        *ConditionForm.FIGURES,
        "any_of",
        "is_hard",
        "position",
    )
    purpose = "Tiêu chuẩn của từng danh hiệu, hình thức và cách cổng xét."
    rank = 22

    def words(self, row: Condition) -> str:
        return row.words

    def more_initial(self, row: Condition) -> dict[str, Any]:
        return {"check_slug": row.check_slug, **figures_of(row)}

    def create(self, request: HttpRequest, fields: dict[str, Any]) -> LawRow:
        return super().create(request, _without_figures(fields))

    def change(self, request: HttpRequest, row: LawRow, fields: dict[str, Any]) -> None:
        super().change(request, row, _without_figures(fields))


def _without_figures(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in ConditionForm.FIGURES}


@admin.register(MoneyRate)
class MoneyRateAdmin(LawAdmin):
    own_fields = ("coefficient", "factor")
    purpose = "Hệ số tiền thưởng so với mức lương cơ sở."
    rank = 23

    def words(self, row: MoneyRate) -> str:
        return rate_words(row)


@admin.register(BaseSalary)
class BaseSalaryAdmin(LawAdmin):
    of_award = False
    own_fields = ("amount",)
    purpose = "Mức lương cơ sở, từ ngày nào."
    rank = 24

    def words(self, row: BaseSalary) -> str:
        return f"{format_number(row.amount)} đồng"


@admin.register(Rounding)
class RoundingAdmin(LawAdmin):
    of_award = False
    own_fields = ("step", "direction")
    purpose = "Tiền thưởng tính đúng hay làm tròn."
    rank = 25

    def words(self, row: Rounding) -> str:
        return f"{row.get_direction_display()} {format_number(row.step)} đồng"


@admin.register(VoteRule)
class VoteRuleAdmin(LawAdmin):
    own_fields = (
        "is_ballot",
        "is_secret",
        "threshold_num",
        "threshold_den",
        "is_strict",
        "base",
        "quorum_num",
        "quorum_den",
    )
    purpose = "Hội đồng bỏ phiếu hay không, cần bao nhiêu phần đồng ý."
    rank = 26

    def words(self, row: VoteRule) -> str:
        return vote_words(row)


@admin.register(PaperRule)
class PaperRuleAdmin(LawAdmin):
    own_fields = ("procedure", "code", "name", "form_number", "comes_as", "is_required", "position")
    purpose = "Giấy tờ trong hồ sơ và số mẫu."
    rank = 27

    def words(self, row: PaperRule) -> str:
        return row.name


@admin.register(TimeLimit)
class TimeLimitAdmin(LawAdmin):
    own_fields = ("procedure", "step", "days", "is_working_days")
    purpose = "Số ngày của từng việc; niêm yết bao nhiêu ngày."
    rank = 28

    def words(self, row: TimeLimit) -> str:
        return f"{row.get_step_display()}: {limit_words(row)}"

    def get_fields(self, request: HttpRequest, obj: LawRow | None = None) -> tuple[str, ...]:
        return ("honour", "reward_form", *self.own_fields, *DATED)

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return ("award_name", "rule", "valid_from", "valid_to", "source", "doubt")


@admin.register(Cap)
class CapAdmin(LawAdmin):
    own_fields = ("ratio_num", "ratio_den", "of_honour", "scope", "is_on")
    purpose = "Tỷ lệ tối đa, như Chiến sĩ thi đua cơ sở trên số Lao động tiên tiến."
    rank = 29

    def words(self, row: Cap) -> str:
        return cap_words(row)


@admin.register(Deadline)
class DeadlineAdmin(LawAdmin):
    of_award = False
    own_fields = ("code", "name", "month", "day", "is_before")
    purpose = "Ngày trong năm phải gửi hồ sơ, xét xong."
    rank = 30

    def words(self, row: Deadline) -> str:
        return f"{row.name}: {row.day}/{row.month}"


@admin.register(Holiday)
class HolidayAdmin(LawAdmin):
    of_award = False
    own_fields = ("name", "is_worked")
    purpose = "Ngày nghỉ lễ, làm bù của năm, để tính ngày làm việc."
    rank = 31

    def words(self, row: Holiday) -> str:
        return f"{row.name}{' (làm bù)' if row.is_worked else ''}"
