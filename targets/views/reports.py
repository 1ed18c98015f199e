"""A unit's report: written, kept, sent."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from emulation.lib.dates import moment_words
from emulation.lib.pages import uid_typed, whole_typed
from emulation.lib.states import StaleVersion, WrongState
from emulation.lib.text import first_lower
from emulation.org.answering import Words, answering, asks_script, worker_script
from emulation.papers.sniffing import MAX_BYTES
from targets import services
from targets.forms.report import ReportForm, period_label
from targets.models import PeriodState, ReportState, UnitReport
from targets.reporting.telling import figure_words
from targets.services.evidence import MOST_FILES
from targets.services.reports import closed_sentence
from targets.services.taking import File
from targets.views import report_common as common

FILE_KINDS = "image/jpeg,image/png,.pdf,.docx,.xlsx"
WORDS = Words(
    another="Lúc gửi, người đăng nhập trên máy không phải người đã nhập báo cáo này.",
    not_yours="Tài khoản này không gửi được báo cáo của đơn vị.",
    stale="Báo cáo đã được lưu từ máy khác, hoặc xã đã trả lại, sau khi máy này giữ bản nhập.",
)
LATER = "Sửa các chỗ trên rồi bấm Gửi. Các số khác đã lưu nháp ở xã."


@answering(WORDS)
@require_http_methods(["GET", "HEAD", "POST"])
def report_write(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    report = common.report_place(request, uid, unit_uid)
    common.require_writer(request, report)
    if request.method == "POST":
        return _taken(request, report)
    if not _is_open(report):
        if report.pk:
            return redirect("report_read", report.uid)
        messages.warning(request, closed_sentence(report.period))
        return redirect("report_list")
    return _page(request, ReportForm(report))


@require_safe
def report_worker(request: HttpRequest) -> FileResponse:
    """The service worker, at an address whose scope is /bao-cao/."""
    return worker_script()


def _taken(request: HttpRequest, report: UnitReport) -> HttpResponse:
    """Save or send what was posted; what was typed comes back with whatever is wrong."""
    form = ReportForm(report, request.POST)
    by_script = asks_script(request)
    is_sent = request.POST.get("action") == "send"
    try:
        taken = take(request, form, is_sent=is_sent)
    except StaleVersion:
        if by_script:
            raise
        return _both(request, report)
    except WrongState as error:
        if by_script:
            raise
        return _page(request, form, status=409, blocked=str(error))
    tell = _told if by_script else _shown
    return tell(request, form, taken, is_sent)


def take(request: HttpRequest, form: ReportForm, *, is_sent: bool) -> services.Taken:
    """Hand the form to the service; with a field that cannot be read it is only kept."""
    uid = uid_typed(request.POST.get("client_uid", ""))
    return services.report_take(
        report=form.report,
        entries=form.entries,
        note=form.note,
        files=list(_files(request, form)),
        seen_version=whole_typed(request.POST.get("version", "")),
        client_uid=uid if is_sent and not form.has_errors else None,
        by=request.user,
    )


def _told(
    request: HttpRequest, form: ReportForm, taken: services.Taken, is_sent: bool
) -> JsonResponse:
    report = form.report
    if taken.sending:
        at = moment_words(taken.sending.sent_at)
        url = reverse("report_read", args=[taken.sending.report.uid])
        return JsonResponse({"receipt": taken.sending.number, "at": at, "url": url})
    told = {"version": report.version, "at": moment_words(report.saved_at)}
    wrong = is_sent or taken.refused
    return JsonResponse(told | {"refused": dict(taken.refused)}, status=422 if wrong else 200)


def _shown(
    request: HttpRequest, form: ReportForm, taken: services.Taken, is_sent: bool
) -> HttpResponse:
    if taken.sending:
        messages.success(request, f"Xã đã nhận bản {taken.sending.number}.")
        return redirect("report_read", taken.sending.report.uid)
    form.put_doubts(with_missing=is_sent)
    if not is_sent and not form.has_errors and not taken.refused:
        messages.success(request, "Đã lưu nháp ở xã, chưa gửi.")
        return redirect("report_write", form.period.uid, form.report.unit.uid)
    wrong = len(form.wrong_rows) + len(taken.refused)
    verb = "Chưa gửi" if is_sent else "Đã lưu nháp, trừ các chỗ này"
    return _page(
        request,
        form,
        errors_title=f"{verb}: {wrong} chỗ cần xem lại",
        errors_help=LATER,
        refused_files=taken.refused,
    )


def _both(request: HttpRequest, report: UnitReport) -> HttpResponse:
    """Show what the page holds beside what the office has; the next save goes by the latter."""
    report = services.report_of(period=report.period, unit=report.unit)
    theirs, mine = ReportForm(report), ReportForm(report, request.POST)
    pairs = zip(theirs.rows, mine.rows, strict=True)
    differences = [
        (own.name, _entry_words(other), _entry_words(own))
        for other, own in pairs
        if _entry_words(other) != _entry_words(own)
    ]
    conflict = "Báo cáo vừa được lưu từ máy khác, hoặc xã vừa trả lại"
    return _page(request, mine, status=409, conflict=conflict, differences=differences)


def _page(
    request: HttpRequest, form: ReportForm, *, status: int = 200, **also: Any
) -> HttpResponse:
    report, period = form.report, form.report.period
    unit = common.unit_words(report)
    sending = report.sendings.select_related("sent_by__person").first() if report.pk else None
    evidence = common.evidence_of(report)
    context = {
        "title": common.report_title(report, unit),
        "crumbs": [("Báo cáo", reverse("report_list"))],
        "report": report,
        "period": period,
        "unit": report.unit,
        "unit_words": unit,
        "period_words": first_lower(period.name),
        "form": form,
        "label": period_label(period),
        "version": report.version,
        "client_uid": uuid.uuid4(),
        "own_url": reverse("report_write", args=[period.uid, report.unit.uid]),
        "device_key": f"{period.uid}:{report.unit.uid}",
        "state_words": _state_words(report),
        "by_phone": not common.heads(request.user, report),
        "was_sent": sending is not None,
        "office": _office(report, sending),
        "receipt": common.receipt_of(report, sending, len(evidence)),
        "returned": common.returned_of(report, anchors=True),
        "evidence": evidence,
        "helpers": common.helpers_of(report, request.user),
        "before": common.others_of(report, request.user),
        "history": common.history_of(report),
        "file_kinds": FILE_KINDS,
        "most_files": MOST_FILES,
        "most_megabytes": MAX_BYTES // 1024 // 1024,
        **common.state_of(report),
        **also,
    }
    return render(request, "targets/report_write.html", context, status=status)


def _is_open(report: UnitReport) -> bool:
    return report.period.state == PeriodState.OPEN and report.is_writable


def _state_words(report: UnitReport) -> str:
    if report.state == ReportState.RETURNED:
        return f"Sửa rồi gửi lại. {common.due_words(report.period)}"
    return common.due_words(report.period)


def _office(report: UnitReport, sending: Any) -> dict[str, str]:
    if sending:
        at = moment_words(sending.sent_at)
        recalled = ", đã thu hồi" if report.state == ReportState.DRAFT else ""
        return {"badge": "is-done", "words": f"Đã nhận bản {sending.number}{recalled}", "at": at}
    if report.pk:
        at = moment_words(report.saved_at)
        return {"badge": "is-draft", "words": "Có bản nháp, chưa gửi", "at": at}
    return {"badge": "is-draft", "words": "Chưa nhận gì", "at": ""}


def _files(request: HttpRequest, form: ReportForm) -> Iterator[File]:
    for upload in request.FILES.getlist("tep"):
        yield None, upload
    for row in form.open_rows:
        for upload in request.FILES.getlist(f"{row.prefix}-tep"):
            yield row.share, upload


def _entry_words(row: Any) -> str:
    if row.entry is None:
        return ", ".join(word for word in row.typed.values() if word) or "chưa đọc được"
    return figure_words(row.entry, row.unit)
