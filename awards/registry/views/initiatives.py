"""Initiatives: their list, and writing them down as their papers say."""

from __future__ import annotations

from uuid import UUID

import tablib
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from awards.pages import form_page, tried
from awards.registry import services
from awards.registry.filters import InitiativeFilter
from awards.registry.forms import InitiativeForm, ReasonForm
from awards.registry.naming import Subjects
from awards.registry.selectors import initiative_rows
from awards.registry.views import common
from campaigns.models import SubjectKind
from emulation.lib.pages import page_of, posted
from emulation.org.models import Commune, Person
from emulation.org.sheets import excel_response
from emulation.org.views.communes import readable_by_name

HEADS = [
    "Tác giả",
    "Tên sáng kiến, đề tài",
    "Phạm vi",
    "Số văn bản",
    "Ngày công nhận",
    "Cơ quan công nhận",
    "Đã dùng cho",
]
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def initiative_list(request: HttpRequest) -> HttpResponse:
    communes = readable_by_name(request)
    found = InitiativeFilter(request.GET, initiative_rows(request.user), communes)
    context = {
        "title": "Sáng kiến, đề tài được công nhận",
        "crumbs": common.register_crumbs(),
        "filter": found,
        "form": found.form,
        "page_obj": page_of(request, found.qs),
        "keeps": common.keeps(request.user),
    }
    return render(request, "awards/registry/initiatives.html", context)


@login_required
@require_safe
def initiative_export(request: HttpRequest) -> HttpResponse:
    communes = readable_by_name(request)
    found = InitiativeFilter(request.GET, initiative_rows(request.user), communes)
    dataset = tablib.Dataset(headers=HEADS, title="Sáng kiến")
    for row in found.qs:
        dataset.append(
            [
                row.person.full_name,
                row.name,
                row.get_level_display(),
                row.number,
                row.recognised_on,
                row.recognised_by,
                str(row.used_by.award) if row.used_by else "",
            ]
        )
    return excel_response(dataset, "sang-kien")


@login_required
@form_methods
def initiative_record(request: HttpRequest) -> HttpResponse:
    commune = common.kept_commune(request.user)
    form = InitiativeForm(posted(request))

    def record() -> None:
        services.initiative_record(
            commune=commune, person=_author(form, commune), by=request.user, **form.told()
        )

    if tried(form, record):
        messages.success(request, f"Đã ghi sáng kiến của {form.cleaned_data['author']}.")
        return redirect("initiative_list")
    return form_page(
        request,
        form,
        title="Ghi sáng kiến, đề tài",
        crumbs=common.initiative_crumbs(),
        action_label="Ghi sáng kiến",
        cancel_url=reverse("initiative_list"),
    )


@login_required
@form_methods
def initiative_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    initiative = common.initiative_kept(request.user, uid)
    form = InitiativeForm(posted(request), initiative=initiative)

    def change() -> None:
        seen = form.cleaned_data["version"] or 0
        services.initiative_change(
            initiative=initiative, seen_version=seen, by=request.user, **form.told()
        )

    if tried(form, change):
        messages.success(request, "Đã lưu sáng kiến.")
        return redirect("initiative_list")
    return form_page(
        request,
        form,
        title=f"Sửa sáng kiến của {initiative.person}",
        crumbs=common.initiative_crumbs(),
        action_label="Lưu sáng kiến",
        cancel_url=reverse("initiative_list"),
        **common.told_stale(request, form, initiative),
    )


@login_required
@form_methods
def initiative_remove(request: HttpRequest, uid: UUID) -> HttpResponse:
    initiative = common.initiative_kept(request.user, uid)
    form = ReasonForm(posted(request))

    def remove() -> None:
        reason = form.cleaned_data["reason"]
        services.initiative_remove(initiative=initiative, reason=reason, by=request.user)

    if tried(form, remove):
        messages.success(request, "Đã xóa sáng kiến ghi nhầm.")
        return redirect("initiative_list")
    return form_page(
        request,
        form,
        title=f"Xóa sáng kiến: {initiative}",
        crumbs=common.initiative_crumbs(),
        action_label="Xóa sáng kiến",
        is_undo=True,
        cancel_url=reverse("initiative_list"),
    )


def _author(form: InitiativeForm, commune: Commune) -> Person:
    """Return the person who is meant; a refusal stands at the author's own field."""
    words = form.cleaned_data
    try:
        return Subjects(commune, only=words["author"]).found(
            SubjectKind.PERSON, words["author"], code=words["code"], birth_year=words["birth_year"]
        )
    except ValidationError as refused:
        told = refused.message_dict
        raise ValidationError(
            {"author" if name == "name" else name: words for name, words in told.items()}
        ) from refused
