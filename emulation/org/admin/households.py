"""Households of the villages and who lives in them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from emulation.lib.text import first_upper
from emulation.org import services
from emulation.org.admin_base import (
    PlainChoices,
    ServiceForm,
    administered_commune,
    days_words,
    latest,
    made_known,
    units_by_name,
)
from emulation.org.models import Household, HouseholdMember, Person, UnitKind
from emulation.org.resources import HouseholdResource
from emulation.org.sheet_admin import SheetAdmin


class MemberFormSet(forms.BaseInlineFormSet):
    """Who lives there now beside the head; the household's service writes the list."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = self.queryset.filter(valid_to=None)
        self.queryset = here.exclude(person=self.instance.head_id or 0).order_by("pk")

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].widget.attrs["aria-label"] = "Xóa: người này đã rời hộ"

    def given(self) -> list[tuple[Person, str]]:
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data]
        return [
            (row["person"], row.get("relation", ""))
            for row in rows
            if row.get("person") and not row.get("DELETE")
        ]

    def validate_unique(self) -> None:
        """The service asks."""


class MemberInline(PlainChoices, admin.TabularInline):
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

    def formfield_for_dbfield(self, *args: Any, **kwargs: Any) -> Any:
        """The head of the column is no label for a screen reader."""
        formfield = super().formfield_for_dbfield(*args, **kwargs)
        formfield.widget.attrs["aria-label"] = first_upper(str(formfield.label))
        return formfield

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
    rank = 6

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
