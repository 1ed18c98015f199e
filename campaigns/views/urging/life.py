"""Letters to late units are approved and issued, each step on a page that shows them all."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from campaigns import services
from campaigns.forms.urging import UrgingIssueForm
from campaigns.models import Urging
from campaigns.routing.forms import RouteNoteForm, series_of, typed_day
from campaigns.routing.standing import submitted_words
from campaigns.urging.letters import contents_of, document_of
from campaigns.views.urging.common import rows_of
from campaigns.views.urging.stepping import PAGES
from emulation.lib.pages import posted
from emulation.papers.models import PaperKind
from emulation.papers.pdf import paper_html


@PAGES.step("campaigns.approve_urging")
def urging_approve(request: HttpRequest, urging: Urging) -> HttpResponse:
    """Every letter as the paper that it will be, then one decision on all."""
    form = RouteNoteForm(posted(request), paper=urging)
    if form.done_by(PAGES.service(services.urging_approve, urging, request.user)):
        return PAGES.done(request, urging, "Đã duyệt. Văn thư cho số, ngày và ban hành.")
    rows = [row for row, _ in rows_of(urging)]
    contents = contents_of(urging, rows)
    return PAGES.confirm(
        request,
        urging,
        "campaigns/urging/approve.html",
        title="Duyệt công văn đôn đốc",
        submitted_words=submitted_words(urging),
        papers=[
            (content["unit"], row.late, paper_html(document_of(row, content), on_screen=True))
            for row, content in zip(rows, contents, strict=True)
        ],
        form=form,
        action_label=f"Duyệt {len(rows)} công văn",
    )


@PAGES.step("campaigns.issue_urging")
def urging_issue(request: HttpRequest, urging: Urging) -> HttpResponse:
    rows, day = rows_of(urging), typed_day(request.POST)
    series = series_of(urging.commune, PaperKind.LETTER, day.year)
    form = UrgingIssueForm(posted(request), paper=urging, rows=rows, series=series)
    if form.done_by(PAGES.service(services.urging_issue, urging, request.user)):
        return PAGES.done(request, urging, f"Đã ban hành {len(rows)} công văn.")
    return PAGES.confirm(
        request,
        urging,
        "campaigns/urging/issue.html",
        title="Cho số và ban hành công văn",
        rows=rows,
        series=series,
        form=form,
        year=day.year,
    )
