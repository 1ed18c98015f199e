"""What happens to a report that was sent: read, received, returned, approved, confirmed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from emulation.lib.pages import posted, put_refusal
from emulation.lib.states import WrongState
from emulation.lib.text import first_lower
from emulation.org.rights import granting, memberships
from targets import services
from targets.forms.deciding import CorrectForm, ReturnForm, returned_figures
from targets.models import Period, PeriodState, ReportFigure, ReportState, UnitReport
from targets.reporting.changed import report_changes
from targets.reporting.overview import GROUPS, UnitRow, counted, units_of
from targets.reporting.shown import figures_shown, sent_lines
from targets.reporting.telling import figure_words
from targets.reporting.visible import offices_read, reports_visible_to
from targets.rules import DECIDING
from targets.services.submissions import SentAnew
from targets.views import report_common as common
from targets.views.submissions import (
    as_read,
    changes_asked,
    changes_since,
    done_as_read,
    ticked,
)

RIGHTS = ("recall", "receive", "return", "approve", "confirm", "write")
NOT_SENT = "Đơn vị đang nhập, chưa gửi. Số hiện ở đây khi có giấy báo nhận."


@login_required
@require_safe
def report_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    report = common.report_seen(request, uid)
    sendings = list(report.sendings.select_related("sent_by__person"))
    chosen = next((one for one in sendings if str(one.number) == request.GET.get("ban")), None)
    changes = changes_asked(request, sendings, report_changes)
    is_own = common.heads(request.user, report)
    shows = bool(sendings) and (is_own or report.state != ReportState.DRAFT)
    evidence = common.evidence_of(report)
    context = {
        **_about(request, report),
        "sendings": sendings,
        "chosen": chosen,
        "is_current": chosen in (None, *sendings[:1]),
        "changes": changes if shows else None,
        "chosen_lines": sent_lines(chosen) if chosen else [],
        "figures": figures_shown(report) if shows and not chosen else [],
        "not_shown": "" if shows or chosen else NOT_SENT,
        "receipt": common.receipt_of(report, chosen or next(iter(sendings), None), len(evidence)),
        "returned": common.returned_of(report, anchors=False),
        "evidence": evidence if shows else [],
        "may": _may(request, report),
        "why_not": _why_not(request, report),
        "is_own": is_own,
        "by_phone_only": report.taken_by_phone and not report.confirmed_at,
        "helpers": common.helpers_of(report, request.user) if is_own else [],
        "corrects": _corrects(request, report),
        "before": common.others_of(report, request.user),
        "history": common.history_of(report),
    }
    return render(request, "targets/report_read.html", context)


@login_required
def period_reports(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The units of a period; many reports are approved at once where nothing is odd."""
    period = common.period_seen(request, uid)
    if period.commune_id not in offices_read(request.user):
        raise PermissionDenied("Trang này của cán bộ xã. Báo cáo của đơn vị ở mục Báo cáo.")
    if request.method == "POST":
        return _many_approved(request, period)
    rows = units_of(period, request.user)
    group = request.GET.get("nhom", "")
    shown = [row for row in rows if not group or row.group == group or _is_odd(row, group)]
    context = {
        "title": f"Báo cáo {period.name}",
        "crumbs": [("Báo cáo", reverse("report_list"))],
        "period": period,
        "due_words": common.due_words(period),
        "counters": _counters(rows, group),
        "rows": shown,
        "total": len(rows),
        "group": group,
        "keeps": granting(request.user, "targets.keep", period.commune) is not None,
        "ticks": [row for row in shown if row.is_plain],
        "is_open": period.state == PeriodState.OPEN,
    }
    return render(request, "targets/report_period.html", context)


