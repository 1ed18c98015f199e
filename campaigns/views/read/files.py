"""The files of a plan, and the style of its paper on the screen."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from campaigns import plan_page
from campaigns.selectors import plan_for
from emulation.papers.downloads import attachment_response, safe_file_name
from emulation.papers.models import Attachment, PaperFile
from emulation.papers.pdf import paper_css, render_pdf
from emulation.papers.sniffing import CONTENT_TYPES
from emulation.papers.word import render_docx

RENDERERS = {PaperFile.Format.PDF: render_pdf, PaperFile.Format.DOCX: render_docx}


@login_required
@require_safe
def cited_file(request: HttpRequest, uid: UUID, file_uid: UUID) -> HttpResponse:
    """Hand out the file of a paper that the plan cites, as the reader's content names it."""
    plan = plan_for(request.user, uid)
    named = [basis.get("file") for basis in plan_page.shown_of(plan).content["bases"]]
    if str(file_uid) not in [file["uid"] for file in named if file]:
        raise Http404
    attachments = Attachment.objects.filter(commune=plan.commune_id)
    return attachment_response(get_object_or_404(attachments, uid=file_uid))


@login_required
@require_safe
def plan_file(request: HttpRequest, uid: UUID, format: str) -> HttpResponse:
    """Lead to the stored bytes of the issued paper; print a draft anew."""
    plan = plan_for(request.user, uid)
    if format not in RENDERERS:
        raise Http404
    if plan.is_published:
        return redirect("paper_file", plan.paper.uid, format)
    document = plan_page.shown_of(plan).document
    name = safe_file_name(f"Dự thảo {plan.year} {document.title}")
    return HttpResponse(
        RENDERERS[PaperFile.Format(format)](document),
        content_type=CONTENT_TYPES[format],
        headers={
            "Content-Disposition": content_disposition_header(True, f"{name}.{format}"),
            "X-Content-Type-Options": "nosniff",
        },
    )


@require_safe
@cache_control(public=True, max_age=3600)
def paper_style(request: HttpRequest) -> HttpResponse:
    """The style sheet of the paper on the screen; it says nothing about anybody."""
    return HttpResponse(paper_css(), content_type="text/css; charset=utf-8")
