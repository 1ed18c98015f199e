"""The chairman's one page, names taken out of it, and the number of the records clerk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from awards.deciding import services
from awards.deciding.content import Content, lines_of
from awards.deciding.forms import DecisionIssueForm, NamesReturnForm
from awards.deciding.papers import document_of, group_heading, shown_content
from awards.deciding.reading import Entry, Group, entries_of
from awards.deciding.views.common import PAGES
from awards.funding.balance import after_decision
from awards.models import Decision
from awards.states import DecisionKind
from campaigns.routing.forms import RouteNoteForm, series_of, typed_day
from campaigns.routing.standing import submitted_words
from emulation.lib.pages import posted
from emulation.papers.pdf import paper_html


@PAGES.step("awards.approve_decision")
def decision_approve(request: HttpRequest, decision: Decision) -> HttpResponse:
    """List, votes, conditions, money and the paper itself, then one decision on all."""
    form = RouteNoteForm(posted(request), paper=decision)
    if form.done_by(PAGES.service(services.decision_approve, decision, request.user)):
        return PAGES.done(request, decision, "Đã duyệt. Văn thư cho số, ngày và ban hành.")
    entries, _ = entries_of(decision)
    content = shown_content(decision)
    return PAGES.confirm(
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


@PAGES.step("awards.return_names")
def decision_names_return(request: HttpRequest, decision: Decision) -> HttpResponse:
    form = NamesReturnForm(posted(request), paper=decision, lines=lines_of(decision))
    if form.done_by(PAGES.service(services.names_return, decision, request.user)):
        told = "Đã trả lại các tên có lý do. Các tên khác chờ duyệt tiếp."
        return PAGES.done(request, decision, told)
    return PAGES.confirm(
        request,
        decision,
        "awards/deciding/return_names.html",
        title="Trả lại từng tên",
        form=form,
        action_label="Trả lại các tên có lý do",
    )


@PAGES.step("awards.issue_decision")
def decision_issue(request: HttpRequest, decision: Decision) -> HttpResponse:
    day = typed_day(request.POST)
    series = series_of(decision.commune, decision.paper_kind, day.year)
    form = DecisionIssueForm(posted(request), paper=decision, series=series)
    if form.done_by(PAGES.service(services.decision_issue, decision, request.user)):
        return PAGES.done(request, decision, f"Đã ban hành {decision.paper.citation}.")
    return PAGES.confirm(
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
