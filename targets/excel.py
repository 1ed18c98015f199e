"""Pages of targets from and to Excel: the list, the template, and an import in two steps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from import_export.results import RowResult

from emulation.lib.text import first_lower
from emulation.org.resource_base import LineResult
from emulation.org.sheet_forms import (
    PREVIEW_GONE,
    SheetForm,
    dataset_of,
    file_forget,
    file_keep,
    file_kept,
)
from emulation.org.sheets import excel_response, file_response, template_workbook
from targets.models import Span
from targets.resources import TargetResource
from targets.selectors import spans_visible_to, targets_of_span
from targets.views.common import kept_span, list_address

WORDS = {
    RowResult.IMPORT_TYPE_NEW: "Thêm mới",
    RowResult.IMPORT_TYPE_UPDATE: "Cập nhật",
}


@login_required
def target_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    span = get_object_or_404(spans_visible_to(request.user), uid=uid)
    resource = TargetResource(commune=span.commune, by=request.user)
    dataset = resource.export(targets_of_span(span))
    return excel_response(dataset, f"chi-tieu-{span.starts_on.year}")


@login_required
def target_template(request: HttpRequest, uid: UUID) -> HttpResponse:
    resource = _resource(request, kept_span(request, uid))
    return file_response(template_workbook(resource.template_columns()), "mau-chi-tieu")


@login_required
def target_import(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Choose a file, look at what it would do, write it."""
    span = kept_span(request, uid)
    if request.method == "POST" and "tep" in request.POST:
        return _written(request, span, request.POST["tep"])
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SheetForm(*sent)
    context = _page(span, form)
    if form.is_valid():
        result = _resource(request, span).import_data(form.dataset, dry_run=True)
        context |= _told(result)
        if result.is_good and not context["changes_nothing"]:
            context["mark"] = file_keep(request.user, form.content)
    return render(request, "targets/target_import.html", context)


def _written(request: HttpRequest, span: Span, mark: str) -> HttpResponse:
    content = file_kept(request.user, mark)
    if content is None:
        messages.error(request, PREVIEW_GONE)
        return redirect("target_import", span.uid)
    result = _resource(request, span).import_data(
        dataset_of(content), rollback_on_validation_errors=True
    )
    if not result.is_good:
        context = _page(span, SheetForm()) | _told(result)
        return render(request, "targets/target_import.html", context)
    file_forget(request.user, mark)
    new, changed = result.totals["new"], result.totals["update"]
    messages.success(request, f"Đã nhập từ Excel: {new} chỉ tiêu mới, {changed} chỉ tiêu sửa.")
    return redirect(list_address(span))


def _resource(request: HttpRequest, span: Span) -> TargetResource:
    return TargetResource(commune=span.commune, by=request.user, span=span)


def _page(span: Span, form: SheetForm) -> dict[str, Any]:
    back = list_address(span)
    return {
        "title": f"Nhập chỉ tiêu {first_lower(span.name)} từ Excel",
        "crumbs": [("Chỉ tiêu", reverse("target_list")), (span.name, back)],
        "span": span,
        "form": form,
        "back_url": back,
    }


def _told(result: LineResult) -> dict[str, Any]:
    """Say what the file would do, or line by line why it cannot."""
    errors = [str(error.error) for error in result.base_errors]
    # After an unreadable head every line is wrong for the same reason.
    lines = [] if errors else [(row.number, _reasons(row)) for row in result.invalid_rows]
    lines += [(line, [str(e.error) for e in found]) for line, found in result.row_errors()]
    touched = [row for row in result.valid_rows() if row.import_type != RowResult.IMPORT_TYPE_SKIP]
    places = range(len(result.diff_headers))
    kept = [place for place in places if any(row.diff[place] for row in touched)]
    return {
        "result": result,
        "errors": errors,
        "lines": sorted(lines),
        "heads": [result.diff_headers[place] for place in kept],
        "rows": [(WORDS[row.import_type], [row.diff[p] for p in kept]) for row in touched],
        "changes_nothing": result.is_good and not touched,
    }


def _reasons(row: Any) -> list[str]:
    named = [
        f"{name}: {sentence}"
        for name, sentences in row.field_specific_errors.items()
        for sentence in sentences
    ]
    return named + list(row.non_field_specific_errors)
