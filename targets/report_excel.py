"""Reports from and to Excel: a period's figures out, one unit's figures in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import openpyxl
import tablib
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from emulation.lib.quantities import format_number
from emulation.lib.states import WrongState
from emulation.lib.text import first_lower
from emulation.org.cells import typed_text
from emulation.org.selectors import unit_names
from emulation.org.sheet_forms import (
    PREVIEW_GONE,
    SheetForm,
    dataset_of,
    file_forget,
    file_keep,
    file_kept,
)
from emulation.org.sheets import LINE, excel_response, file_response, saved, write_rows
from targets import services
from targets.forms.report import ReportForm, ReportRow
from targets.models import PeriodState, ReportFigure, ReportState, UnitReport
from targets.reporting.telling import figure_words
from targets.reporting.visible import offices_read
from targets.services.reports import closed_sentence
from targets.views import report_common as common

# Column of the file → field of the form.
COLUMNS = {
    "Số": "value",
    "Số đạt": "numerator",
    "Trên tổng số": "denominator",
    "Bằng lời": "words",
    "Ghi chú": "note",
}
TICKS = {"Ước": "is_estimate", "Giữ nguyên": "is_unchanged", "Đã kiểm tra": "doubt_confirmed"}
CUMULATIVE = "Lũy kế"
NAME, UNIT, GIVEN, LAST, MARK = "Chỉ tiêu", "Đơn vị tính", "Xã giao", "Kỳ trước", "Mã dòng"
HEADS = [NAME, UNIT, GIVEN, LAST, *COLUMNS, CUMULATIVE, *TICKS, MARK]
OUT_HEADS = [
    "Đơn vị", "Trạng thái", NAME, UNIT, "Tính", "Số", "Số đạt", "Trên tổng số", "Bằng lời",
    "Ước", "Ghi chú",
]  # fmt: skip
GUIDE = (
    "Ghi số vào cột Số; tỷ lệ thì ghi Số đạt và Trên tổng số. Không có thì ghi 0.",
    "Chưa có số thì để trống và ghi lý do ở cột Ghi chú.",
    "Số là lũy kế từ đầu năm, số ước, số giữ nguyên: ghi x ở cột ấy.",
    "Không sửa cột Mã dòng. Thứ tự dòng không quan trọng; dòng để trống không đổi bản nháp.",
)
# What stands in a row before anybody fills it in.
STANDING = ("denominator", "basis")


@login_required
@require_safe
def report_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Every figure that was sent in a period, one line each."""
    period = common.period_seen(request, uid)
    if period.commune_id not in offices_read(request.user):
        raise PermissionDenied("Bảng của cả xã do cán bộ xã xuất.")
    rows = ReportFigure.objects.filter(
        report__period=period, is_current=True, report__first_sent_at__isnull=False
    ).exclude(report__state=ReportState.DRAFT)
    rows = rows.select_related("report", "share__target__indicator", "share__target", "strand")
    figures = list(rows.order_by("report__unit", "share__target__position", "pk"))
    names = unit_names({row.report.unit_id for row in figures}, period.ends_on)
    dataset = tablib.Dataset(headers=OUT_HEADS)
    for row in figures:
        dataset.append(_out(row, names[row.report.unit_id]))
    return excel_response(dataset, f"bao-cao-{period.starts_on:%Y}-ky-{period.number}")


