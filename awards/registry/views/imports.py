"""Old awards from Excel: the template, the preview with errors by line, then the good lines."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from awards.registry.sheet import GrantResource, Reading
from awards.registry.views import common
from emulation.org.models import Commune
from emulation.org.sheet_forms import (
    PREVIEW_GONE,
    SheetForm,
    dataset_of,
    file_forget,
    file_keep,
    file_kept,
)
from emulation.org.sheets import file_response, template_workbook


@login_required
@require_safe
def register_template(request: HttpRequest) -> HttpResponse:
    resource = GrantResource(commune=common.kept_commune(request.user), by=request.user)
    return file_response(template_workbook(resource.shown_columns()), "mau-so-khen-thuong")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def register_import(request: HttpRequest) -> HttpResponse:
    commune = common.kept_commune(request.user)
    if request.method == "POST" and "tep" in request.POST:
        return _written(request, commune, request.POST["tep"])
    form = SheetForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    more: dict[str, Any] = {}
    if form.is_valid():
        reading = Reading(form.dataset, commune, request.user).look()
        more["reading"] = reading
        if reading.rows and not reading.errors:
            more["mark"] = file_keep(request.user, form.content)
    return _page(request, form, **more)


def _written(request: HttpRequest, commune: Commune, mark: str) -> HttpResponse:
    content = file_kept(request.user, mark)
    if content is None:
        messages.error(request, PREVIEW_GONE)
        return redirect("register_import")
    reading = Reading(dataset_of(content), commune, request.user).write()
    if reading.errors:
        return _page(request, SheetForm(), reading=reading)
    file_forget(request.user, mark)
    messages.success(
        request, f"Đã ghi vào sổ từ Excel: {reading.new} dòng mới, {reading.changed} dòng sửa."
    )
    return redirect("register_list")


def _page(request: HttpRequest, form: SheetForm, **more: Any) -> HttpResponse:
    context = {
        "title": "Nhập khen thưởng cũ từ Excel",
        "crumbs": common.register_crumbs(),
        "form": form,
        "back_url": reverse("register_list"),
        **more,
    }
    return render(request, "awards/registry/import.html", context)
