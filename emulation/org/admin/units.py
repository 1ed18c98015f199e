"""The commune's office and its units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from emulation.lib.dates import date_short
from emulation.lib.fields import QuantityField
from emulation.lib.quantities import format_number
from emulation.org import services
from emulation.org.admin_base import (
    KeptAdmin,
    ServiceForm,
    Table,
    UnitChoiceField,
    administered_commune,
    date_field,
    days_words,
    latest,
    line_field,
    service_page,
    units_by_name,
)
from emulation.org.models import Commune, Unit, UnitKind
from emulation.org.models.units import OWN_KINDS
from emulation.org.resources import PART_KINDS, UnitResource, last_spell
from emulation.org.selectors.lists import spells_of, successions_of
from emulation.org.sheet_admin import SheetAdmin


@admin.register(Commune)
class CommuneAdmin(KeptAdmin):
    fields = ("place", "superior_line", "signing_mode", "code")
    purpose = "Địa danh trên văn bản, cơ quan chủ quản, thể thức ký thường dùng."
    rank = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Commune]:
        commune = administered_commune(request)
        return self.model.objects.filter(pk=commune.pk if commune else None)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """There is one row: show it."""
        commune = administered_commune(request)
        return redirect(self.address_of(commune)) if commune else super().changelist_view(request)

    def change(self, request: HttpRequest, row: Commune, fields: dict[str, Any]) -> None:
        services.commune_change(commune=row, by=request.user, **fields)


class UnitForm(ServiceForm):
    name = line_field(
        "Tên", max_length=200, help_text="Ở đây là sửa lỗi gõ; đổi tên thì bấm Ghi tên mới."
    )
    short_name = line_field("Tên gọi tắt", max_length=80, required=False)
    kind = forms.ChoiceField(label="Loại", choices=PART_KINDS)
    superior = UnitChoiceField(
        label="Cấp trên trực tiếp", queryset=Unit.objects.none(), required=False
    )
    position = forms.IntegerField(
        label="Thứ tự", min_value=0, max_value=9999, initial=0, help_text="Trong các danh sách."
    )
    valid_from = date_field("Từ ngày")
    paper = line_field("Theo văn bản", max_length=300, required=False)
    population = QuantityField(
        label="Số dân", max_digits=8, decimal_places=0, min_value=0, required=False
    )

    class Meta:
        model = Unit
        fields = ("code", "area_ha", "population")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["superior"].queryset = units_by_name(self.commune).exclude(pk=self.instance.pk)
        spell = last_spell(self.instance) if self.instance.pk else None
        if spell is None:
            return
        for name in ("name", "short_name", "kind", "position", "valid_from", "paper"):
            self.initial[name] = getattr(spell, name)
        self.initial["superior"] = spell.superior_id
        if spell.kind in OWN_KINDS:
            # The whole authority stands under another one; that is no choice of its own.
            del self.fields["kind"], self.fields["superior"]

    def clean_position(self) -> int:
        return self.cleaned_data["position"] or 0


class RenameForm(forms.Form):
    name = line_field("Tên mới", max_length=200)
    on = date_field("Từ ngày", help_text="Tên cũ vẫn đúng đến hết ngày hôm trước.")
    paper = line_field("Theo văn bản", max_length=300)


class CloseForm(forms.Form):
    on = date_field("Ngày cuối cùng", help_text="Đơn vị còn đến hết ngày này.")
    paper = line_field("Theo văn bản", max_length=300, required=False)


class SucceedForm(forms.Form):
    predecessor = UnitChoiceField(
        label="Kế thừa từ đơn vị",
        queryset=Unit.objects.none(),
        help_text="Sáp nhập từ nhiều đơn vị: ghi từng đơn vị một.",
    )
    on = date_field("Từ ngày")
    paper = line_field("Theo văn bản", max_length=300)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = units_by_name(unit.commune).exclude(pk=unit.pk)
        self.fields["predecessor"].queryset = others


class KindFilter(admin.SimpleListFilter):
    title = "loại"
    parameter_name = "loai"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(kind.value, kind.label) for kind in UnitKind if kind.value in dict(PART_KINDS)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Unit]) -> QuerySet[Unit]:
        return queryset.filter(kind_now=self.value()) if self.value() else queryset


@admin.register(Unit)
class UnitAdmin(SheetAdmin):
    form = UnitForm
    resource = UnitResource
    change_form_template = "admin/org/unit/change_form.html"
    list_display = ("name", "kind", "superior", "code", "people_count", "days")
    list_filter = (KindFilter,)
    search_fields = ("spells__search_key", "code")
    purpose = "Thôn, cơ quan, đoàn thể, trường, trạm; đổi tên, kết thúc, kế thừa."
    rank = 2
    fieldsets = (
        (None, {"fields": ("name", "short_name", "kind", "superior", "position", "code")}),
        ("Quy mô", {"fields": ("population", "area_ha")}),
        ("Tên hiện nay", {"fields": ("valid_from", "paper")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Unit]:
        named = (
            super()
            .get_queryset(request)
            .annotate(
                name_now=latest("name"),
                name_sort=latest("sort_key"),
                kind_now=latest("kind"),
                above=latest("superior"),
                from_day=latest("valid_from"),
                to_day=latest("valid_to"),
            )
        )
        return named.annotate(above_name=latest("name", "above")).order_by("kind_now", "name_sort")

    def get_fieldsets(self, request: HttpRequest, obj: Unit | None = None) -> Any:
        """The whole authority has neither kind nor superior to choose."""
        if obj is None or obj.kind_now not in OWN_KINDS:
            return self.fieldsets
        (title, first), *others = self.fieldsets
        kept = tuple(name for name in first["fields"] if name not in ("kind", "superior"))
        return ((title, {"fields": kept}), *others)

    @admin.display(description="Tên", ordering="name_sort")
    def name(self, unit: Unit) -> str:
        return unit.name_now

    @admin.display(description="Loại", ordering="kind_now")
    def kind(self, unit: Unit) -> str:
        return UnitKind(unit.kind_now).label

    @admin.display(description="Cấp trên", ordering="above_name")
    def superior(self, unit: Unit) -> str:
        return unit.above_name or ""

    @admin.display(description="Số dân", ordering="population", empty_value="-")
    def people_count(self, unit: Unit) -> str | None:
        return None if unit.population is None else format_number(unit.population)

    @admin.display(description="Thời gian", ordering="from_day")
    def days(self, unit: Unit) -> str:
        return days_words(unit.from_day, unit.to_day)

    def create(self, request: HttpRequest, fields: dict[str, Any]) -> Unit:
        commune = administered_commune(request)
        return services.unit_create(commune=commune, by=request.user, **fields)

    def change(self, request: HttpRequest, row: Unit, fields: dict[str, Any]) -> None:
        services.unit_change(unit=row, by=request.user, **fields)

    def get_urls(self) -> list[Any]:
        view, name = self.admin_site.admin_view, "org_unit"
        return [
            path("<int:pk>/ten-moi/", view(self.rename_view), name=f"{name}_rename"),
            path("<int:pk>/ket-thuc/", view(self.close_view), name=f"{name}_close"),
            path("<int:pk>/ke-thua/", view(self.succeed_view), name=f"{name}_succeed"),
            *super().get_urls(),
        ]

    def rename_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        unit = self.row_or_404(request, str(pk))
        return service_page(
            self,
            request,
            unit,
            form=RenameForm(request.POST or None),
            title="Tên mới của đơn vị",
            action_label="Ghi tên mới",
            service=lambda given: services.unit_rename(unit=unit, by=request.user, **given),
        )

    def close_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        unit = self.row_or_404(request, str(pk))
        return service_page(
            self,
            request,
            unit,
            form=CloseForm(request.POST or None),
            title="Ngày kết thúc của đơn vị",
            action_label="Kết thúc đơn vị",
            service=lambda given: services.unit_close(unit=unit, by=request.user, **given),
        )

    def succeed_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        unit = self.row_or_404(request, str(pk))
        return service_page(
            self,
            request,
            unit,
            form=SucceedForm(request.POST or None, unit=unit),
            title="Việc kế thừa của đơn vị",
            action_label="Ghi kế thừa",
            service=lambda given: services.unit_succeed(successor=unit, by=request.user, **given),
        )

    def tables_below(self, row: Unit) -> list[Table]:
        spells = [
            [s.name, s.get_kind_display(), days_words(s.valid_from, s.valid_to), s.paper]
            for s in spells_of(row)
        ]
        taken = [
            [s.predecessor_name, s.successor_name, date_short(s.on), s.paper]
            for s in successions_of(row)
        ]
        return [
            Table("Tên gọi theo thời gian", ["Tên", "Loại", "Thời gian", "Theo văn bản"], spells),
            Table("Kế thừa", ["Đơn vị cũ", "Đơn vị mới", "Từ ngày", "Theo văn bản"], taken),
        ]
