"""Letters to late units are approved and issued, each step on a page that shows them all."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from campaigns import services
from campaigns.forms.urging import UrgingIssueForm, UrgingNoteForm, typed_day
from campaigns.models import Urging
from campaigns.urging.letters import contents_of, document_of
from campaigns.urging.standing import submitted_words
from campaigns.views.urging.common import rows_of
from campaigns.views.urging.stepping import confirm, done, step
from emulation.lib.pages import posted
from emulation.org.models import Commune
from emulation.org.selectors import commune_unit
from emulation.papers.models import NumberSeries, PaperKind
from emulation.papers.pdf import paper_html
from emulation.papers.services import series_for


@step("campaigns.approve_urging")
def urging_approve(request: HttpRequest, urging: Urging) -> HttpResponse:
    """Every letter as the paper that it will be, then one decision on all."""
    form = UrgingNoteForm(posted(request), urging=urging)
    if form.done_by(services.urging_approve, urging, request.user):
        return done(request, urging, "Đã duyệt. Văn thư cho số, ngày và ban hành.")
    rows = [row for row, _ in rows_of(urging)]
    contents = contents_of(urging, rows)
    return confirm(
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


@step("campaigns.issue_urging")
def urging_issue(request: HttpRequest, urging: Urging) -> HttpResponse:
    rows, day = rows_of(urging), typed_day(request.POST)
    series = _series(urging.commune, day.year)
    form = UrgingIssueForm(posted(request), urging=urging, rows=rows, series=series)
    if form.done_by(services.urging_issue, urging, request.user):
        return done(request, urging, f"Đã ban hành {len(rows)} công văn.")
    return confirm(
        request,
        urging,
        "campaigns/urging/issue.html",
        title="Cho số và ban hành công văn",
        rows=rows,
        series=series,
        form=form,
        year=day.year,
    )


def _series(commune: Commune, year: int) -> NumberSeries | None:
    try:
        return series_for(body=commune_unit(commune), kind=PaperKind.LETTER, year=year)
    except ValidationError:
        return None
