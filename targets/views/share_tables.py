"""All targets of a span against the units they are given to; many given at once; Excel."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from emulation.lib.pages import posted
from emulation.lib.text import first_lower
from emulation.org.selectors import home_commune
from emulation.org.sheet_forms import (
    PREVIEW_GONE,
    SheetForm,
    dataset_of,
    file_forget,
    file_keep,
    file_kept,
)
from emulation.org.sheets import excel_response
from targets import selectors, services
from targets.forms.shares import QuickForm
from targets.models import Span
from targets.services import RowRefused
from targets.sharing import sheet
from targets.sharing.places import day_of, places_of
from targets.sharing.quick import Quick
from targets.sharing.table import LABELS, NOT_GIVEN, Table, table_of
from targets.views.common import keeps_targets, kept_span, list_address

FILL_REST = "con-lai"


@login_required
def share_table(request: HttpRequest) -> HttpResponse:
    spans = list(selectors.spans_visible_to(request.user))
    span = _chosen(request, spans)
    if span is None:
        return render(request, "targets/share_table.html", {"title": "Giao chỉ tiêu cho đơn vị"})
    table = table_of(span)
    state = request.GET.get("loc", "")
    shown = [row for row in table.rows if state in ("", row.state)]
    context = {
        "title": f"Giao chỉ tiêu {first_lower(span.name)}",
        "crumbs": [("Chỉ tiêu", list_address(span))],
        "span": span,
        "spans": spans,
        "table": table,
        "shown": shown,
        "counters": _counters(span, table, state),
        "not_given": table.counted()[NOT_GIVEN],
        "keeps": keeps_targets(request, span.commune),
    }
    return render(request, "targets/share_table.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def share_quick(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Give every target that nobody has, each by one choice; the proposals stand chosen."""
    span = kept_span(request, uid)
    quick = Quick(places_of(span.commune, day_of(span)))
    rows = [row for row in table_of(span).rows if row.state == NOT_GIVEN]
    prefetch_related_objects([row.target for row in rows], "units")
    form = QuickForm(posted(request), quick=quick, targets=[row.target for row in rows])
    if request.POST.get("viec") == FILL_REST:
        form = form.rest_filled()
    elif request.method == "POST" and form.is_valid() and _given(request, span, form):
        return redirect(table_address(span))
    context = {
        "title": f"Giao nhanh chỉ tiêu {first_lower(span.name)}",
        "crumbs": [("Chỉ tiêu", list_address(span)), ("Giao cho đơn vị", table_address(span))],
        "form": form,
        "rows": [(row, form.field_of(row.target)) for row in rows],
        "back_url": table_address(span),
    }
    return render(request, "targets/share_quick.html", context)


@login_required
def share_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    span = get_object_or_404(selectors.spans_visible_to(request.user), uid=uid)
    name = f"giao-chi-tieu-{span.starts_on.year}"
    return excel_response(sheet.dataset_of_shares(span), name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def share_import(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Choose a file, look at what it would do, write it."""
    span = kept_span(request, uid)
    if request.method == "POST" and "tep" in request.POST:
        return _written(request, span, request.POST["tep"])
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SheetForm(*sent)
    context = _import_page(span, form)
    if form.is_valid():
        reading = sheet.reading_of(form.dataset, span)
        _tried(request, span, reading)
        context["reading"] = reading
        if reading.is_good and reading.changes:
            context["mark"] = file_keep(request.user, form.content)
    return render(request, "targets/share_import.html", context)


def table_address(span: Span, **asked: str) -> str:
    return f"{reverse('share_table')}?{urlencode({'thoi_gian': str(span.uid), **asked})}"


def _written(request: HttpRequest, span: Span, mark: str) -> HttpResponse:
    content = file_kept(request.user, mark)
    if content is None:
        messages.error(request, PREVIEW_GONE)
        return redirect("share_import", span.uid)
    reading = sheet.reading_of(dataset_of(content), span)
    if reading.is_good:
        _give(request, span, reading)
    if not reading.is_good:
        context = _import_page(span, SheetForm()) | {"reading": reading}
        return render(request, "targets/share_import.html", context)
    file_forget(request.user, mark)
    messages.success(request, f"Đã nhập từ Excel: giao lại {len(reading.changes)} chỉ tiêu.")
    return redirect(table_address(span))


def _tried(request: HttpRequest, span: Span, reading: sheet.Reading) -> None:
    """Try the changes and take them back, so that the preview tells every refusal."""
    if reading.is_good:
        with transaction.atomic():
            _give(request, span, reading)
            transaction.set_rollback(True)


def _give(request: HttpRequest, span: Span, reading: sheet.Reading) -> None:
    try:
        services.shares_give(span=span, gifts=reading.gifts(), by=request.user)
    except RowRefused as error:
        reading.lines.append((reading.changes[error.row].line, error.messages))
    except ValidationError as error:
        reading.errors += error.messages


def _chosen(request: HttpRequest, spans: list[Span]) -> Span | None:
    asked = request.GET.get("thoi_gian")
    if not asked:
        return selectors.present_span(spans, home_commune(request.user))
    found = next((span for span in spans if str(span.uid) == asked), None)
    if found is None:
        raise Http404
    return found


def _counters(span: Span, table: Table, current: str) -> list[dict[str, object]]:
    numbers = table.counted()
    numbers[""] = len(table.rows)
    return [
        {
            "figure": numbers[state],
            "label": label,
            "kind": kind,
            "url": table_address(span, **({"loc": state} if state else {})),
            "current": state == current,
        }
        for state, (label, kind) in LABELS.items()
        if numbers[state] or not state
    ]


def _given(request: HttpRequest, span: Span, form: QuickForm) -> bool:
    gifts = form.gifts()
    try:
        services.shares_give(span=span, gifts=gifts, by=request.user)
    except RowRefused as refused:
        form.add_error(form.name_of(gifts[refused.row][0]), refused.messages)
        return False
    messages.success(request, f"Đã giao {len(gifts)} chỉ tiêu.")
    return True


def _import_page(span: Span, form: SheetForm) -> dict[str, Any]:
    back = table_address(span)
    return {
        "title": f"Nhập bảng giao {first_lower(span.name)} từ Excel",
        "crumbs": [("Chỉ tiêu", list_address(span)), ("Giao cho đơn vị", back)],
        "span": span,
        "form": form,
        "back_url": back,
    }
