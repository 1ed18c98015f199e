"""Blank sheets to print: of one unit, or of all units of a period in one file."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from emulation.org.rights import granting
from emulation.papers.document import Document
from emulation.papers.downloads import safe_file_name
from emulation.papers.pdf import papers_pdf
from targets.report_papers import sheet_of, sheets_of
from targets.views import report_common as common

NO_SHEET = "Kỳ này chưa đơn vị nào phải báo cáo: chưa giao chỉ tiêu. Giao chỉ tiêu trước."


@login_required
@require_safe
def report_sheet(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    report = common.report_place(request, uid, unit_uid)
    common.require_writer(request, report)
    sheet = sheet_of(report.period, report.unit)
    if sheet is None:
        raise Http404(NO_SHEET)
    return _printed([sheet], f"Phiếu báo cáo {report.period.name} {common.unit_words(report)}")


@login_required
@require_safe
def period_sheets(request: HttpRequest, uid: UUID) -> HttpResponse:
    period = common.period_seen(request, uid)
    if granting(request.user, "targets.keep", period.commune) is None:
        raise PermissionDenied("Chỉ công chức phụ trách thi đua in phiếu của mọi đơn vị.")
    sheets = sheets_of(period)
    if not sheets:
        raise ValidationError(NO_SHEET)
    return _printed(sheets, f"Phiếu báo cáo {period.name}")


def _printed(sheets: Sequence[Document], name: str) -> HttpResponse:
    disposition = content_disposition_header(False, f"{safe_file_name(name)}.pdf")
    return HttpResponse(
        papers_pdf(sheets),
        content_type="application/pdf",
        headers={"Content-Disposition": disposition},
    )