@require_POST
@login_required
def report_receive(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _done(request, uid, services.report_receive, "Đã tiếp nhận báo cáo.")


@require_POST
@login_required
def report_approve(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _done(request, uid, services.report_approve, "Đã duyệt. Số đã vào kết quả.")


@require_POST
@login_required
def report_confirm(request: HttpRequest, uid: UUID) -> HttpResponse:
    done = "Đã xác nhận đúng. Xã duyệt được từ bây giờ."
    return _done(request, uid, services.report_confirm, done)


@login_required
def report_recall(request: HttpRequest, uid: UUID) -> HttpResponse:
    report = _with_right(request, uid, "recall")
    if request.method == "POST":
        as_read(request, report)
        services.report_recall(report=report, by=request.user)
        messages.success(request, "Đã thu hồi. Sửa xong thì gửi lại.")
        return redirect("report_write", report.period.uid, report.unit.uid)
    about = _about(request, report)
    back = reverse("report_read", args=[report.uid])
    context = {
        "title": "Thu hồi báo cáo",
        "why": f"{about['title']}.\nXã chưa tiếp nhận. Thu hồi để sửa; bản đã gửi vẫn còn lưu.",
        "crumbs": [*about["crumbs"], (about["title"], back)],
        "action_label": "Thu hồi báo cáo",
        "cancel_url": back,
        "is_undo": True,
        "as_read": report,
    }
    return render(request, "emulation/confirm.html", context)


@login_required
def report_return(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Name the figures that are to be changed, each with why, on one page."""
    report = _with_right(request, uid, "return")
    figures = figures_shown(report)
    form = ReturnForm(posted(request), figures=figures)
    sendings = list(report.sendings.all())
    if request.method == "POST" and form.is_valid() and _returned(request, report, form):
        messages.success(request, "Đã trả lại kèm lý do.")
        return redirect("report_read", report.uid)
    about = _about(request, report)
    context = {
        **about,
        "form": form,
        "pairs": returned_figures(report, figures, form),
        "number": sendings[0].number,
        "changes": changes_since(request, sendings, report_changes),
        "title": f"Trả lại {first_lower(about['title'])}",
        "crumbs": [*about["crumbs"], (about["title"], reverse("report_read", args=[report.uid]))],
    }
    return render(request, "targets/report_return.html", context)


@login_required
def figure_correct(request: HttpRequest, uid: UUID, reported_uid: UUID) -> HttpResponse:
    """Correct a figure of a locked period; the old one stays beside it."""
    report = common.report_seen(request, uid)
    rows = report.figures.select_related(
        "share__target__indicator", "share__target__current", "strand"
    )
    figure = get_object_or_404(rows, uid=reported_uid)
    figure.report = report
    if granting(request.user, "targets.keep", report.commune) is None:
        raise PermissionDenied("Chỉ công chức phụ trách thi đua sửa số đã khóa.")
    form = CorrectForm(posted(request), figure=figure)
    if request.method == "POST" and form.is_valid() and _corrected(request, figure, form):
        messages.success(request, "Đã sửa. Số cũ, số mới và lý do đều hiện ở báo cáo.")
        return redirect("report_read", report.uid)
    return render(request, "targets/report_correct.html", _correction(request, figure, form))


def _about(request: HttpRequest, report: UnitReport) -> dict[str, Any]:
    unit = common.unit_words(report)
    crumbs = [("Báo cáo", reverse("report_list"))]
    if report.commune_id in offices_read(request.user):
        crumbs.append((report.period.name, reverse("period_reports", args=[report.period.uid])))
    return {
        "title": common.report_title(report, unit),
        "crumbs": crumbs,
        "report": report,
        "period": report.period,
        "unit_words": unit,
        "next_words": common.next_words(report, is_own=common.heads(request.user, report)),
        "device_key": f"{report.period.uid}:{report.unit.uid}",
        **common.state_of(report),
    }


def _may(request: HttpRequest, report: UnitReport) -> dict[str, bool]:
    return {
        name: granting(request.user, f"targets.{name}_report", report) is not None
        for name in RIGHTS
    }


def _why_not(request: HttpRequest, report: UnitReport) -> str:
    """Say why somebody who approves reports cannot approve this one."""
    if report.state != ReportState.SENT or _may(request, report)["approve"]:
        return ""
    roles = {one.role for one in memberships(request.user)}
    if not roles & set(DECIDING):
        return ""
    return (
        "Người nhập thay không tự duyệt. Duyệt được khi người đứng đầu đơn vị xác nhận “đúng”; "
        "hoặc người khác duyệt."
    )


def _corrects(request: HttpRequest, report: UnitReport) -> bool:
    keeps = granting(request.user, "targets.keep", report.commune) is not None
    return keeps and report.state == ReportState.LOCKED


def _with_right(request: HttpRequest, uid: UUID, name: str) -> UnitReport:
    """Return the report; 403 for who has no hand in it, 409 where it is too late."""
    report = common.report_seen(request, uid)
    if granting(request.user, f"targets.{name}_report", report) is None:
        _refuse(request, report, name)
    return report


def _refuse(request: HttpRequest, report: UnitReport, name: str) -> None:
    """Call the service for its own words about the moment; else it is the right."""
    if name == "recall" and common.writes_for(request.user, report):
        services.report_recall(report=report, by=request.user)
    decides = {one.role for one in memberships(request.user)} & set(DECIDING)
    is_sent = report.state in (ReportState.SENT, ReportState.APPROVED)
    if name == "return" and decides and not (is_sent and report.period.state == PeriodState.OPEN):
        raise WrongState(
            f"Báo cáo này đang “{report.get_state_display()}”. "
            "Trả lại được khi đơn vị đã gửi và kỳ đang nhận báo cáo."
        )
    raise PermissionDenied("Đồng chí không làm được việc này với báo cáo này.")


def _done(
    request: HttpRequest, uid: UUID, service: Callable[..., UnitReport], words: str
) -> HttpResponse:
    report = common.report_seen(request, uid)
    page = reverse("report_read", args=[report.uid])
    act = partial(service, report=report, by=request.user)
    return done_as_read(request, report, act, words, page)


def _returned(request: HttpRequest, report: UnitReport, form: ReturnForm) -> bool:
    shown = report.version
    as_read(request, report)
    try:
        services.report_return(
            report=report,
            reasons=form.reasons,
            note=form.cleaned_data["note"],
            by=request.user,
        )
    except (ValidationError, SentAnew) as error:
        report.version = shown  # the page that is shown now has read this one
        put_refusal(form, error)
        return False
    return True


def _corrected(request: HttpRequest, figure: ReportFigure, form: CorrectForm) -> bool:
    try:
        services.figure_correct(figure=figure, by=request.user, **form.cleaned_data)
    except services.Doubtful as error:
        for doubts in error.doubts.values():
            form.add_error(None, " ".join(doubt.sentence for doubt in doubts))
        return False
    except ValidationError as error:
        put_refusal(form, error)
        return False
    return True


def _correction(request: HttpRequest, figure: ReportFigure, form: CorrectForm) -> dict[str, Any]:
    about = _about(request, figure.report)
    target = figure.share.target
    back = reverse("report_read", args=[figure.report.uid])
    return {
        **about,
        "title": f"Sửa số đã khóa: {target.name}",
        "crumbs": [*about["crumbs"], (about["title"], back)],
        "figure": figure,
        "said": figure_words(figure, target.indicator.unit_text),
        "form": form,
        "back": back,
    }


def _many_approved(request: HttpRequest, period: Period) -> HttpResponse:
    versions = ticked(request.POST.getlist("bao-cao"))
    rows = list(reports_visible_to(request.user).filter(period=period, uid__in=versions))
    if not rows:
        messages.error(request, "Chưa chọn báo cáo nào. Tích ở đầu dòng rồi bấm Duyệt.")
        return redirect("period_reports", period.uid)
    for row in rows:
        row.period, row.version = period, versions[row.uid]
    approved, refused = services.reports_approve(reports=rows, by=request.user)
    if approved:
        messages.success(request, f"Đã duyệt {len(approved)} báo cáo. Số đã vào kết quả.")
    for report, why in refused:
        messages.error(request, f"{common.unit_words(report)}: {why}")
    return redirect("period_reports", period.uid)


def _is_odd(row: UnitRow, group: str) -> bool:
    return group == "khac-thuong" and bool(row.odd) and row.group == "cho-duyet"


def _counters(rows: list[UnitRow], group: str) -> list[dict[str, Any]]:
    numbers = counted(rows)
    counters = [{"figure": len(rows), "label": "Tất cả", "url": "?", "current": not group}]
    counters += [
        {
            "figure": numbers[word],
            "label": label,
            "kind": kind,
            "url": f"?nhom={word}",
            "current": group == word,
        }
        for word, (label, kind) in GROUPS.items()
    ]
    return counters
