"""Catalogues of the commune: its office, units, people, positions, roles and households."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget, AdminTextInputWidget
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.fields import LineField, QuantityField
from emulation.org import services
from emulation.org.admin_base import (
    KeptAdmin,
    Link,
    ServiceForm,
    SheetAdmin,
    Table,
    UnitChoiceField,
    administered_commune,
    latest,
    made_known,
    service_page,
    units_by_name,
)
from emulation.org.models import (
    Commune,
    Household,
    HouseholdMember,
    Membership,
    Person,
    Position,
    Unit,
    UnitKind,
)
from emulation.org.models.units import OWN_KINDS
from emulation.org.resources import (
    PART_KINDS,
    HouseholdResource,
    PersonResource,
    UnitResource,
    last_spell,
)
from emulation.org.selectors.lists import positions_of, roles_of, spells_of, successions_of


def line_field(label: str, **options: Any) -> LineField:
    return LineField(label=label, widget=AdminTextInputWidget, **options)


def date_field(label: str, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=AdminDateWidget, **options)


@admin.register(Commune)
class CommuneAdmin(KeptAdmin):
    fields = ("place", "superior_line", "signing_mode", "code")
    purpose = "Địa danh trên văn bản, cơ quan chủ quản, thể thức ký thường dùng."

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


# --- Units


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
    list_display = ("name", "kind", "superior", "code", "population", "days")
    list_filter = (KindFilter,)
    search_fields = ("spells__search_key", "code")
    purpose = "Thôn, cơ quan, đoàn thể, trường, trạm; đổi tên, kết thúc, kế thừa."
    fieldsets = (
        (None, {"fields": ("name", "short_name", "kind", "superior", "position", "code")}),
        ("Quy mô", {"fields": ("population", "area_ha")}),
        ("Tên hiện nay", {"fields": ("valid_from", "paper")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Unit]:
        named = super().get_queryset(request).annotate(
            name_now=latest("name"),
            name_sort=latest("sort_key"),
            kind_now=latest("kind"),
            above=latest("superior"),
            from_day=latest("valid_from"),
            to_day=latest("valid_to"),
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


# --- People


@admin.register(Person)
class PersonAdmin(SheetAdmin):
    resource = PersonResource
    fields = ("full_name", "gender", "birth_year", "phone", "code")
    list_display = ("full_name", "gender", "birth_year", "phone", "code", "account")
    list_select_related = ("user",)
    search_fields = ("search_key", "code", "phone")
    ordering = ("sort_key",)
    purpose = "Họ tên, năm sinh, số điện thoại. Tài khoản và mã một lần mở ở cổng."

    @admin.display(description="Tài khoản", ordering="user__login")
    def account(self, person: Person) -> str:
        return person.user.login if person.user else ""

    def words_of(self, row: Person) -> str:
        more = ", ".join(str(part) for part in (row.birth_year, row.code) if part)
        return f"{row.full_name} ({more})" if more else row.full_name

    def create(self, request: HttpRequest, fields: dict[str, Any]) -> Person:
        commune = administered_commune(request)
        return services.person_create(commune=commune, by=request.user, **fields)

    def change(self, request: HttpRequest, row: Person, fields: dict[str, Any]) -> None:
        services.person_change(person=row, by=request.user, **fields)

    def tables_below(self, row: Person) -> list[Table]:
        today = dates.today()
        positions = [
            [Link(p.title, self.address_of(p)), p.unit_name, days_words(p.valid_from, p.valid_to)]
            for p in positions_of(row, today)
        ]
        roles = [
            [
                Link(m.get_role_display(), self.address_of(m)),
                m.unit_name,
                days_words(m.valid_from, m.valid_to),
            ]
            for m in roles_of(row, today)
        ]
        return [
            Table("Chức vụ", ["Chức vụ", "Đơn vị", "Thời gian"], positions),
            Table("Vai trò", ["Vai trò", "Đơn vị", "Thời gian"], roles),
        ]


class PlaceAdmin(KeptAdmin):
    """What a person holds in a unit, for a time; whose it is does not change."""

    autocomplete_fields = ("person",)
    list_select_related = ("person",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(unit_name_now=latest("name", "unit"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("person",) if obj else ()

    @admin.display(description="Đơn vị", ordering="unit_name_now")
    def unit_now(self, row: Position | Membership) -> str:
        return row.unit_name_now

    @admin.display(description="Thời gian", ordering="valid_from")
    def days(self, row: Position | Membership) -> str:
        return days_words(row.valid_from, row.valid_to)


@admin.register(Position)
class PositionAdmin(PlaceAdmin):
    fields = ("person", "unit", "title", "signature_title", "valid_from", "valid_to")
    list_display = ("title", "person", "unit_now", "signature_title", "days")
    search_fields = ("person__search_key",)
    purpose = "Chức vụ theo thời gian; chức vụ có dòng ký thì ký được văn bản."

    def create(self, request: HttpRequest, fields: dict[str, Any]) -> Position:
        return services.position_create(by=request.user, **fields)

    def change(self, request: HttpRequest, row: Position, fields: dict[str, Any]) -> None:
        services.position_change(position=row, by=request.user, **fields)


@admin.register(Membership)
class MembershipAdmin(PlaceAdmin):
    fields = ("person", "unit", "role", "valid_from", "valid_to")
    list_display = ("role", "person", "unit_now", "days")
    list_filter = ("role",)
    search_fields = ("person__search_key",)
    purpose = "Ai làm được việc gì trên cổng, ở đơn vị nào, từ ngày nào."

    def create(self, request: HttpRequest, fields: dict[str, Any]) -> Membership:
        return services.membership_create(by=request.user, **fields)

    def change(self, request: HttpRequest, row: Membership, fields: dict[str, Any]) -> None:
        services.membership_change(membership=row, by=request.user, **fields)


# --- Households


class MemberFormSet(forms.BaseInlineFormSet):
    """Who lives there now beside the head; the household's service writes the list."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = self.queryset.filter(valid_to=None)
        self.queryset = here.exclude(person=self.instance.head_id or 0).order_by("pk")

    def given(self) -> list[tuple[Person, str]]:
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data]
        return [
            (row["person"], row.get("relation", ""))
            for row in rows
            if row.get("person") and not row.get("DELETE")
        ]

    def validate_unique(self) -> None:
        """The service asks."""


