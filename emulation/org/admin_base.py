"""Pages of Django's admin that keep one commune's rows and write through the services.

The administrator's membership decides which commune; Django's own permissions and its log
play no part: the trail tells who did what.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import (
    AdminDateWidget,
    AdminTextInputWidget,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from emulation.lib.dates import date_short
from emulation.lib.fields import LineField, QuantityField
from emulation.lib.pages import put_refusal
from emulation.lib.states import WrongState
from emulation.lib.text import search_key
from emulation.org.models import Commune, Role, Spell, Unit
from emulation.org.rights import memberships
from emulation.trail.selectors import entries_of


def administered_commune(request: HttpRequest) -> Commune | None:
    """Return the one commune that the person administers."""
    if not request.user.is_authenticated:
        return None
    held = (m for m in memberships(request.user) if m.role == Role.ADMINISTRATOR)
    membership = next(held, None)
    return membership.commune if membership else None


def latest(field_name: str, unit: str = "pk") -> Subquery:
    """Return a field of a unit's latest spell, for ``annotate``."""
    spells = Spell.objects.filter(unit=OuterRef(unit)).order_by("-valid_from")
    return Subquery(spells.values(field_name)[:1])


def units_by_name(commune: Commune | None) -> QuerySet[Unit]:
    """Return the commune's units with ``name_now``, in the order of their names."""
    units = Unit.objects.filter(commune=commune)
    named = units.annotate(name_now=latest("name"), name_sort=latest("sort_key"))
    return named.order_by("name_sort")


class UnitChoiceField(forms.ModelChoiceField):
    """A unit by its name, without a query for each."""

    def label_from_instance(self, obj: Unit) -> str:
        return obj.name_now


class ServiceForm(forms.ModelForm):
    """A form whose row is left as it was read: the service compares, checks and writes.

    ``refused`` is what the service answered to the same data a moment ago.
    """

    commune: Commune | None = None
    refused: Exception | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.refused is not None:
            put_refusal(self, self.refused)
        return cleaned

    def _post_clean(self) -> None:
        """Set nothing on the row and ask its model nothing: the service will."""


class Link(NamedTuple):
    words: str
    url: str


class Table(NamedTuple):
    """Rows shown below a form, to be read."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str | Link]]


class PlainChoices(admin.options.BaseModelAdmin):
    """Beside a choice stands the way to add what is missing, and no more."""

    def formfield_for_dbfield(self, *args: Any, **kwargs: Any) -> Any:
        formfield = super().formfield_for_dbfield(*args, **kwargs)
        if isinstance(getattr(formfield, "widget", None), RelatedFieldWidgetWrapper):
            formfield.widget.can_change_related = formfield.widget.can_view_related = False
        return formfield


class KeptAdmin(PlainChoices, admin.ModelAdmin):
    """Rows of the administered commune. Subclasses give ``create`` and ``change``."""

    form = ServiceForm
    actions = None
    list_per_page = 50
    show_full_result_count = False
    view_on_site = False
    change_form_template = "admin/kept_change_form.html"
    object_history_template = "admin/kept_history.html"
    formfield_overrides = {
        models.CharField: {"form_class": LineField, "widget": AdminTextInputWidget},
        models.DecimalField: {"form_class": QuantityField, "widget": AdminTextInputWidget},
    }
    # What the index says about these rows, and where: first what the others need.
    purpose = ""
    rank = 0

    def create(self, request: HttpRequest, fields: dict[str, Any]) -> models.Model:
        raise NotImplementedError

    def change(self, request: HttpRequest, row: Any, fields: dict[str, Any]) -> None:
        raise NotImplementedError

    def tables_below(self, row: Any) -> list[Table]:
        return []

    def words_of(self, row: Any) -> str:
        """Return how the row stands in a list to choose from."""
        return str(row)

    # --- Own commune only

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(commune=administered_commune(request))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return administered_commune(request) is not None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return administered_commune(request) is not None

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        commune = administered_commune(request)
        return commune is not None and (obj is None or commune_of(obj) == commune.pk)

    has_change_permission = has_view_permission

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows end by a date; nothing that was used is deleted."""
        return False

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        related, commune = db_field.remote_field.model, administered_commune(request)
        if related is Unit:
            kwargs.setdefault("queryset", units_by_name(commune))
            kwargs["form_class"] = UnitChoiceField
        else:
            kwargs.setdefault("queryset", related.objects.filter(commune=commune))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def _get_obj_does_not_exist_redirect(self, *args: Any) -> HttpResponse:
        """Another commune's row is a 404 here as everywhere, not a message on the index."""
        raise Http404

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Search without accents: the fields searched are keys."""
        return super().get_search_results(request, queryset, search_key(search_term))

    # --- Written by the services

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[ServiceForm]:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.commune = administered_commune(request)
        form.refused = getattr(request, "refused", None)
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Save, or show the page again with what the service refused.

        The rules stand in the services, which Django calls after its form has been found
        valid; a refusal then would be an error of the server. So the whole save is rolled
        back, and the same page is made once more with the refusal among the form's errors.
        """
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except (ValidationError, WrongState) as refused:
            request.refused = refused
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: ServiceForm, change: bool) -> None:
        if change:
            self.change(request, obj, form.cleaned_data)
        else:
            made_known(obj, self.create(request, form.cleaned_data))

    def construct_change_message(self, *args: Any, **kwargs: Any) -> str:
        return ""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The trail has told it."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The trail has told it."""

    # --- Pages

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = kwargs.get("obj")
        context["tables_below"] = self.tables_below(row) if row and row.pk else []
        return super().render_change_form(request, context, *args, **kwargs)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.row_or_404(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Lịch sử: {row}",
            "entries": entries_of(row.uid),
            "object": row,
            "opts": self.opts,
        }
        return TemplateResponse(request, self.object_history_template, context)

    def row_or_404(self, request: HttpRequest, object_id: str) -> Any:
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        return row

    def address_of(self, row: models.Model) -> str:
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
        return reverse(name, args=[row.pk])


def line_field(label: str, **options: Any) -> LineField:
    return LineField(label=label, widget=AdminTextInputWidget, **options)


def date_field(label: str, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=AdminDateWidget, **options)


def days_words(first: Any, last: Any) -> str:
    """Return "từ 01/07/2021" or "01/07/2021 – 30/06/2025"."""
    return f"{date_short(first)} – {date_short(last)}" if last else f"từ {date_short(first)}"


def commune_of(row: Any) -> int | None:
    return row.pk if isinstance(row, Commune) else row.commune_id


def made_known(blank: models.Model, made: models.Model) -> None:
    """Let the blank row that Django's admin holds be the one that the service made."""
    blank.pk = made.pk
    blank.refresh_from_db()


def service_page(
    model_admin: KeptAdmin,
    request: HttpRequest,
    row: Any,
    *,
    form: forms.Form,
    title: str,
    action_label: str,
    service: Callable[[dict[str, Any]], Any],
) -> HttpResponse:
    """Show a form for one action on a row, or do it and go back to the row."""
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                service(form.cleaned_data)
        except (ValidationError, WrongState) as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, f"Đã ghi: {title[:1].lower()}{title[1:]}.")
            return redirect(model_admin.address_of(row))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "subtitle": str(row),
        "form": form,
        "action_label": action_label,
        "opts": model_admin.opts,
        "original": row,
        "back_url": model_admin.address_of(row),
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/kept_action.html", context)
