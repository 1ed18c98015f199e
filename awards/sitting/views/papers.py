"""The papers of a sitting: printed from its rows; the minutes once more as they were issued."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from awards.models import Sitting
from awards.pages import form_page, tried
from awards.sitting import services
from awards.sitting.forms import NumberForm, SureForm
from awards.sitting.papers.minutes import minutes_document
from awards.sitting.papers.sheets import (
    agenda_document,
    count_document,
    score_document,
    slip_documents,
)
from awards.sitting.views import common
from emulation.lib.dates import date_short
from emulation.lib.pages import posted
from emulation.lib.states import WrongState
from emulation.org.rights import require
from emulation.org.selectors import commune_unit
from emulation.papers.document import Document
from emulation.papers.downloads import safe_file_name
from emulation.papers.models import NumberSeries, PaperKind, SeriesKind
from emulation.papers.pdf import papers_pdf, render_pdf
from emulation.papers.sniffing import CONTENT_TYPES
from emulation.papers.word import render_docx

PAPERS: dict[str, tuple[str, Callable[[Sitting], Document]]] = {
    "minutes": ("Biên bản họp", minutes_document),
    "count": ("Biên bản kiểm phiếu", count_document),
    "agenda": ("Danh sách trình Hội đồng", agenda_document),
    "score": ("Phiếu chấm điểm hồ sơ", score_document),
}


@login_required
@require_safe
def sitting_paper(request: HttpRequest, uid: UUID, paper: str, format: str) -> HttpResponse:
    """A paper as PDF or Word; minutes with a number as they were stored."""
    sitting = common.sitting_seen(request.user, uid)
    if paper == "minutes" and sitting.minutes_id:
        return redirect("paper_file", sitting.minutes.uid, format)
    name, compose = PAPERS[paper]
    render = render_pdf if format == "pdf" else render_docx
    return _download(sitting, name, format, render(compose(sitting)))


@login_required
@require_safe
def slips_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The slips of the ballots on paper, one of each kind, to copy and cut."""
    sitting = common.sitting_seen(request.user, uid)
    slips = slip_documents(sitting)
    if not slips:
        raise WrongState("Chương trình không có hồ sơ nào bỏ phiếu giấy.")
    return _download(sitting, "Phiếu biểu quyết", "pdf", papers_pdf(slips))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def minutes_issue(request: HttpRequest, uid: UUID) -> HttpResponse:
    sitting = common.sitting_seen(request.user, uid)
    require(request.user, "awards.issue_minutes", sitting)
    form = NumberForm(posted(request)) if _is_typed(sitting) else SureForm(posted(request))

    def issue() -> None:
        services.minutes_issue(sitting=sitting, by=request.user, **form.cleaned_data)

    if tried(form, issue):
        messages.success(request, f"Biên bản đã có số {sitting.minutes.full_number}.")
        return redirect("sitting_read", sitting.uid)
    return form_page(
        request,
        form,
        title="Cấp số biên bản",
        crumbs=common.sitting_crumbs(sitting),
        why="Biên bản được in, lưu và có mã xác minh; sau đó diễn biến, kết luận không sửa nữa.",
        action_label="Cấp số, lưu biên bản",
        cancel_url=common.sitting_url(sitting),
    )


def _is_typed(sitting: Sitting) -> bool:
    kinds = SeriesKind.objects.filter(
        commune=sitting.commune_id,
        body=commune_unit(sitting.commune),
        kind=PaperKind.MINUTES,
        year=sitting.held_on.year,
    )
    return kinds.filter(series__mode=NumberSeries.Mode.TYPED).exists()


def _download(sitting: Sitting, name: str, format: str, content: bytes) -> HttpResponse:
    day = date_short(sitting.held_on).replace("/", "-")
    file = f"{safe_file_name(f'{name} {day}')}.{format}"
    return HttpResponse(
        content,
        content_type=CONTENT_TYPES[format],
        headers={"Content-Disposition": content_disposition_header(True, file)},
    )
