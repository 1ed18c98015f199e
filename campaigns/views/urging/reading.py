"""Letters to late units as they are read and printed, one by one or all in one file."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from campaigns.models import UrgingState
from campaigns.routing.standing import UNDO, returned_words
from campaigns.urging.letters import contents_of, document_of
from campaigns.urging.standing import next_steps, standing, why_not
from campaigns.views.urging.common import crumbs_to, rows_of, urging_seen
from emulation.papers.downloads import paper_file_response, safe_file_name
from emulation.papers.pdf import letters_pdf, paper_html, render_pdf
from emulation.papers.sniffing import CONTENT_TYPES
from emulation.papers.word import render_docx
from emulation.trail.selectors import entries_of


@login_required
@require_safe
def urging_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    urging = urging_seen(request.user, uid)
    rows = rows_of(urging)
    first = contents_of(urging, [row for row, _ in rows])[0]
    steps = next_steps(request.user, urging)
    context = {
        "urging": urging,
        "title": str(urging),
        "crumbs": crumbs_to(),
        "rows": rows,
        "standing": standing(urging),
        "steps": [step for step in steps if step.style != UNDO],
        "undo": next((step for step in steps if step.style == UNDO), None),
        "why_not": why_not(request.user, urging),
        "returned_by": returned_words(urging),
        "is_issued": urging.state == UrgingState.ISSUED,
        "paper": paper_html(document_of(rows[0][0], first), on_screen=True),
        "history": entries_of(urging.uid),
    }
    return render(request, "campaigns/urging/read.html", context)


@login_required
@require_safe
def urging_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    """All letters in one file, each from a page of its own."""
    urging = urging_seen(request.user, uid)
    rows = [row for row, _ in rows_of(urging)]
    documents = [
        document_of(row, content)
        for row, content in zip(rows, contents_of(urging, rows), strict=True)
    ]
    return _file(letters_pdf(documents), "pdf", str(urging))


@login_required
@require_safe
def urged_file(request: HttpRequest, uid: UUID, letter_uid: UUID, format: str) -> HttpResponse:
    """One letter: as it was issued, or as a draft."""
    urging = urging_seen(request.user, uid)
    row = get_object_or_404(urging.units.select_related("unit", "paper__number"), uid=letter_uid)
    if row.paper:
        return paper_file_response(row.paper.files.get(format=format))
    content = contents_of(urging, [row])[0]
    render_one = render_pdf if format == "pdf" else render_docx
    return _file(render_one(document_of(row, content)), format, f"{urging} {content['unit']}")


def _file(content: bytes, format: str, name: str) -> HttpResponse:
    named = content_disposition_header(True, f"{safe_file_name(name)}.{format}")
    return HttpResponse(
        content, content_type=CONTENT_TYPES[format], headers={"Content-Disposition": named}
    )
