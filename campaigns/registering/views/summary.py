"""The commune's summary of registrations: on the screen, as a paper, as an Excel file."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.models import Campaign
from campaigns.registering.office.summary import Summary, summary_of
from campaigns.registering.papers.table import summary_document, summary_workbook
from campaigns.registering.views import office_common as common
from emulation.org.sheets import file_response
from emulation.papers.paging import kept_pdf
from emulation.papers.pdf import paper_html
from emulation.papers.word import render_docx


@login_required
@require_safe
def registration_summary(request: HttpRequest, uid: UUID) -> HttpResponse:
    campaign = common.campaign_of_office(request, uid)
    summary = summary_of(campaign)
    is_draft = _is_draft(campaign, summary)
    context = {
        "title": "Bảng tổng hợp đăng ký",
        "crumbs": common.crumbs_to(campaign, common.list_crumb(campaign)),
        **common.about(campaign, request),
        "summary": summary,
        "is_draft": is_draft,
        "paper": paper_html(summary_document(campaign, summary, is_draft=is_draft), on_screen=True),
    }
    return render(request, "campaigns/registering/summary.html", context)


@login_required
@require_safe
def summary_file(request: HttpRequest, uid: UUID, format: str) -> HttpResponse:
    campaign = common.campaign_of_office(request, uid)
    summary = summary_of(campaign)
    document = summary_document(campaign, summary, is_draft=_is_draft(campaign, summary))
    made = kept_pdf if format == "pdf" else render_docx
    return common.sent_as(made(document), format, document.title)


@login_required
@require_safe
def summary_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    campaign = common.campaign_of_office(request, uid)
    book = summary_workbook(summary_of(campaign))
    return file_response(book, f"tong-hop-dang-ky-{campaign.starts_on:%Y}")


def _is_draft(campaign: Campaign, summary: Summary) -> bool:
    """It is final once nobody may register any more and nothing waits."""
    return campaign.is_open or not campaign.is_launched or bool(summary.waiting)