class MemberInline(admin.TabularInline):
    model = HouseholdMember
    form = ServiceForm
    formset = MemberFormSet
    fields = ("person", "relation")
    autocomplete_fields = ("person",)
    extra = 2
    verbose_name_plural = "Các thành viên khác; đánh dấu xóa là người ấy đã rời hộ"

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return administered_commune(request) is not None

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return administered_commune(request) is not None

    has_change_permission = has_delete_permission = has_view_permission

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        kwargs["queryset"] = Person.objects.filter(commune=administered_commune(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Household)
class HouseholdAdmin(SheetAdmin):
    resource = HouseholdResource
    inlines = (MemberInline,)
    autocomplete_fields = ("head",)
    fields = ("code", "village", "head", "address", "valid_from", "valid_to")
    list_display = ("head", "code", "village_now", "address", "days")
    list_select_related = ("head",)
    search_fields = ("search_key", "code")
    ordering = ("sort_key",)
    purpose = "Hộ của từng thôn, chủ hộ và các thành viên."

    def get_queryset(self, request: HttpRequest) -> QuerySet[Household]:
        return super().get_queryset(request).annotate(village_name=latest("name", "village"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("village_now", "valid_from") if obj else ()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return tuple(name for name in self.fields if name != "valid_to")
        return tuple("village_now" if name == "village" else name for name in self.fields)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        if db_field.name == "village":
            units = units_by_name(administered_commune(request))
            kwargs["queryset"] = units.filter(spells__kind=UnitKind.VILLAGE).distinct()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="Thôn, tổ dân phố", ordering="village_name")
    def village_now(self, household: Household) -> str:
        return household.village_name

    @admin.display(description="Thời gian", ordering="valid_from")
    def days(self, household: Household) -> str:
        return days_words(household.valid_from, household.valid_to)

    def save_model(self, *args: Any) -> None:
        """The members come with the household: ``save_related`` writes both."""

    def save_related(
        self, request: HttpRequest, form: ServiceForm, formsets: list[Any], change: bool
    ) -> None:
        fields = form.cleaned_data | {"members": formsets[0].given(), "by": request.user}
        if change:
            services.household_change(household=form.instance, **fields)
        else:
            made_known(form.instance, services.household_create(**fields))


def days_words(first: Any, last: Any) -> str:
    """Return "từ 01/07/2021" or "01/07/2021 – 30/06/2025"."""
    return f"{date_short(first)} – {date_short(last)}" if last else f"từ {date_short(first)}"

