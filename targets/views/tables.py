"""The quick table of targets."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from emulation.lib.pages import posted
from emulation.lib.text import first_lower
from targets import services
from targets.forms import TableFormSet, table_formset
from targets.forms.pasting import BLOCK, paste_into, placed
from targets.forms.table import MOST_ROWS, direction_question
from targets.models import Span, Target
from targets.pasting import Pasted, read_pasted
from targets.selectors import measure_units_of
from targets.views.common import kept_span, list_address, page_before

CHECK, SAVE, MORE, PASTE = "kiem-tra", "luu", "them-dong", "dan"
UNREADABLE = "Khối vừa dán không đọc được. Dán lại từ Excel."
Saved = Callable[[TableFormSet], HttpResponse]


@login_required
def target_table(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The quick table: "Kiểm tra" says what was understood, "Lưu" saves all rows or none."""
    span = kept_span(request, uid)
    page = {
        "title": f"Nhập nhanh chỉ tiêu {first_lower(span.name)}",
        "crumbs": [("Chỉ tiêu", reverse("target_list")), (span.name, list_address(span))],
        "back_url": page_before(request, span),
    }
    return table_page(request, span, page, lambda formset: _save(request, span, formset))


@require_POST
@login_required
def target_table_paste(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say where the cells of a pasted block go, for the table on the screen. Nothing is saved."""
    span = kept_span(request, uid)
    try:
        given = json.loads(request.body)
        first, start = int(given["first"]), str(given["start"])
        pasted = read_block(span, str(given["text"]), start)
    except (KeyError, TypeError, ValueError):
        return JsonResponse({"sentence": UNREADABLE}, status=400)
    rows = placed(pasted.rows, first)
    return JsonResponse({"rows": rows, "said": pasted.said, "unread": pasted.unread})


def table_page(request: HttpRequest, span: Span, page: dict[str, Any], save: Saved) -> HttpResponse:
    """Show the table; ``page`` names it, and ``save`` saves rows that are right.

    ``save`` may raise ``RowRefused``.
    """
    asked = request.POST.get("viec", CHECK) if request.method == "POST" else ""
    data, told = posted(request), {}
    if asked == PASTE:
        data, told = _pasted(request, span)
    formset = table_formset(data, span=span, more=asked == MORE)
    checked = asked in (CHECK, SAVE, PASTE)
    right = checked and formset.is_valid() and bool(formset.filled)
    if asked == SAVE and right and not formset.questions:
        try:
            return save(formset)
        except services.RowRefused as refused:
            formset.forms[refused.row - 1].add_error(None, refused.messages)
            right = False
    context = page | told | _shown(span, formset, checked, right)
    return render(request, "targets/target_table.html", context)


def read_block(span: Span, text: str, start: str = "name") -> Pasted:
    symbols = [unit.symbol for unit in measure_units_of(span.commune)]
    return read_pasted(text, year=span.starts_on.year, start=start, known_units=symbols)


def told_of_saved(request: HttpRequest, formset: TableFormSet) -> None:
    """Say what was saved, what was there already, and which sums do not close."""
    if formset.fresh:
        messages.success(request, f"Đã lưu {len(formset.fresh)} chỉ tiêu.")
    if formset.repeats:
        messages.info(request, f"{len(formset.repeats)} chỉ tiêu đã có từ trước, giữ nguyên.")
    for row, check in formset.checks().items():
        if check.agrees is False:
            name = row.name if isinstance(row, Target) else row.cleaned_data["name"]
            messages.warning(request, f"{name}: {first_lower(check.sentence)}")


def _pasted(request: HttpRequest, span: Span) -> tuple[Any, dict[str, Any]]:
    """Put the block of the textarea behind the rows that were typed."""
    pasted = read_block(span, request.POST.get(BLOCK, ""))
    data, left = paste_into(request.POST, pasted, most=MOST_ROWS)
    unread = list(pasted.unread)
    if left:
        unread.append(f"Bảng chứa tối đa {MOST_ROWS} dòng; chưa điền: {'; '.join(left[:10])}.")
    told = {"said": pasted.said, "unread": unread}
    return data, told | ({"pasted_block": request.POST.get(BLOCK, "")} if unread else {})


def _shown(span: Span, formset: TableFormSet, checked: bool, right: bool) -> dict[str, Any]:
    questions = formset.questions if right else []
    if checked:
        _name_last(formset)
    return {
        "span": span,
        "formset": formset,
        "checked": checked,
        "nothing_typed": checked and formset.is_valid() and not formset.filled,
        "preview": formset.preview() if right else [],
        "repeats": formset.repeats if right else {},
        "checks_of_saved": formset.checks_of_saved() if right else [],
        "questions": questions,
        "question": direction_question(questions) if questions else "",
        "measure_units": formset.measure_units,
        "last": formset.last.as_json(),
    }


def _name_last(formset: TableFormSet) -> None:
    """Say beside each row what its target asked for the time before."""
    for form in formset.filled:
        last = formset.last.find(form.cleaned_data["name"], form.cleaned_data["unit_text"])
        form.last_words = last.sentence if last else ""


def _save(request: HttpRequest, span: Span, formset: TableFormSet) -> HttpResponse:
    services.target_table_save(span=span, rows=formset.rows(), by=request.user)
    told_of_saved(request, formset)
    return redirect(page_before(request, span))
