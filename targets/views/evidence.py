"""Files that prove a report."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from emulation.papers.downloads import attachment_response
from targets import services
from targets.forms.report import ReportForm
from targets.models import Evidence
from targets.views import report_common as common
from targets.views.reports import take


@login_required
@require_safe
def evidence_file(request: HttpRequest, uid: UUID, evidence_uid: UUID) -> HttpResponse:
    evidence = _evidence(request, uid, evidence_uid)
    report = evidence.report
    if report.first_sent_at is None and not common.writes_for(request.user, report):
        raise Http404  # a draft is its unit's own
    return attachment_response(evidence.attachment)


@require_POST
@login_required
def evidence_remove(request: HttpRequest, uid: UUID, evidence_uid: UUID) -> HttpResponse:
    """Take a file back; the figures typed on the page are kept with it."""
    evidence = _evidence(request, uid, evidence_uid)
    report = evidence.report
    if "version" in request.POST:
        take(request, ReportForm(report, request.POST), is_sent=False)
    services.evidence_remove(evidence=evidence, by=request.user)
    messages.success(request, "Đã bỏ tệp.")
    return redirect("report_write", report.period.uid, report.unit.uid)


def _evidence(request: HttpRequest, uid: UUID, evidence_uid: UUID) -> Evidence:
    report = common.report_seen(request, uid)
    rows = report.evidence.select_related("attachment")
    evidence = get_object_or_404(rows, uid=evidence_uid)
    evidence.report = report
    return evidence
