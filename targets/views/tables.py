"""The quick table of targets."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from emulation.lib.pages import posted
from emulation.lib.text import first_lower
from targets import services
from targets.forms import TableFormSet, table_formset
from targets.forms.table import direction_question
from targets.models import Span, Target
from targets.views.common import kept_span, list_address, page_before


@login_required
def target_table(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The quick table: "Kiểm tra" says what was understood, "Lưu" saves all rows or none."""
    span = kept_span(request, uid)
    asked = request.POST.get("viec", "kiem-tra") if request.method == "POST" else ""
    formset = table_formset(posted(request), span=span, more=asked == "them-dong")
    checked = asked in ("kiem-tra", "luu")
    right = checked and formset.is_valid() and bool(formset.filled)
    if asked == "luu" and right and not formset.questions:
        try:
            rows = services.target_table_save(span=span, rows=formset.rows(), by=request.user)
        except services.RowRefused as refused:
            formset.forms[refused.row - 1].add_error(None, refused.messages)
            right = False
        else:
            return _table_saved(request, span, rows, formset)
    return render(
        request, "targets/target_table.html", _table_page(request, span, formset, checked, right)
    )


def _table_page(
    request: HttpRequest, span: Span, formset: TableFormSet, checked: bool, right: bool
) -> dict[str, Any]:
    questions = formset.questions if right else []
    return {
        "title": f"Nhập nhanh chỉ tiêu {first_lower(span.name)}",
        "crumbs": [("Chỉ tiêu", reverse("target_list")), (span.name, list_address(span))],
        "span": span,
        "formset": formset,
        "checked": checked,
        "nothing_typed": checked and formset.is_valid() and not formset.filled,
        "preview": formset.preview() if right else [],
        "checks_of_saved": formset.checks_of_saved() if right else [],
        "questions": questions,
        "question": direction_question(questions) if questions else "",
        "measure_units": formset.measure_units,
        "back_url": page_before(request, span),
    }


def _table_saved(
    request: HttpRequest, span: Span, rows: list[Target], formset: TableFormSet
) -> HttpResponse:
    messages.success(request, f"Đã lưu {len(rows)} chỉ tiêu.")
    for row, check in formset.checks().items():
        if check.agrees is False:
            name = row.name if isinstance(row, Target) else row.cleaned_data["name"]
            messages.warning(request, f"{name}: {first_lower(check.sentence)}")
    return redirect(page_before(request, span))