@login_required
@require_safe
def report_template(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    """The unit's own lines of the period, with what it has entered so far."""
    form = ReportForm(_written(request, uid, unit_uid))
    book = openpyxl.Workbook()
    write_rows(book.active, HEADS, [_line(row) for row in form.open_rows])
    guide = book.create_sheet("Hướng dẫn")
    write_rows(guide, ["Cách ghi"], [[sentence] for sentence in GUIDE], "Hướng dẫn")
    return file_response(saved(book), f"mau-bao-cao-ky-{form.period.number}")


@login_required
def report_import(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    """Choose a file, look at what it says, keep it as the draft."""
    report = _written(request, uid, unit_uid)
    if request.method == "POST" and "tep" in request.POST:
        return _kept(request, report, request.POST["tep"])
    form = SheetForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    context = _page(report, form)
    if form.is_valid():
        context |= _preview(report, form.dataset)
        if not context["lines"] and context["read"]:
            context["mark"] = file_keep(request.user, form.content)
    return render(request, "targets/report_import.html", context)


def typed_of(form: ReportForm, dataset: tablib.Dataset) -> tuple[dict[str, str], dict[str, int]]:
    """Return what a file says by the names of the form's fields, and each row's line.

    A row is found by its mark, else by the name of its target. One that says nothing is left
    out: a template that was filled in half takes nothing from the draft.
    """
    by_mark = {row.prefix: row for row in form.open_rows}
    by_name = {row.name.casefold(): row for row in form.open_rows}
    typed: dict[str, str] = {}
    lines: dict[str, int] = {}
    for line in dataset.dict:
        mark, name = typed_text(line.get(MARK)), typed_text(line.get(NAME))
        said = _typed(line)
        if not any(said[field] for field in said if field not in STANDING):
            continue
        row = by_mark.get(mark) or by_name.get(name.casefold())
        if row is None:
            lines[f"?{name or mark or line[LINE]}"] = line[LINE]
            continue
        lines[row.prefix] = line[LINE]
        typed |= {f"{row.prefix}-{field}": word for field, word in said.items()}
    return typed, lines


def _typed(line: Mapping[str, Any]) -> dict[str, str]:
    typed = {field: typed_text(line.get(head)) for head, field in COLUMNS.items()}
    typed |= {field: "1" if typed_text(line.get(head)) else "" for head, field in TICKS.items()}
    typed["basis"] = "cumulative" if typed_text(line.get(CUMULATIVE)) else "period"
    return typed


def _preview(report: UnitReport, dataset: tablib.Dataset) -> dict[str, Any]:
    form, lines = _read(report, dataset)
    wrong = [
        (line, f"không có chỉ tiêu “{mark[1:]}” trong báo cáo của đơn vị kỳ này.")
        for mark, line in lines.items()
        if mark.startswith("?")
    ]
    touched = [row for row in form.open_rows if row.prefix in lines]
    wrong += [
        (lines[row.prefix], f"{row.name}: {' '.join(row.errors)}") for row in touched if row.errors
    ]
    read = [(row, figure_words(row.entry, row.unit)) for row in touched if row.entry]
    return {"lines": sorted(wrong), "read": read, "says_nothing": not lines}


def _read(report: UnitReport, dataset: tablib.Dataset) -> tuple[ReportForm, dict[str, int]]:
    blank = ReportForm(report)
    typed, lines = typed_of(blank, dataset)
    return ReportForm(report, {**_stored(blank, lines), **typed, "note": report.note}), lines


def _stored(form: ReportForm, lines: Iterable[str]) -> dict[str, str]:
    """What the file does not speak of stays as it is."""
    return {
        f"{row.prefix}-{name}": word
        for row in form.open_rows
        if row.prefix not in lines
        for name, word in row.typed.items()
    }


def _kept(request: HttpRequest, report: UnitReport, mark: str) -> HttpResponse:
    content = file_kept(request.user, mark)
    if content is None:
        messages.error(request, PREVIEW_GONE)
        return redirect("report_import", report.period.uid, report.unit.uid)
    form, _ = _read(report, dataset_of(content))
    services.report_save(
        report=report,
        entries=form.entries,
        note=form.note,
        seen_version=report.version,
        by=request.user,
    )
    file_forget(request.user, mark)
    messages.success(request, "Đã đưa số trong tệp vào bản nháp. Xem lại rồi gửi báo cáo.")
    return redirect("report_write", report.period.uid, report.unit.uid)


def _written(request: HttpRequest, uid: UUID, unit_uid: UUID) -> UnitReport:
    report = common.report_place(request, uid, unit_uid)
    common.require_writer(request, report)
    if report.period.state != PeriodState.OPEN:
        raise WrongState(closed_sentence(report.period))
    if not report.is_writable:
        raise WrongState("Báo cáo này đã gửi. Thu hồi, hoặc nhờ xã trả lại, rồi mới nhập được.")
    return report


def _page(report: UnitReport, form: SheetForm) -> dict[str, Any]:
    unit = common.unit_words(report)
    back = reverse("report_write", args=[report.period.uid, report.unit.uid])
    return {
        "title": f"Nhập từ Excel: {first_lower(common.report_title(report, unit))}",
        "crumbs": [("Báo cáo", reverse("report_list")), (report.period.name, back)],
        "report": report,
        "period": report.period,
        "form": form,
        "back_url": back,
        "lines": [],
        "read": [],
    }


def _line(row: ReportRow) -> list[str]:
    given = "" if row.share.assigned is None else format_number(row.share.assigned)
    last = figure_words(row.past.last, row.unit) if row.past.last else ""
    typed = [row.typed.get(field, "") for field in COLUMNS.values()]
    ticks = ["x" if row.typed.get(field) else "" for field in TICKS.values()]
    basis = "x" if row.typed.get("basis") == "cumulative" else ""
    return [row.name, row.unit, given, last, *typed, basis, *ticks, row.prefix]


def _out(row: ReportFigure, unit: str) -> list[Any]:
    target = row.share.target
    name = f"{target.name}: {row.strand.name}" if row.strand else target.name
    return [
        unit,
        row.report.get_state_display(),
        name,
        target.indicator.unit_text,
        row.get_basis_display(),
        _plain(row.value),
        _plain(row.numerator),
        _plain(row.denominator),
        row.words,
        "x" if row.is_estimate else "",
        row.note,
    ]


def _plain(value: Any) -> Any:
    return None if value is None else value.normalize()
