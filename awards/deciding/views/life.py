"""The chairman's one page, names taken out of it, and the number of the records clerk."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from awards.deciding import services
from awards.deciding.content import Content, lines_of
from awards.deciding.forms import (
    DecisionIssueForm,
    DecisionNoteForm,
    NamesReturnForm,
    typed_day,
)
from awards.deciding.papers import document_of, group_heading, shown_content
from awards.deciding.reading import Entry, Group, entries_of
from awards.deciding.standing import submitted_words
from awards.deciding.views.common import confirm, done, step
from awards.funding.balance import after_decision
from awards.models import Decision
from awards.states import DecisionKind
from emulation.lib.pages import posted
from emulation.org.models import Commune
from emulation.org.selectors import commune_unit
from emulation.papers.models import NumberSeries
from emulation.papers.pdf import paper_html
from emulation.papers.services import series_for


@step("awards.approve_decision")
def decision_approve(request: HttpRequest, decision: Decision) -> HttpResponse:
    """List, votes, conditions, money and the paper itself, then one decision on all."""
    form = DecisionNoteForm(posted(request), decision=decision)
    if form.done_by(services.decision_approve, decision, request.user):
        return done(request, decision, "Đã duyệt. Văn thư cho số, ngày và ban hành.")
    entries, _ = entries_of(decision)
    content = shown_content(decision)
    return confirm(
        request,
        decision,
        "awards/deciding/approve.html",
        title=f"Duyệt {decision.get_kind_display().lower()}",
        submitted_words=submitted_words(decision),
        groups=groups_of(content, entries),
        odd=sum(entry.is_odd for entry in entries),
        names=len(entries),
        after=after_decision(decision) if decision.kind == DecisionKind.AWARD else None,
        may_return_names=decision.kind != DecisionKind.REVOKE and len(entries) > 1,
        paper=paper_html(document_of(decision, content), on_screen=True),
        form=form,
        action_label=f"Duyệt {len(entries)} tên",
    )


@step("awards.return_names")
def decision_names_return(request: HttpRequest, decision: Decision) -> HttpResponse:
    form = NamesReturnForm(posted(request), decision=decision, lines=lines_of(decision))
    if form.done_by(services.names_return, decision, request.user):
        return done(request, decision, "Đã trả lại các tên có lý do. Các tên khác chờ duyệt tiếp.")
    return confirm(
        request,
        decision,
        "awards/deciding/return_names.html",
        title="Trả lại từng tên",
        form=form,
        action_label="Trả lại các tên có lý do",
    )


@step("awards.issue_decision")
def decision_issue(request: HttpRequest, decision: Decision) -> HttpResponse:
    day = typed_day(request.POST)
    series = _series(decision.commune, decision.paper_kind, day.year)
    form = DecisionIssueForm(posted(request), decision=decision, series=series)
    if form.done_by(services.decision_issue, decision, request.user):
        return done(request, decision, f"Đã ban hành {decision.paper.citation}.")
    return confirm(
        request,
        decision,
        "awards/deciding/issue.html",
        title="Cho số và ban hành",
        series=series,
        form=form,
        year=day.year,
        paper_kind=decision.paper_kind.label.lower(),
    )


def groups_of(content: Content, entries: list[Entry]) -> list[Group]:
    """Return the names under the headings of the list, as it was submitted or is written."""
    by_uid = {str(entry.line.uid): entry for entry in entries}
    return [
        Group(group_heading(each), [by_uid[row["uid"]] for row in each["rows"]])
        for each in content["groups"]
    ]


def _series(commune: Commune, kind: str, year: int) -> NumberSeries | None:
    try:
        return series_for(body=commune_unit(commune), kind=kind, year=year)
    except ValidationError:
        return None
